package org.smalti.tools.layout;

import java.util.List;
import java.util.concurrent.Callable;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.PerFileRunOptions;
import org.smalti.core.cli.TableOptions;
import org.smalti.core.step.TableColumns;
import org.smalti.tools.layout.tsne.Initialization;
import org.smalti.tools.layout.tsne.Metric;
import org.smalti.tools.layout.tsne.TsneOptions;
import org.smalti.tools.layout.tsne.TsneOptions.Descending;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti tsne}: places the samples of a table so that those that sound alike are near each other. */
@Command(
    name = "tsne",
    description = {
      "Place samples so that those that sound alike are near each other (t-SNE), on a line, a plane or in space.",
      "Equal input and seed give equal places, whatever the number of threads. Samples whose sound can't be read"
          + " keep empty cells and are listed in the failures table.",
      "What an interrupted run has reached is kept beside the output, and the same command goes on from there."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer =
        "  smalti tsne --in tmp/subset.csv --dir tmp/media --components 2 --cache tmp/features.cache")
public final class TsneCommand implements Callable<Integer> {
  private static final String AUTO = "auto";

  @Mixin
  private TableOptions tables = new TableOptions();

  @Mixin
  private SimilarityOptions similarity = new SimilarityOptions();

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
      description =
          "of Barnes and Hut's rule, in 3 dimensions and for few samples: 1 is coarse and fast, 0 exact and slow at any"
              + " size (default: ${DEFAULT-VALUE})")
  private double angle;

  @Option(
      names = "--iterations",
      paramLabel = "N|auto",
      description =
          "steps of the descent; auto is 600 for fewer than 4000 samples, 216 up to 16384, 432 for 131072"
              + " (default: ${DEFAULT-VALUE})")
  private String iterations = AUTO;

  @Option(
      names = "--exaggeration",
      paramLabel = "N",
      defaultValue = "12",
      description =
          "how many times as strong neighbours attract each other for the first 250 of 600, 81 of 216 iterations"
              + " (default: ${DEFAULT-VALUE})")
  private double exaggeration;

  @Option(
      names = "--late-exaggeration",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "and after that; 1.5 to 4 makes clusters of more than 100,000 samples denser (default: ${DEFAULT-VALUE})")
  private double lateExaggeration;

  @Option(
      names = "--learning-rate",
      paramLabel = "N|auto",
      description =
          "how far the samples move at each step; auto is their number by the exaggeration,"
              + " 12 at least, from 4000 samples on three times that after it (default: ${DEFAULT-VALUE})")
  private String learningRate = AUTO;

  @Option(
      names = "--init",
      paramLabel = "KIND",
      description = "where samples start: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Initialization init = Initialization.PCA;

  @Option(
      names = "--metric",
      paramLabel = "KIND",
      description = "what near means: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Metric metric = Metric.EUCLIDEAN;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "decides ties and symmetries (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(
      names = "--resume",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description =
          "go on where an interrupted run with the same options was (default); --no-resume starts anew")
  private boolean resume;

  @Mixin
  private PerFileRunOptions run;

  @Override
  public Integer call() {
    var descent = new Descending(iterations(), exaggeration, lateExaggeration, rate(), init);
    var options = new TsneOptions(components, perplexity, angle, descent, metric, seed);
    Similarity by = similarity.similarity(List.of());
    var stage = new TsneStage(prefix, options, by, tables.out(), resume);
    var step = new TableColumns(tables, run.context(), "tsne:" + prefix, stage.columns());
    return step.run(
        tables.read(by.columns()),
        stage::content,
        (table, journal) -> stage.fill(table, run.context(), journal));
  }

  /** 0 for as many as are usual. */
  private int iterations() {
    double number = number("--iterations", iterations);
    if (number != Math.rint(number) || number > Integer.MAX_VALUE) {
      throw SmaltiException.usage("--iterations must be auto or a whole number, not " + iterations);
    }
    return (int) number;
  }

  /** The learning rate, 0 for the usual one. */
  private double rate() {
    return number("--learning-rate", learningRate);
  }

  /** A number above 0, or 0 for what {@value #AUTO} stands for. */
  private static double number(String option, String text) {
    if (text.equals(AUTO)) {
      return 0;
    }
    try {
      double number = Double.parseDouble(text);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException explainedBelow) {
      // Neither a number nor auto.
    }
    throw SmaltiException.usage(option + " must be auto or a number above 0, not " + text);
  }
}
