package org.smalti.tools.layout.cluster;

import java.util.Locale;
import org.smalti.core.run.Run;
import org.smalti.core.run.Workers;
import org.smalti.tools.layout.vector.Vectors;

/** Groups by {@link KMeans}. */
final class KMeansGrouping implements Grouping {
  @Override
  public long steps(ClusterOptions options, Vectors vectors) {
    return (long) (options.groups() == 0 ? GroupCount.MOST - 1 : 1) * KMeans.steps();
  }

  @Override
  public Grouped of(Vectors vectors, ClusterOptions options, Workers workers, Run run) {
    KMeans means = new KMeans(vectors, workers, options.seed());
    if (options.groups() > 0) {
      Clusters found = means.of(options.groups(), run);
      return new Grouped(
          found, String.format(Locale.ROOT, "sum of squares %,.4g", found.scatter()));
    }
    Clusters best = GroupCount.best(new Silhouette(vectors, workers), k -> means.of(k, run));
    return new Grouped(best, best.count() + " groups are best apart");
  }
}
