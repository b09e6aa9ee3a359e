package org.smalti.tools.audio;

import java.util.List;
import java.util.concurrent.Callable;
import org.smalti.core.cli.MediaFolderOption;
import org.smalti.core.cli.PerFileRunOptions;
import org.smalti.core.cli.TableOptions;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.step.FileColumns;
import org.smalti.core.step.FileStep;
import org.smalti.core.table.FeatureSet;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.media.SoundSelection;
import org.smalti.media.SoundSelectionOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti features}: measures the samples of a table. */
@Command(
    name = "features",
    description = "Measure power, pitch, clarity and flatness of the samples in a table.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  smalti features --in samples.csv --dir media")
public final class FeaturesCommand implements Callable<Integer> {
  @Mixin
  private PerFileRunOptions run;

  @Mixin
  private TableOptions tables = new TableOptions();

  @Mixin
  private MediaFolderOption media = new MediaFolderOption();

  @Mixin
  private SoundSelectionOption sound = new SoundSelectionOption();

  @Option(
      names = "--pitch",
      paramLabel = "NAME",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private PitchMethod pitch = SegmentationOptions.DEFAULTS.pitch();

  @Option(
      names = "--features",
      paramLabel = "LIST",
      description =
          "'usual', 'all', or names of features, separated by commas; docs/tables.md explains them (default:"
              + " ${DEFAULT-VALUE})")
  private String features = FeatureSet.USUAL_WORD;

  @Override
  public Integer call() {
    FeatureSet measured = FeatureSet.parse(features);
    Table table = tables.read(Sample.PLACE);
    MediaFolder folder = media.media();
    SoundSelection heard = sound.selection();
    FileStep step = FileStep.of(
            "features",
            measured.columns(),
            folder::resolve,
            new FeaturesWork(folder, pitch, measured, heard))
        .overSamples()
        .saying("measure the samples of")
        .with(List.of(pitch, measured, heard));
    return new FileColumns(step, table, tables.in(), run.context()).fill(tables.out());
  }
}
