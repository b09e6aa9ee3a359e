package org.smalti.tools.layout.cluster;

import org.smalti.core.run.Workers;
import org.smalti.tools.layout.vector.Vectors;

/**
 * The silhouette coefficient of groups (Rousseeuw 1987): for each item the mean distance to the nearest other group
 * minus that to its own group, divided by the larger of the two; from −1 to 1. Of many items only an evenly spaced part
 * is measured, and noise is left out.
 */
final class Silhouette {
  private static final int MOST = 1000;

  private final int[] items;
  private final float[] distances;

  Silhouette(Vectors vectors, Workers workers) {
    int count = Math.min(vectors.count(), MOST);
    items = new int[count];
    distances = new float[count * count];
    for (int i = 0; i < count; i++) {
      items[i] = (int) ((2L * i + 1) * vectors.count() / (2L * count));
    }
    workers.each(count, i -> {
      for (int j = 0; j < count; j++) {
        distances[i * count + j] = (float) vectors.distance(items[i], items[j]);
      }
    });
  }

  /** The mean over all measured items; an item that is alone in its group counts 0, and so do all if all are noise. */
  double of(Clusters clusters) {
    int count = items.length;
    int measured = 0;
    double total = 0;
    for (int i = 0; i < count; i++) {
      int own = clusters.labels()[items[i]];
      if (own == Clusters.NOISE) {
        continue;
      }
      double[] sums = new double[clusters.count()];
      int[] sizes = new int[clusters.count()];
      for (int j = 0; j < count; j++) {
        int group = clusters.labels()[items[j]];
        if (j != i && group != Clusters.NOISE) {
          sums[group] += distances[i * count + j];
          sizes[group]++;
        }
      }
      total += of(own, sums, sizes);
      measured++;
    }
    return measured == 0 ? 0 : total / measured;
  }

  private static double of(int own, double[] sums, int[] sizes) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int group = 0; group < sums.length; group++) {
      if (group != own && sizes[group] > 0) {
        nearest = Math.min(nearest, sums[group] / sizes[group]);
      }
    }
    if (sizes[own] == 0 || nearest == Double.POSITIVE_INFINITY) {
      return 0;
    }
    double within = sums[own] / sizes[own];
    double larger = Math.max(within, nearest);
    return larger > 0 ? (nearest - within) / larger : 0;
  }
}
