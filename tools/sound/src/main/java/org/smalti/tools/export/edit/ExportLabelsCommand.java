package org.smalti.tools.export.edit;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.smalti.core.run.Unit;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.EnumWord;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti export labels}: annotations of Sonic Visualiser. */
@Command(
    name = "labels",
    description = {
      "Write samples as annotations that Sonic Visualiser imports (File > Import Annotation"
          + " Layer): a CSV file without a header.",
      "Regions have time, pitch, duration and label, instants time and label, in seconds and Hz."
          + " Samples of several media files have a file for each: --out 'labels/%%s.csv'. A"
          + " sequence (column at) is labelled in the sound that is made of it."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  smalti export labels --in song.csv --form regions --out song.regions.csv")
public final class ExportLabelsCommand implements Callable<Integer> {
  /** The kinds of layers. */
  enum Form {
    REGIONS,
    INSTANTS;

    /** The word on the command line. */
    @Override
    public String toString() {
      return EnumWord.of(this);
    }
  }

  @Mixin
  private ListOptions options = new ListOptions();

  @Option(
      names = "--form",
      paramLabel = "FORM",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Form form = Form.REGIONS;

  @Override
  public Integer call() {
    Table table = options.table();
    List<ListFile> files = MarkFiles.of(options, table, this::text);
    return options.write(table, files, Unit.SAMPLES, table.size());
  }

  private String text(List<Mark> marks) {
    StringBuilder lines = new StringBuilder();
    for (Mark mark : marks) {
      String begin = seconds(mark.begin());
      lines.append(
          form == Form.INSTANTS
              ? TableWriter.line(begin, mark.label())
              : TableWriter.line(
                  begin,
                  CellFormat.decimal(Math.max(0, mark.hz()), 3),
                  seconds(mark.end() - mark.begin()),
                  mark.label()));
    }
    return lines.toString();
  }

  /** With decimals always: whole numbers are taken for frames of sound. */
  private static String seconds(double ms) {
    return String.format(Locale.ROOT, "%.9f", ms / 1000);
  }
}
