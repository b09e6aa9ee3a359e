package org.smalti.core.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How a table is written: what separates its cells, and whether its numbers have a decimal comma, as those of
 * spreadsheets in many languages whose cells are separated by {@code ;}.
 *
 * @param hasLine whether the first line only names the separator ({@code sep=;})
 */
record TableDialect(char separator, boolean decimalComma, boolean hasLine) {
  private static final String SEPARATORS = ",;\t";
  /** How much of a table is looked at. */
  private static final int HEAD = 1 << 16;

  private static final Pattern SEPARATOR_LINE = Pattern.compile("sep=([,;\t])\r?");
  private static final Pattern DECIMAL_POINT = Pattern.compile("[-+]?\\d*\\.\\d+([eE][-+]?\\d+)?");
  private static final Pattern DECIMAL_COMMA =
      Pattern.compile("[-+]?(\\d{1,3}(\\.\\d{3})+|\\d*),\\d+([eE][-+]?\\d+)?");

  /** Finds out from the beginning of a table, which is then read again. */
  static TableDialect of(BufferedReader reader) throws IOException {
    reader.mark(HEAD + 1);
    char[] head = new char[HEAD];
    int length = 0;
    for (int n = 0; n >= 0 && length < HEAD; n = reader.read(head, length, HEAD - length)) {
      length += n;
    }
    reader.reset();
    return of(new String(head, 0, length), length == HEAD);
  }

  private static TableDialect of(String head, boolean cutOff) {
    List<String> lines = lines(head);
    if (cutOff && lines.size() > 1) {
      lines.remove(lines.size() - 1);
    }
    var line = SEPARATOR_LINE.matcher(lines.isEmpty() ? "" : lines.get(0));
    if (line.matches()) {
      char separator = line.group(1).charAt(0);
      return new TableDialect(separator, separator == ';' && !pointed(lines, separator), true);
    }
    char separator = separator(lines);
    return new TableDialect(separator, separator == ';' && !pointed(lines, separator), false);
  }

  /** The separator that stands in the first line, of several the one that stands as often in all lines. */
  private static char separator(List<String> lines) {
    char best = ',';
    int most = 0;
    for (int i = 0; i < SEPARATORS.length(); i++) {
      char separator = SEPARATORS.charAt(i);
      int[] counts =
          lines.stream().mapToInt(line -> cells(line, separator).size()).toArray();
      if (counts.length > 0 && counts[0] > 1) {
        boolean alike = Arrays.stream(counts).allMatch(count -> count == counts[0]);
        int weight = alike ? 1000 + counts[0] : 1;
        if (weight > most) {
          best = separator;
          most = weight;
        }
      }
    }
    return best;
  }

  private static boolean pointed(List<String> lines, char separator) {
    return lines.stream()
        .skip(1)
        .flatMap(line -> cells(line, separator).stream())
        .anyMatch(cell -> DECIMAL_POINT.matcher(cell.strip()).matches());
  }

  /** A cell as it stands in tables of ours: a number with a decimal comma gets a point. */
  String cell(String text) {
    if (!decimalComma
        || text.indexOf(',') < 0
        || !DECIMAL_COMMA.matcher(text.strip()).matches()) {
      return text;
    }
    return text.strip().replace(".", "").replace(',', '.');
  }

  /** Rows, which may go over several lines within quotes; empty ones are left out. */
  private static List<String> lines(String head) {
    List<String> lines = split(head, '\n');
    lines.removeIf(String::isBlank);
    return lines;
  }

  private static List<String> cells(String line, char separator) {
    return split(line, separator);
  }

  private static List<String> split(String text, char at) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      if (c == at && !quoted) {
        parts.add(text.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(text.substring(from));
    return parts;
  }
}
