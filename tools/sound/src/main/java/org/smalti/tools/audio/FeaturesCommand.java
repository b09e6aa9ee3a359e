package org.smalti.tools.audio;

import java.util.concurrent.Callable;
import org.smalti.core.cli.MediaFolderOption;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.cli.TableOptions;
import org.smalti.core.table.FeatureSet;
import org.smalti.core.table.Sample;
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
  private RunOptions run;

  @Mixin
  private TableOptions tables = new TableOptions();

  @Mixin
  private MediaFolderOption media = new MediaFolderOption();

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
    var columns = new FeaturesStage(tables.read(Sample.PLACE), measured, tables, run);
    return columns.fill(media.media(), pitch);
  }
}
