package org.smalti.tools.layout;

import java.util.List;
import java.util.concurrent.Callable;
import org.smalti.core.cli.PerFileRunOptions;
import org.smalti.core.cli.TableOptions;
import org.smalti.core.step.TableColumns;
import org.smalti.tools.layout.cluster.ClusterOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti cluster}: puts samples that are alike into groups. */
@Command(
    name = "cluster",
    description = {
      "Put samples that sound alike into groups (k-means): each row gets the number of its group, 0 for the largest.",
      "Likeness is judged by the sounds in --dir, or by the columns in --features."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer =
        "  smalti cluster --in tmp/subset.csv --dir tmp/media --cache tmp/features.cache --groups 12")
public final class ClusterCommand implements Callable<Integer> {
  @Mixin
  private TableOptions tables = new TableOptions();

  @Option(
      names = {"-k", "--groups"},
      paramLabel = "N|auto",
      description =
          "how many groups; auto: as many, 2 to 20, as are best apart by their silhouette (default: ${DEFAULT-VALUE})")
  private String groups = "auto";

  @Mixin
  private SimilarityOptions similarity = new SimilarityOptions();

  @Option(
      names = "--column",
      paramLabel = "NAME",
      description = "the column that is filled (default: ${DEFAULT-VALUE})")
  private String column = "cluster";

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "decides where the search begins (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Mixin
  private PerFileRunOptions run;

  @Override
  public Integer call() {
    Similarity by = similarity.similarity(tables, List.of());
    var stage = new ClusterStage(column, ClusterOptions.parse(groups, seed), by);
    return new TableColumns(tables, run.context(), "cluster:" + column, List.of(column))
        .run(
            tables.read(by.columns()),
            stage::content,
            (table, journal) -> stage.fill(table, run.context(), journal));
  }
}
