package org.smalti.tools.layout;

import java.util.List;
import java.util.concurrent.Callable;
import org.smalti.core.cli.PerFileRunOptions;
import org.smalti.core.cli.TableOptions;
import org.smalti.core.step.TableColumns;
import org.smalti.tools.layout.cluster.ClusterMethod;
import org.smalti.tools.layout.cluster.ClusterOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti cluster}: puts samples that are alike into groups. */
@Command(
    name = "cluster",
    description = {
      "Put samples that sound alike into groups: each row gets the number of its group, 0 for the largest.",
      "Likeness is judged by the sounds in --dir, or by the columns in --features."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti cluster --in tmp/subset.csv --dir tmp/media --cache tmp/features.cache --groups 12",
      "  smalti cluster --in tmp/subset.csv --features tsne,tsne2 --method dbscan --eps 0.1"
    })
public final class ClusterCommand implements Callable<Integer> {
  @Mixin
  private TableOptions tables = new TableOptions();

  @Option(
      names = {"-k", "--groups"},
      paramLabel = "N|auto",
      description =
          "how many groups; auto: as many, 2 to 20, as are best apart by their silhouette; for gmeans, at most as many"
              + " (default: ${DEFAULT-VALUE})")
  private String groups = "auto";

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      description =
          "how: kmeans; hierarchical joins what is most alike (Ward's linkage); dbscan finds dense regions of any"
              + " shape,"
              + " and what is in none is noise, −1; gmeans splits groups until each is a normal distribution"
              + " (default: ${DEFAULT-VALUE})")
  private ClusterMethod method = ClusterMethod.KMEANS;

  @Option(
      names = "--eps",
      paramLabel = "DISTANCE",
      description =
          "for dbscan: within what distance samples are near each other, in standard deviations of what is compared"
              + " (default: so that nine of ten have --min-points near)")
  private double eps;

  @Option(
      names = "--min-points",
      paramLabel = "N",
      description =
          "for dbscan: how many samples near each other make a group (default: ${DEFAULT-VALUE})")
  private int minPoints = ClusterOptions.USUAL_POINTS;

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
    Similarity by = similarity.similarity(List.of());
    var options = new ClusterOptions(method, ClusterOptions.groups(groups), eps, minPoints, seed);
    var stage = new ClusterStage(column, options, by);
    return new TableColumns(tables, run.context(), "cluster:" + column, List.of(column))
        .run(
            tables.read(by.columns()),
            stage::content,
            (table, journal) -> stage.fill(table, run.context(), journal));
  }
}
