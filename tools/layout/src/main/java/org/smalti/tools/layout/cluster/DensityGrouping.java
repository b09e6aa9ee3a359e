package org.smalti.tools.layout.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.smalti.core.run.Run;
import org.smalti.core.run.Workers;
import org.smalti.tools.layout.vector.Vectors;
import smile.clustering.DBSCAN;
import smile.clustering.PartitionClustering;
import smile.neighbor.Neighbor;
import smile.neighbor.RNNSearch;

/**
 * DBSCAN (Ester et al. 1996) by smile: a vector with enough others within a radius and those others are one group; what
 * is within the radius of no such vector is noise.
 */
final class DensityGrouping implements Grouping {
  /** Of the vectors are to have enough others within the radius if none is given. */
  private static final double SHARE = 0.9;
  /** The radius is judged by so many vectors, evenly spaced. */
  private static final int JUDGED = 1000;

  private static final int CHUNK = 4096;

  @Override
  public long steps(ClusterOptions options, Vectors vectors) {
    return vectors.count();
  }

  @Override
  public Grouped of(Vectors vectors, ClusterOptions options, Workers workers, Run run) {
    double given = options.radius();
    double radius = given > 0 ? given : usualRadius(vectors, options.minPoints(), workers);
    Integer[] items = IntStream.range(0, vectors.count()).boxed().toArray(Integer[]::new);
    DBSCAN<Integer> found =
        DBSCAN.fit(items, new Radius(vectors, items, workers, run), options.minPoints(), radius);
    int[] groups = Arrays.stream(found.y)
        .map(label -> label == PartitionClustering.OUTLIER ? Clusters.NOISE : label)
        .toArray();
    long noise = Arrays.stream(groups).filter(label -> label == Clusters.NOISE).count();
    String measure = String.format(
        Locale.ROOT,
        "%d samples within %.4g%s make a group; %,d of %,d are noise (−1)",
        options.minPoints(),
        radius,
        given > 0 ? "" : " (--eps, chosen for nine samples in ten)",
        noise,
        groups.length);
    return new Grouped(Clusters.of(groups, found.k, 0), measure);
  }

  /** Within which nine of ten vectors have enough others. */
  private static double usualRadius(Vectors vectors, int minPoints, Workers workers) {
    int count = vectors.count();
    int judged = Math.min(count, JUDGED);
    int rank = Math.min(minPoints, count) - 1;
    double[] radii = new double[judged];
    workers.each(judged, i -> {
      int item = (int) ((2L * i + 1) * count / (2L * judged));
      double[] distances = new double[count];
      Arrays.setAll(distances, other -> vectors.distance(item, other));
      Arrays.sort(distances);
      radii[i] = distances[rank];
    });
    Arrays.sort(radii);
    // A radius must be above 0, also where all vectors are equal.
    return Math.max(radii[(int) Math.ceil(SHARE * judged) - 1], 1e-6) * (1 + 1e-6);
  }

  /** Finds the vectors within a radius, the vector itself among them, by comparing all. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Radius(Vectors vectors, Integer[] items, Workers workers, Run run)
      implements RNNSearch<Integer, Integer> {
    @Override
    public void search(Integer item, double radius, List<Neighbor<Integer, Integer>> found) {
      run.throwIfCancelled();
      int chunks = (items.length + CHUNK - 1) / CHUNK;
      int[][] near = new int[chunks][];
      workers.each(
          chunks,
          chunk -> near[chunk] = IntStream.range(
                  chunk * CHUNK, Math.min(items.length, (chunk + 1) * CHUNK))
              .filter(other -> vectors.distance(item, other) <= radius)
              .toArray());
      for (int[] part : near) {
        for (int other : part) {
          found.add(new Neighbor<>(items[other], items[other], other, 0));
        }
      }
      run.advance(1);
    }
  }
}
