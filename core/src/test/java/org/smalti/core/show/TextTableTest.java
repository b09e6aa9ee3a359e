package org.smalti.core.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Table;

class TextTableTest {
  private static String printed(String[]... rows) {
    var out = new ByteArrayOutputStream();
    Columns columns = new Columns("test", List.of("file", "size", "notes"));
    new TextTable(Table.ofCells(columns, List.of(rows)))
        .print(new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void numbersStandToTheRightWithTheirUnits() {
    assertThat(printed(
            new String[] {"a.mp4", "1.4 MB", "done"},
            new String[] {"b.mp4", "", "2 errors"},
            new String[] {"long name.mp4", "12 kB", ""}))
        .isEqualTo("""
            file             size  notes
            a.mp4          1.4 MB  done
            b.mp4                  2 errors
            long name.mp4   12 kB
            """);
  }

  @Test
  void wideLettersTakeTwoColumns() {
    assertThat(printed(
            new String[] {"\u65e5\u672c.mp4", "1", "x"}, new String[] {"abcdefgh", "2", "y"}))
        .isEqualTo("""
            file      size  notes
            \u65e5\u672c.mp4     1  x
            abcdefgh     2  y
            """);
  }

  @Test
  void aNameStaysOneLine() {
    assertThat(printed(new String[] {"a\nb\u001b[2J", "1", ""}))
        .contains("a?b?[2J")
        .hasLineCount(2);
  }

  private static List<String> fitted(int width, List<String> names, String[]... rows) {
    var out = new ByteArrayOutputStream();
    new TextTable(Table.ofCells(new Columns("test", names), List.of(rows)))
        .print(new PrintStream(out, true, StandardCharsets.UTF_8), width);
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void onATerminalWordsAreShortenedBeforeColumnsAreLeftOut() {
    List<String> names = List.of("filename", "empty", "size", "codec");
    String[] row = {"a/long/way/to/a/file/that/is/long.mp4", "", "123456", "h264"};
    assertThat(fitted(58, names, row))
        .containsExactly(
            "filename                                 size  codec",
            "a/long/way/to/a/file/that/is/long.mp4  123456  h264",
            "not shown: empty");
    assertThat(fitted(44, names, row))
        .containsExactly(
            "filename                         size  codec",
            "a/long/way/to/…at/is/long.mp4  123456  h264",
            "not shown: empty");
    assertThat(fitted(26, names, row))
        .containsExactly(
            "filename              size", "a/long/w…/long.mp4  123456", "not shown: empty, codec");
    for (int width = 8; width < 60; width++) {
      int most = width;
      assertThat(fitted(width, names, row))
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(most));
    }
  }

  @Test
  void aDumbTerminalIsNotDrawnOn() {
    assertThat(Console.canBeRedrawn("dumb")).isFalse();
    assertThat(Console.canBeRedrawn("xterm-256color")).isTrue();
  }
}
