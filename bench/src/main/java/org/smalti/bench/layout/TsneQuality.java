package org.smalti.bench.layout;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.smalti.tools.layout.vector.Vectors;

/**
 * How good a placement is, judged over all pairs, by code that shares nothing with the t-SNE that is measured.
 *
 * @param divergence Kullback–Leibler divergence from the affinities of the 90 nearest at perplexity 30, in nats; lower
 *     is better
 * @param kept the share of the 10 nearest vectors that are among the 10 nearest places
 * @param trustworthiness of the 10 nearest places (Venna and Kaski 2001), 1 is best
 */
record TsneQuality(double divergence, double kept, double trustworthiness) {
  private static final double PERPLEXITY = 30;
  private static final int NEAR = 90;
  private static final int NEIGHBOURS = 10;

  static TsneQuality of(Vectors vectors, Vectors places) {
    int count = vectors.count();
    int[][] near = new int[count][];
    double[][] shares = new double[count][];
    double[] weights = new double[count];
    double[] attraction = new double[count];
    long[] kept = new long[count];
    long[] intruded = new long[count];
    IntStream.range(0, count).parallel().forEach(i -> {
      float[] before = distances(vectors, i);
      float[] after = distances(places, i);
      near[i] = nearest(before, NEAR);
      shares[i] = shares(before, near[i]);
      for (int j = 0; j < count; j++) {
        weights[i] += j == i ? 0 : 1 / (1.0 + after[j]);
      }
      for (int j = 0; j < NEAR; j++) {
        attraction[i] -= shares[i][j] * Math.log(1 + (double) after[near[i][j]]);
      }
      for (int j : nearest(after, NEIGHBOURS)) {
        int rank = rank(before, j);
        kept[i] += rank <= NEIGHBOURS ? 1 : 0;
        intruded[i] += Math.max(0, rank - NEIGHBOURS);
      }
    });
    double divergence = entropy(near, shares)
        - Arrays.stream(attraction).sum() / count
        + Math.log(Arrays.stream(weights).sum());
    double worst = count * (double) NEIGHBOURS * (2.0 * count - 3 * NEIGHBOURS - 1) / 2;
    return new TsneQuality(
        divergence,
        Arrays.stream(kept).sum() / (double) (NEIGHBOURS * count),
        1 - Arrays.stream(intruded).sum() / worst);
  }

  /** Squared; infinite to itself. */
  private static float[] distances(Vectors vectors, int i) {
    int size = vectors.size();
    float[] values = vectors.values();
    float[] distances = new float[vectors.count()];
    for (int j = 0; j < distances.length; j++) {
      float sum = 0;
      for (int k = 0; k < size; k++) {
        float difference = values[i * size + k] - values[j * size + k];
        sum += difference * difference;
      }
      distances[j] = sum;
    }
    distances[i] = Float.POSITIVE_INFINITY;
    return distances;
  }

  /** The numbers of the {@code count} least, in ascending order of the numbers. */
  private static int[] nearest(float[] distances, int count) {
    float[] sorted = distances.clone();
    Arrays.sort(sorted);
    float limit = sorted[count - 1];
    int ties =
        count - (int) IntStream.range(0, count).filter(i -> sorted[i] < limit).count();
    int[] found = new int[count];
    int size = 0;
    for (int j = 0; j < distances.length; j++) {
      if (distances[j] < limit || (distances[j] == limit && ties-- > 0)) {
        found[size++] = j;
      }
    }
    return found;
  }

  /** The rank of a distance among all, from 1. */
  private static int rank(float[] distances, int j) {
    int rank = 1;
    for (float distance : distances) {
      rank += distance < distances[j] ? 1 : 0;
    }
    return rank;
  }

  /** The conditional probabilities of the nearest ones, by a Gaussian that fits the perplexity. */
  private static double[] shares(float[] distances, int[] near) {
    double[] shares = new double[near.length];
    double low = 0;
    double high = 1e6;
    for (int step = 0; step < 60; step++) {
      double precision = (low + high) / 2;
      double nearest = Double.POSITIVE_INFINITY;
      for (int j : near) {
        nearest = Math.min(nearest, distances[j]);
      }
      double sum = 0;
      double mean = 0;
      for (int j = 0; j < near.length; j++) {
        shares[j] = Math.exp(-precision * (distances[near[j]] - nearest));
        sum += shares[j];
        mean += shares[j] * (distances[near[j]] - nearest);
      }
      if (Math.log(sum) + precision * mean / sum > Math.log(PERPLEXITY)) {
        low = precision;
      } else {
        high = precision;
      }
      for (int j = 0; j < near.length; j++) {
        shares[j] /= sum;
      }
    }
    return shares;
  }

  /** The sum of p · log p over all pairs, where p is the mean of both shares by the number of vectors. */
  private static double entropy(int[][] near, double[][] shares) {
    int count = near.length;
    return IntStream.range(0, count)
        .mapToDouble(i -> {
          double sum = 0;
          for (int j = 0; j < near[i].length; j++) {
            int other = near[i][j];
            int back = Arrays.binarySearch(near[other], i);
            double p = (shares[i][j] + (back >= 0 ? shares[other][back] : 0)) / (2.0 * count);
            // A pair that is in only one of the two lists counts for both directions.
            sum += p > 0 ? (back >= 0 ? 1 : 2) * p * Math.log(p) : 0;
          }
          return sum;
        })
        .sum();
  }
}
