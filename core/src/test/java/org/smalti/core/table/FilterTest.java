package org.smalti.core.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.strings;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quicktheories.core.Gen;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;

class FilterTest {
  private static final Table FILMS = Table.ofCells(
      new Columns("films.csv", List.of("title", "samples", "medianPower", "date")),
      List.of(
          new String[] {"Parade (1906)", "700", "0.25", "1906-07-02"},
          new String[] {"City & Night", "500", "1.0", "2012"},
          new String[] {"007", "", "", ""}));
  private static final Table SOUNDS = Table.ofCells(
      new Columns("sounds.csv", List.of("hz", "power", "note", "mine")),
      List.of(
          new String[] {"440", "1", "A", "5"},
          new String[] {"nan", "NaN", "NA", "None"},
          new String[] {"1200", "NA", "D", ""}));

  private static String kept(String filter) {
    return kept(FILMS, filter);
  }

  private static String kept(Table table, String filter) {
    var predicate = Filter.parse(filter).bind(table.columns());
    return String.join(
        " ",
        table.stream()
            .filter(predicate)
            .map(row -> Integer.toString(row.number()))
            .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "samples>500; 1",
        "samples>=500; 1 2",
        "samples<600; 2",
        "samples=500.0; 2",
        "samples!=500; 1 3",
        "medianPower=1; 2",
        "title~=parade; 1",
        "title!~=a; 2 3",
        "title=007; 3",
        "samples?=; 1 2",
        "samples!?=; 3",
        "samples>600|medianPower>0.5; 1 2",
        "samples>600|medianPower>0.5&samples>900; 1",
        "(samples>600|medianPower>0.5)&samples<600; 2",
        "title=\"City & Night\"; 2",
        "title='Parade (1906)'; 1",
        "title=\"parade (1906)\"; 1",
        " samples > 500 & title ~= \"(\" ; 1",
        "date>2000-01-01; 2",
        "date<1910-01-01; 1",
        "title=\"\"|samples=700; 1",
        "\"title\"=007; 3",
      })
  void keepsTheRowsThatFit(String filter, String rows) {
    assertThat(kept(filter)).isEqualTo(rows);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "hz>1,000; write 1000",
        "hz=1 000.5; write 1000.5",
        "hz>100 and note=A; \"and\" is written &",
        "note=A or hz>500; \"or\" is written |",
        "note?= AND hz>500; \"and\" is written &",
        "hz>power; column hz holds numbers, and \"power\" is none (a filter compares a column with a value",
        "medianHz>low; column medianHz",
        "mine<x; row 1: column mine holds numbers, and \"x\" is none (& is and",
      })
  void whatWouldSilentlyCompareAsTextIsAnError(String filter, String message) {
    Table table = SOUNDS.with(List.of("medianHz"), i -> new String[] {"1"});
    assertThatThrownBy(() -> kept(table, filter))
        .isInstanceOfSatisfying(
            SmaltiException.class, e -> assertThat(e.reason()).isEqualTo(Reason.USAGE))
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "hz>0; 1 3",
        "hz<1; ''",
        "power?=; 1",
        "power!?=; 2 3",
        "mine!?=; 2 3",
        "mine=\"\"; 2 3",
        "note!=A; 2 3",
        "hz=nan; 2",
        "note~=rock and roll; ''",
        "note=\"A and hz>100\"; ''",
        "mine='1,000'; ''",
      })
  void nanNaAndNoneAreMissing(String filter, String rows) {
    assertThat(kept(SOUNDS, filter)).isEqualTo(rows.replace("'", ""));
  }

  @Test
  void theEmptyFilterKeepsEverything() {
    assertThat(kept("")).isEqualTo("1 2 3");
  }

  @Test
  void aColumnThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> kept("smaples>5"))
        .isInstanceOf(SmaltiException.class)
        .hasMessage(
            "films.csv: no column smaples; did you mean samples? It has title, samples, medianPower, date");
  }

  @Test
  void aNumberIsNotComparedWithText() {
    assertThatThrownBy(() -> kept("title>5"))
        .isInstanceOf(SmaltiException.class)
        .hasMessage(
            "films.csv, row 1: no number in column title (\"Parade (1906)\") to compare with 5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "samples",
        "samples>",
        ">5",
        "samples>5&",
        "samples=>5",
        "samples == 5",
        "title~=~x",
        "(samples>5",
        "samples>5)",
        "title=\"open",
        "samples?=3",
        "a=b(c)",
        "&",
        "|a=1",
        "()"
      })
  void nonsenseIsAUsageErrorThatNamesThePlace(String filter) {
    assertThatThrownBy(() -> Filter.parse(filter))
        .isInstanceOfSatisfying(
            SmaltiException.class, e -> assertThat(e.reason()).isEqualTo(Reason.USAGE))
        .hasMessageContaining("filter '" + filter + "', character ");
  }

  @Test
  void everyFilterIsReadAgainFromWhatItPrints() {
    qt().withExamples(3000)
        .forAll(filters(3))
        .checkAssert(filter -> assertThat(Filter.parse(filter.toString())).isEqualTo(filter));
  }

  @Test
  void anyTextIsReadOrRefusedWithAReason() {
    qt().withExamples(3000)
        .forAll(strings().betweenCodePoints(32, 126).ofLengthBetween(0, 30))
        .checkAssert(text -> {
          try {
            Filter.parse(text);
          } catch (SmaltiException explained) {
            assertThat(explained.getMessage()).contains("filter '");
          }
        });
  }

  @Test
  void tenThousandParenthesesAreRefusedRatherThanCrash() {
    assertThatThrownBy(() -> Filter.parse("(".repeat(10_000))).isInstanceOf(SmaltiException.class);
  }

  private static Gen<Filter> filters(int depth) {
    Gen<String> words = strings().betweenCodePoints(32, 126).ofLengthBetween(1, 6);
    Gen<Filter> conditions = words.zip(
        arbitrary().enumValues(Filter.Operator.class),
        strings().betweenCodePoints(32, 126).ofLengthBetween(0, 6),
        (column, operator, value) ->
            new Filter.Condition(column, operator, operator.takesValue() ? value : ""));
    if (depth == 0) {
      return conditions;
    }
    Gen<List<Filter>> parts = lists().of(filters(depth - 1)).ofSizeBetween(2, 3);
    return integers()
        .between(0, 2)
        .zip(conditions, parts, (kind, condition, some) -> switch (kind) {
          case 0 -> condition;
          case 1 -> new Filter.All(some);
          default -> new Filter.Any(some);
        });
  }
}
