package org.smalti.core.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;

class SortTest {
  private static Table table(String... powers) {
    return Table.ofCells(
        new Columns("t.csv", List.of("power", "name")),
        IntStream.range(0, powers.length)
            .mapToObj(i -> new String[] {powers[i], String.valueOf((char) ('a' + i))})
            .toList());
  }

  private static String names(Table table) {
    return String.join("", table.stream().map(row -> row.text("name")).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "power=asc, cadbe",
    "power=desc, dacbe",
    "power, cadbe",
    "power=desc=2, da",
    "power=desc=0.6, dac",
    "power=desc=0.6&name=asc, acd",
    "name=desc, edcba",
    "'', abcde",
  })
  void appliesItsKeysInOrder(String sort, String expected) {
    assertThat(names(Sort.parse(sort).apply(table("10", "", "9", "10.5", " "))))
        .isEqualTo(expected);
  }

  @Test
  void missingCellsComeLastInEitherDirection() {
    Table table = table("nan", "2", "NaN", "NA", "3", "None", "x", "");
    assertThat(names(Sort.parse("power").apply(table))).isEqualTo("begacdfh");
    assertThat(names(Sort.parse("power=desc").apply(table))).isEqualTo("gebacdfh");
  }

  @Test
  void namesOfColumnsMayStandInQuotes() {
    Table table = Table.ofCells(
        new Columns("t.csv", List.of("a & b", "x=\"y\"", "name")),
        List.of(
            new String[] {"1", "7", "a"}, new String[] {"2", "7", "b"}, new String[] {"3", "6", "c"
            }));
    assertThat(names(Sort.parse("\"a & b\"=desc").apply(table))).isEqualTo("cba");
    assertThat(names(Sort.parse("'a & b'=desc=2 & \"x=\"\"y\"\"\" = asc").apply(table)))
        .isEqualTo("cb");
    assertThatThrownBy(() -> Sort.parse("\"a & b=desc")).hasMessageContaining("not closed");
    assertThatThrownBy(() -> Sort.parse("\"a\"b=desc")).hasMessageContaining("unexpected b");
  }

  @Test
  void trimmingStopsAtTheFloor() {
    Table ten = table("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
    assertThat(Sort.parse("power=desc=0.1").apply(ten, 4).size()).isEqualTo(4);
    assertThat(Sort.parse("power=desc=0.1").apply(ten, 40).size()).isEqualTo(10);
  }

  @Test
  void theSameSeedShufflesTheSameWay() {
    Table ten = table("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
    String once = names(Sort.parse("random=7").apply(ten));
    assertThat(names(Sort.parse("random=7").apply(ten))).isEqualTo(once).isNotEqualTo(names(ten));
    assertThat(names(Sort.parse("random=8").apply(ten))).isNotEqualTo(once);
  }

  @Test
  void rowsKeepTheNumberTheyHaveInTheirFile() {
    assertThat(Sort.parse("power=desc").apply(table("1", "2")).row(0).number()).isEqualTo(2);
  }

  @Test
  void sortsLikeAStableSortOfNumbers() {
    qt().forAll(lists().of(integers().between(-5, 5)).ofSizeBetween(0, 20)).checkAssert(numbers -> {
      Table sorted = Sort.parse("power")
          .apply(table(numbers.stream().map(String::valueOf).toArray(String[]::new)));
      for (int i = 1; i < sorted.size(); i++) {
        double before = sorted.row(i - 1).number("power");
        double after = sorted.row(i).number("power");
        assertThat(before < after
                || (before == after
                    && sorted.row(i - 1).number() < sorted.row(i).number()))
            .isTrue();
      }
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "power=up",
        "=asc",
        "power=asc=0",
        "power=asc=x",
        "power=asc=1=2",
        "random=x",
        "power=asc&"
      })
  void nonsenseIsAUsageError(String sort) {
    assertThatThrownBy(() -> Sort.parse(sort))
        .isInstanceOfSatisfying(
            SmaltiException.class, e -> assertThat(e.reason()).isEqualTo(Reason.USAGE))
        .hasMessageContaining("sort '" + sort + "'");
  }

  @Test
  void aColumnThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> Sort.parse("hz=asc").apply(table("1")))
        .hasMessageContaining("t.csv: no column hz");
  }
}
