package org.smalti.core.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnTypeFinderTest {
  private static ColumnType type(String column, String... cells) {
    return finder(column, cells).type();
  }

  private static ColumnTypeFinder finder(String column, String... cells) {
    ColumnTypeFinder finder = new ColumnTypeFinder(column);
    List.of(cells).forEach(finder::add);
    return finder;
  }

  @Test
  void wholeNumbersAndDecimalsAreNumbers() {
    assertThat(type("a", "1", "", "-1", "0", "9223372036854775807")).isEqualTo(ColumnType.WHOLE);
    for (String cell : new String[] {"0.25", "-.5", "1e5", "1.5E-7", "-0", "NaN", "nan"}) {
      assertThat(type("a", "1", cell)).as(cell).isEqualTo(ColumnType.DECIMAL);
    }
  }

  @Test
  void whatIsNotWrittenAsANumberIsText() {
    String[] words = {
      "007",
      "+49",
      " 1",
      "1 ",
      "1,5",
      "5.",
      "1e999",
      "-",
      ".",
      "e5",
      "1d",
      "0x10",
      "Infinity",
      "NA",
      "9223372036854775808",
      "1\0",
      "٣",
      "9".repeat(10_000)
    };
    for (String cell : words) {
      assertThat(type("a", "1", cell)).as(cell).isEqualTo(ColumnType.TEXT);
    }
  }

  @Test
  void aColumnWithoutANumberIsText() {
    assertThat(type("a")).isEqualTo(ColumnType.TEXT);
    assertThat(type("hz", "", "")).isEqualTo(ColumnType.TEXT);
    assertThat(type("a", "NaN", "")).isEqualTo(ColumnType.TEXT);
  }

  @Test
  void decimalsDoNotMakeTwoLargeNumbersOne() {
    assertThat(type("a", "9007199254740993", "9007199254740992")).isEqualTo(ColumnType.WHOLE);
    assertThat(type("a", "9007199254740993", "0.5")).isEqualTo(ColumnType.TEXT);
    assertThat(finder("a", "9007199254740993").fitsDoubles()).isFalse();
    assertThat(finder("a", "9007199254740992").fitsDoubles()).isTrue();
    assertThat(finder("a", "words").fitsDoubles()).isFalse();
  }

  @Test
  void aKnownColumnHasOneTypeInAllTables() {
    assertThat(type("hz", "-1", "440")).isEqualTo(ColumnType.DECIMAL);
    assertThat(type("medianHz", "440")).isEqualTo(ColumnType.DECIMAL);
    assertThat(type("start", "0")).isEqualTo(ColumnType.DECIMAL);
    assertThat(type("gridX", "3")).isEqualTo(ColumnType.WHOLE);
    assertThat(type("filename", "1905")).isEqualTo(ColumnType.TEXT);
    assertThat(type("crc32", "12345678")).isEqualTo(ColumnType.TEXT);
  }
}
