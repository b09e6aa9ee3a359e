package org.smalti.tools.export.edit;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.smalti.core.run.Unit;
import org.smalti.core.table.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code smalti export audacity}: a label track. */
@Command(
    name = "audacity",
    description = {
      "Write samples as a label track of Audacity, which 'smalti samples --from' reads too: begin,"
          + " end and label of each, in seconds.",
      "Samples of several media files have a track for each: --out 'labels/%%s.txt'. A sequence"
          + " (column at) is labelled in the sound that is made of it."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti export audacity --in song.csv --label '{note}{octave}' --out song.txt",
      "  smalti export audacity --in tmp/subset.csv --dir tmp/media --out 'labels/%%s.txt'"
    })
public final class ExportAudacityCommand implements Callable<Integer> {
  @Mixin
  private ListOptions options = new ListOptions();

  @Override
  public Integer call() {
    Table table = options.table();
    List<ListFile> files = MarkFiles.of(options, table, ExportAudacityCommand::text);
    return options.write(table, files, Unit.SAMPLES, table.size());
  }

  private static String text(List<Mark> marks) {
    StringBuilder lines = new StringBuilder();
    for (Mark mark : marks) {
      lines.append(String.format(
          Locale.ROOT, "%.6f\t%.6f\t%s\n", mark.begin() / 1000, mark.end() / 1000, mark.label()));
    }
    return lines.toString();
  }
}
