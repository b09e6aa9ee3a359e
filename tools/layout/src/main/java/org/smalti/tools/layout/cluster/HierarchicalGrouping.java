package org.smalti.tools.layout.cluster;

import java.util.Arrays;
import java.util.Locale;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Run;
import org.smalti.core.run.Workers;
import org.smalti.tools.layout.vector.ArraySize;
import org.smalti.tools.layout.vector.Vectors;
import smile.clustering.HierarchicalClustering;
import smile.clustering.linkage.WardLinkage;

/**
 * Agglomerative clustering by smile: at first each vector is a group, then the two groups are joined whose union has
 * the least additional sum of squared distances to its mean (Ward 1963), until there are as many as are wanted. Memory
 * grows with the square of the number of vectors.
 */
final class HierarchicalGrouping implements Grouping {
  /** The indexes of smile's table of distances overflow beyond 46,340. */
  private static final int MOST = 40_000;

  private static final ArraySize DISTANCES =
      new ArraySize("distances", "pairs of samples", "take fewer samples, or another --method");

  @Override
  public long steps(ClusterOptions options, Vectors vectors) {
    return 2L * vectors.count();
  }

  @Override
  public Grouped of(Vectors vectors, ClusterOptions options, Workers workers, Run run) {
    int count = vectors.count();
    if (count > MOST) {
      throw SmaltiException.input(String.format(
          Locale.ROOT,
          "--method hierarchical compares all pairs of at most %,d samples, not of %,d; take fewer,"
              + " or another method",
          MOST,
          count));
    }
    if (count == 1) {
      run.advance(steps(options, vectors));
      return new Grouped(Clusters.of(new int[1], 1, 0), "a single sample");
    }
    HierarchicalClustering tree =
        HierarchicalClustering.fit(new Joining(count, distances(vectors, workers, run), run));
    run.advance(1);
    // Equal vectors, joined at no height, stay together.
    int most =
        1 + (int) Arrays.stream(tree.height()).filter(height -> height > 0).count();
    Clusters clusters = options.groups() > 0
        ? cut(tree, Math.min(options.groups(), most))
        : GroupCount.best(
            new Silhouette(vectors, workers), groups -> cut(tree, Math.min(groups, most)));
    int join = count - clusters.count() - 1;
    String measure = join < 0
        ? "each sample is a group"
        : String.format(
            Locale.ROOT,
            "groups joined up to a height of %.4g by Ward's linkage",
            tree.height()[join]);
    return new Grouped(clusters, measure);
  }

  private static Clusters cut(HierarchicalClustering tree, int groups) {
    return groups == 1
        ? Clusters.of(new int[tree.height().length + 1], 1, 0)
        : Clusters.of(tree.partition(groups), groups, 0);
  }

  /** The distances of each vector to itself and all later ones, one vector after the other. */
  private static float[] distances(Vectors vectors, Workers workers, Run run) {
    int count = vectors.count();
    float[] distances = new float[DISTANCES.inAll((long) count * (count + 1) / 2)];
    workers.each(count, i -> {
      run.throwIfCancelled();
      int row = (int) ((long) i * count - (long) i * (i - 1) / 2);
      for (int j = i; j < count; j++) {
        distances[row + j - i] = (float) vectors.distance(i, j);
      }
      run.advance(1);
    });
    return distances;
  }

  /** Ward's linkage that can be stopped and tells how far it is. */
  private static final class Joining extends WardLinkage {
    private final Run run;

    Joining(int count, float[] distances, Run run) {
      super(count, distances);
      this.run = run;
    }

    @Override
    public void merge(int one, int other) {
      run.throwIfCancelled();
      super.merge(one, other);
      run.advance(1);
    }
  }
}
