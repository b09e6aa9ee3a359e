package org.smalti.tools.audio.marks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.CellFormat;

/**
 * A label track of Audacity: lines of begin, end and label, separated by tabs, in seconds. Lines that begin with a
 * backslash are the frequencies of the label before, and are not needed.
 */
final class AudacityLabels {
  private AudacityLabels() {}

  static List<MarkedSpan> read(Path path) {
    List<String> lines;
    try {
      lines = Files.readAllLines(path);
    } catch (IOException e) {
      throw SmaltiException.input(
          path
              + ": neither labels of Audacity (UTF-8 text), a WAV file nor regions of REAPER (CSV)",
          e);
    }
    List<MarkedSpan> marks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = i == 0 ? lines.get(i).replaceFirst("^\ufeff", "") : lines.get(i);
      if (!line.isBlank() && !line.startsWith("\\")) {
        marks.add(mark(line, path + ", line " + (i + 1)));
      }
    }
    return marks;
  }

  private static MarkedSpan mark(String line, String where) {
    String[] fields = line.split("\t", 3);
    double begin = seconds(fields[0]);
    double end = fields.length > 1 ? seconds(fields[1]) : Double.NaN;
    if (!(begin >= 0 && end >= begin)) {
      throw SmaltiException.input(where + ": no begin and end in seconds, separated by a tab (\""
          + line.replaceAll("\\p{Cntrl}", " ") + "\"); labels of Audacity have them");
    }
    String label = fields.length > 2 ? fields[2].strip() : "";
    return end > begin
        ? new MarkedSpan(1000 * begin, 1000 * (end - begin), label, "")
        : MarkedSpan.moment(1000 * begin, label);
  }

  /** Audacity writes a comma where the language of its user does. */
  private static double seconds(String text) {
    return CellFormat.number(text.replace(',', '.'));
  }
}
