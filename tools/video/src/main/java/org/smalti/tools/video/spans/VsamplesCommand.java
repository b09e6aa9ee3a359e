package org.smalti.tools.video.spans;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.smalti.core.cli.GivenOptions;
import org.smalti.core.cli.MediaFolderOption;
import org.smalti.core.cli.PerFileRunOptions;
import org.smalti.core.cli.TableOptions;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.step.FileColumns;
import org.smalti.core.step.FileStep;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.media.DeinterlaceOption;
import org.smalti.tools.video.silent.SilentSamplesStage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code smalti vsamples}: gives every sample a stretch of its film to be seen with. */
@Command(
    name = "vsamples",
    description = {
      "Give every sample a stretch of its film: columns vstart and vdur, in ms.",
      "It begins with the sound and is a whole multiple of it, long enough not to flicker, and ends before a cut;"
          + " where a cut"
          + " comes too soon, it begins at the cut. Samples of files without picture get −1 and −1.",
      "With --silent, films without sound (hasAudio 0 in an items table) become samples of their own: scenes, cut where"
          + " movement begins into pieces of 400 to 4000 ms; power is how much moves."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti vsamples --in tmp/subset.csv --dir tmp/media",
      "  smalti vsamples --silent --in tmp/items.csv --dir tmp/media --out 'tmp/samples/%%s.csv'"
    })
public final class VsamplesCommand implements Callable<Integer> {
  private static final List<String> COLUMNS = List.of(Sample.VIDEO_START, Sample.VIDEO_DUR);

  /** Options of the stretches that belong to sounds. */
  private static final List<String> OF_SOUNDS = List.of(
      "--target",
      "--min",
      "--variance",
      "--fps",
      "--cuts",
      "--cut-table",
      "--seed",
      "--deinterlace");

  @Mixin
  private TableOptions tables = new TableOptions();

  @Mixin
  private MediaFolderOption media = new MediaFolderOption();

  @Option(
      names = "--silent",
      description =
          "cut the films of an items table that have no sound into samples, one table for each: --out 'DIR/%%s.csv'")
  private boolean silent;

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
      names = "--cut-table",
      paramLabel = "TABLE",
      description = "take the cuts from a table of 'smalti video cuts' instead of looking for them")
  private @Nullable Path cutTable;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description = "of the random parts (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Mixin
  private DeinterlaceOption pictures = new DeinterlaceOption();

  @Mixin
  private PerFileRunOptions run;

  @Spec
  private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (silent) {
      new GivenOptions(Objects.requireNonNull(spec))
          .refuse("--silent cuts films where movement begins; leave one of them out", OF_SOUNDS);
      var stage = new SilentSamplesStage(tables.out(), media.media(), run.context());
      return stage.cut(tables.read(List.of()), tables.in());
    }
    SpanOptions options = new SpanOptions(target, minimum, variance, fps, cuts, seed);
    Table table = tables.read(Sample.PLACE);
    MediaFolder folder = media.media();
    CutTable known = cutTable == null ? null : CutTable.read(cutTable);
    String scenes = cutTable == null ? "" : new Fingerprint().withFile(cutTable).key();
    FileStep step = FileStep.of(
            "vsamples",
            COLUMNS,
            folder::resolve,
            new VsamplesWork(folder, options, pictures.deinterlace(), known))
        .overSamples()
        .saying("look through")
        .with(List.of(options, pictures.deinterlace(), scenes));
    return new FileColumns(step, table, tables.in(), run.context()).fill(tables.out());
  }
}
