package org.smalti.tools.video;

import java.nio.file.Files;
import java.util.concurrent.Callable;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.MediaFolderOption;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.cli.TableOptions;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti vsamples}: gives every sample a stretch of its film to be seen with. */
@Command(
    name = "vsamples",
    description = {
      "Give every sample a stretch of its film: columns vstart and vdur, in ms.",
      "It begins with the sound and is a whole multiple of it, long enough not to flicker, and ends before a cut; where a cut"
          + " comes too soon, it begins at the cut. Samples of files without picture get −1 and −1."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  smalti vsamples --in tmp/subset.csv --dir tmp/media")
public final class VsamplesCommand implements Callable<Integer> {
  @Mixin
  private TableOptions tables = new TableOptions();

  @Mixin
  private MediaFolderOption media = new MediaFolderOption();

  @Option(
      names = "--target",
      paramLabel = "MS",
      defaultValue = "1200",
      description = "the length a stretch should reach (default: ${DEFAULT-VALUE})")
  private double target;

  @Option(
      names = "--min",
      paramLabel = "MS",
      defaultValue = "256",
      description =
          "a piece before a cut that is shorter is passed over (default: ${DEFAULT-VALUE})")
  private double minimum;

  @Option(
      names = "--variance",
      paramLabel = "MS",
      defaultValue = "400",
      description = "the target grows by a random part of this (default: ${DEFAULT-VALUE})")
  private double variance;

  @Option(
      names = "--fps",
      paramLabel = "N",
      defaultValue = "30",
      description = "pictures compared in a second to find cuts (default: ${DEFAULT-VALUE})")
  private double fps;

  @Option(
      names = "--cuts",
      paramLabel = "RULE",
      description =
          "blocks: cuts show in the colour or in the parts of the picture; colour: in the mean colour only, as in"
              + " media-tools (default: ${DEFAULT-VALUE})")
  private CutRule cuts = CutRule.BLOCKS;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description = "of the random parts (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    SpanOptions options = new SpanOptions(target, minimum, variance, fps, cuts, seed);
    Table table = tables.read(Sample.PLACE);
    VsamplesStage spans = new VsamplesStage(table, known(table), options, media.media());
    try (Journal journal = run.journal(tables.out())) {
      if (run.force()) {
        spans.acquitAll(journal);
      } else {
        spans.skipFinished(journal);
      }
      if (run.dryRun()) {
        return run.would("look through " + spans.films() + " films for " + tables.out());
      }
      return spans.films() == 0 ? finished(table, spans) : fill(spans, journal);
    }
  }

  private int fill(VsamplesStage spans, Journal journal) {
    int done;
    try (Run stage = run.begin(VsamplesStage.STAGE, spans.samples(), Unit.SAMPLES)) {
      done = spans.run(run.engine(), journal, stage, tables::write);
    }
    return run.finish(tables.out(), done);
  }

  private int finished(Table table, VsamplesStage spans) {
    if (!tables.out().equals(tables.in())) {
      tables.write(spans.result());
    }
    run.say(
        table.size() == 0
            ? tables.in() + " has no samples"
            : tables.out() + " already has " + String.join(", ", VsamplesStage.COLUMNS)
                + "; --force finds them again");
    return ExitCode.OK;
  }

  /** Where earlier runs have left their spans: the output, if it has the same rows. */
  private Table known(Table table) {
    if (tables.out().equals(tables.in()) || !Files.exists(tables.out())) {
      return table;
    }
    Table old = TableReader.read(tables.out());
    boolean same = old.size() == table.size() && Sample.PLACE.stream().allMatch(old.columns()::has);
    for (int i = 0; same && i < table.size(); i++) {
      int row = i;
      same = Sample.PLACE.stream()
          .allMatch(column -> old.row(row).text(column).equals(table.row(row).text(column)));
    }
    return same ? old : table;
  }
}
