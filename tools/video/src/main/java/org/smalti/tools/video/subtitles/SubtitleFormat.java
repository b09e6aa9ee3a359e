package org.smalti.tools.video.subtitles;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.CellFormat;
import org.smalti.media.Subtitle;

/** How subtitles are written. */
enum SubtitleFormat {
  /** SubRip: numbered, with times to the millisecond. */
  SRT {
    @Override
    void write(String film, List<Subtitle> subtitles, Appendable out) throws IOException {
      int number = 1;
      for (Subtitle each : subtitles) {
        out.append(Integer.toString(number++)).append('\n');
        out.append(stamp(each.start(), ',')).append(" --> ").append(stamp(each.end(), ','));
        out.append('\n').append(each.text()).append("\n\n");
      }
    }
  },
  /** WebVTT, for browsers. */
  VTT {
    @Override
    void write(String film, List<Subtitle> subtitles, Appendable out) throws IOException {
      out.append("WEBVTT\n\n");
      for (Subtitle each : subtitles) {
        out.append(stamp(each.start(), '.')).append(" --> ").append(stamp(each.end(), '.'));
        String text =
            each.text().replace("&", "&amp;").replace("<", "&lt;").replace("-->", "--&gt;");
        out.append('\n').append(text).append("\n\n");
      }
    }
  },
  /** A table with the columns of samples, and the text. */
  CSV {
    @Override
    void write(String film, List<Subtitle> subtitles, Appendable out) throws IOException {
      CSVPrinter printer = new CSVPrinter(
          out, CSVFormat.RFC4180.builder().setRecordSeparator('\n').get());
      printer.printRecord("filename", "start", "dur", "text");
      for (Subtitle each : subtitles) {
        printer.printRecord(
            film,
            CellFormat.decimal(1000 * each.start(), 3),
            CellFormat.decimal(1000 * (each.end() - each.start()), 3),
            each.text());
      }
    }
  };

  abstract void write(String film, List<Subtitle> subtitles, Appendable out) throws IOException;

  /** @throws SmaltiException if the extension of a name is none of these formats */
  static SubtitleFormat of(String name) {
    String extension = name.substring(name.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
    for (SubtitleFormat format : values()) {
      if (format.name().equals(extension)) {
        return format;
      }
    }
    throw SmaltiException.usage(name + ": subtitles are written as .srt, .vtt or .csv");
  }

  private static String stamp(double seconds, char point) {
    long millis = Math.round(1000 * Math.max(0, seconds));
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d%c%03d",
        millis / 3_600_000,
        millis / 60_000 % 60,
        millis / 1000 % 60,
        point,
        millis % 1000);
  }
}
