package org.smalti.core.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Names of what is kept beside an output and belongs to it: journal, failures, receipt, parts. File systems allow names
 * of {@value #LONGEST} bytes: where an output's name leaves no room for an addition, the companion has the beginning of
 * the name and a checksum of all of it.
 */
public final class CompanionName {
  /** Bytes of UTF-8. */
  public static final int LONGEST = 255;

  /** Samples that were cut of media files on the way to an output. */
  public static final String SAMPLES = "samples";
  /** A sequence that is played. */
  public static final String SEQUENCE = "sequence";
  /** The stretches of a sound that is followed. */
  public static final String TARGET = "target";

  private static final Pattern TABLE =
      Pattern.compile("\\.(.+)\\.(" + SAMPLES + "|" + SEQUENCE + "|" + TARGET + ")\\.csv");

  private CompanionName() {}

  /** A hidden file or folder beside an output, {@code .NAME.kind}; one that is hidden itself gets no second dot. */
  public static Path hidden(Path output, String kind) {
    String name = String.valueOf(output.getFileName());
    return beside(output, name.startsWith(".") ? "" : ".", name, "." + kind);
  }

  /**
   * A file beside an output that a person may see, {@code NAME.kind}. Beside a table of {@link #table} it is called for
   * the output that the table leads to: {@code NAME.role.kind}.
   */
  public static Path visible(Path output, String kind) {
    String name = String.valueOf(output.getFileName());
    Matcher table = TABLE.matcher(name);
    String shown = table.matches() ? table.group(1) + "." + table.group(2) : name;
    return beside(output, "", shown, "." + kind);
  }

  /**
   * A table that a command makes on the way to its output: {@code .NAME.role.csv}. The way from one such table to
   * another leads to the same output, and does not lengthen the name.
   */
  public static Path table(Path output, String role) {
    String name = String.valueOf(output.getFileName());
    Matcher table = TABLE.matcher(name);
    return table.matches()
        ? beside(output, ".", table.group(1), "." + role + ".csv")
        : hidden(output, role + ".csv");
  }

  /** A file beside another whose name is that one's and an addition. */
  public static Path with(Path file, String addition) {
    return beside(file, "", String.valueOf(file.getFileName()), addition);
  }

  /** How many bytes a name takes. */
  public static int bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length;
  }

  private static Path beside(Path output, String before, String name, String addition) {
    String whole = before + name + addition;
    return output.resolveSibling(
        bytes(whole) <= LONGEST ? whole : shortened(before, name, addition));
  }

  private static String shortened(String before, String name, String addition) {
    CRC32 sum = new CRC32();
    sum.update(name.getBytes(StandardCharsets.UTF_8));
    String after = String.format(Locale.ROOT, "~%08x", sum.getValue()) + addition;
    int room = LONGEST - bytes(before + after);
    int end = 0;
    while (end < name.length()) {
      int next = name.offsetByCodePoints(end, 1);
      if (bytes(name.substring(0, next)) > room) {
        break;
      }
      end = next;
    }
    return before + name.substring(0, end) + after;
  }
}
