package org.smalti.tools.layout;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.MediaFolderOption;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.cli.TableOptions;
import org.smalti.core.table.Sample;
import org.smalti.tools.layout.tsne.TsneOptions;
import org.smalti.tools.layout.vector.EmbeddingKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti tsne}: places the samples of a table so that those that sound alike are near each other. */
@Command(
    name = "tsne",
    description = {
      "Place samples so that those that sound alike are near each other (t-SNE), on a line, a plane or in space.",
      "Equal input and seed give equal places, whatever the number of threads. Samples whose sound can't be read"
          + " keep empty cells and are listed in the failures table."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer =
        "  smalti tsne --in tmp/subset.csv --dir tmp/media --components 2 --cache tmp/features.cache")
public final class TsneCommand implements Callable<Integer> {
  @Mixin
  private TableOptions tables = new TableOptions();

  @Mixin
  private MediaFolderOption media = new MediaFolderOption();

  @Option(
      names = "--components",
      paramLabel = "1|2|3",
      description = "coordinates per sample (default: ${DEFAULT-VALUE})")
  private int components = 2;

  @Option(
      names = "--prefix",
      paramLabel = "NAME",
      description = "the columns are NAME, NAME2, NAME3 (default: ${DEFAULT-VALUE})")
  private String prefix = "tsne";

  @Option(
      names = "--perplexity",
      paramLabel = "N",
      defaultValue = "30",
      description = "how many neighbours each sample cares for (default: ${DEFAULT-VALUE})")
  private double perplexity;

  @Option(
      names = "--angle",
      paramLabel = "N",
      defaultValue = "0.5",
      description = "0 is exact and slow, 1 coarse and fast (default: ${DEFAULT-VALUE})")
  private double angle;

  @Option(
      names = "--iterations",
      paramLabel = "N",
      description = "steps of the descent (default: ${DEFAULT-VALUE})")
  private int iterations = 1000;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "decides ties and symmetries (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(
      names = "--vector",
      paramLabel = "KIND",
      description =
          "what similarity is judged by: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private EmbeddingKind vector = EmbeddingKind.MFCC39;

  @Option(
      names = "--cache",
      paramLabel = "FILE",
      description = "keep the vectors here; reused as long as the media stay the same")
  private @Nullable Path cache;

  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    var options = new TsneOptions(components, perplexity, angle, iterations, seed);
    var stage = new TsneStage(prefix, options, vector, media.media(), cache());
    var step = new ColumnStep(tables, run, "tsne:" + prefix, stage.columns());
    return step.run(
        tables.read(Sample.PLACE),
        stage::content,
        (table, journal) -> stage.fill(table, run, journal));
  }

  private Optional<Path> cache() {
    Path file = cache;
    if (file != null && (file.equals(tables.in()) || file.equals(tables.out()))) {
      throw SmaltiException.usage("--cache " + file + " is the table itself; name another file");
    }
    return Optional.ofNullable(file);
  }
}
