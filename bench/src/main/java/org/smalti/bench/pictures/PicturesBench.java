package org.smalti.bench.pictures;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.smalti.media.program.FfmpegProgram;

/** {@code bench/pictures}: how like the pictures of media are to those of an ffmpeg program. */
public final class PicturesBench {
  /** dB: where both mean the same, this much should be reached. */
  private static final double ENOUGH = 40;

  private PicturesBench() {}

  /** @param words the program, a folder for what is made, and a file for the page (else it is only shown) */
  public static void main(String[] words) throws IOException {
    FfmpegProgram program = FfmpegProgram.find(Path.of(words[0]));
    FfmpegProgram turner = FfmpegProgram.find(Path.of(FfmpegProgram.EMBEDDED));
    Path work = Files.createDirectories(Path.of(words[1])).toRealPath();
    String table = table(new PictureComparison(program, turner, work), program);
    System.out.print(table);
    if (words.length > 2) {
      Files.writeString(Path.of(words[2]), introduction(program) + table);
    }
  }

  private static String introduction(FfmpegProgram program) throws IOException {
    try (var text = PicturesBench.class.getResourceAsStream("pictures.md")) {
      if (text == null) {
        throw new IOException("no text to begin with");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8)
          .replace("VERSION", program.version());
    }
  }

  private static String table(PictureComparison comparison, FfmpegProgram program)
      throws IOException {
    List<PictureKind> kinds = PictureKind.all().stream()
        .filter(kind -> !kind.usesZscale() || program.filters("zscale"))
        .toList();
    StringBuilder table = new StringBuilder("| | source | shown as | RGB dB | YUV dB | |\n");
    table.append("|---|---|---:|---:|---:|---|\n");
    int same = 0;
    int enough = 0;
    for (PictureKind kind : kinds) {
      PictureComparison.Likeness likeness = comparison.compare(kind);
      System.err.println(kind.name());
      boolean reached = likeness.rgb() >= ENOUGH && likeness.yuv() >= ENOUGH;
      same += kind.note().isEmpty() ? 1 : 0;
      enough += kind.note().isEmpty() && reached ? 1 : 0;
      String said = kind.note().isEmpty() && !reached ? "**less**" : kind.note();
      table.append(String.format(
          Locale.ROOT,
          "| %s | %s | %s | %s | %s | %s |%n",
          kind.group(),
          kind.name(),
          likeness.size(),
          number(likeness.rgb()),
          number(likeness.yuv()),
          said));
    }
    return table
        .append(String.format(
            Locale.ROOT,
            "%n%d kinds; in %d both mean the same, and %d of these reach %.0f dB in both forms.%n",
            kinds.size(),
            same,
            enough,
            ENOUGH))
        .toString();
  }

  private static String number(double decibels) {
    return Double.isNaN(decibels)
        ? "another size"
        : decibels >= PictureComparison.EQUAL
            ? "equal"
            : String.format(Locale.ROOT, "%.1f", decibels);
  }
}
