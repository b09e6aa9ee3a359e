package org.smalti.tools.layout.tsne;

import java.util.Arrays;
import org.smalti.core.run.Workers;
import org.smalti.tools.layout.near.NearestNeighbours;
import org.smalti.tools.layout.vector.ArraySize;

/**
 * The joint probabilities p of t-SNE for pairs of near vectors (van der Maaten 2008), symmetric, sparse, with sum 1.
 *
 * @param starts where the partners of each vector begin; one more entry than vectors
 * @param partners in ascending order
 * @param weights p of vector and partner
 */
@SuppressWarnings("ArrayRecordComponent") // millions of numbers, never compared
record Affinities(int[] starts, int[] partners, float[] weights) {
  static final ArraySize NEIGHBOURS =
      new ArraySize("neighbours", "samples", "take fewer samples or a smaller perplexity");

  private static final int CHUNK = 256;
  private static final int STEPS = 100;
  private static final double PRECISION = 1e-6;

  /** Gives each vector a Gaussian kernel whose width fits the perplexity, and makes the probabilities symmetric. */
  static Affinities of(NearestNeighbours near, int count, double perplexity, Workers workers) {
    int each = near.each();
    float[] conditional = new float[NEIGHBOURS.of(each, count)];
    int[] partners = new int[conditional.length];
    workers.each((count + CHUNK - 1) / CHUNK, chunk -> {
      double[] row = new double[each];
      long[] order = new long[each];
      for (int i = chunk * CHUNK; i < Math.min(count, (chunk + 1) * CHUNK); i++) {
        calibrate(near.distances(), i * each, row, Math.log(perplexity));
        for (int j = 0; j < each; j++) {
          long partner = near.indexes()[i * each + j];
          order[j] = partner << 32 | Float.floatToRawIntBits((float) row[j]);
        }
        Arrays.sort(order);
        for (int j = 0; j < each; j++) {
          partners[i * each + j] = (int) (order[j] >>> 32);
          conditional[i * each + j] = Float.intBitsToFloat((int) order[j]);
        }
      }
    });
    return symmetric(count, each, partners, conditional, workers);
  }

  /**
   * Finds the width at which the entropy of a row is {@code entropy}, by Newton's method within a shrinking bracket;
   * fills {@code row} with the probabilities.
   */
  private static void calibrate(float[] distances, int at, double[] row, double entropy) {
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double farthest = distances[at + row.length - 1] - distances[at];
    double precision = farthest > 0 ? 2 / farthest : 1;
    for (int step = 0; step < STEPS; step++) {
      double sum = 0;
      double first = 0;
      double second = 0;
      for (int j = 0; j < row.length; j++) {
        double distance = distances[at + j] - distances[at];
        double weight = Math.exp(-precision * distance);
        row[j] = weight;
        sum += weight;
        first += weight * distance;
        second += weight * distance * distance;
      }
      double mean = first / sum;
      double excess = Math.log(sum) + precision * mean - entropy;
      if (Math.abs(excess) < PRECISION || farthest <= 0 || step == STEPS - 1) {
        for (int j = 0; j < row.length; j++) {
          row[j] /= sum;
        }
        return;
      }
      if (excess > 0) {
        low = precision;
      } else {
        high = precision;
      }
      double next = precision + excess / (precision * (second / sum - mean * mean));
      double middle = high == Double.POSITIVE_INFINITY ? precision * 2 : (low + high) / 2;
      precision = next > low && next < high && next < precision * 4 ? next : middle;
    }
  }

  /** Adds the transposed matrix. The arrays have exactly the size they need, since they take most of the memory. */
  private static Affinities symmetric(
      int count, int each, int[] partners, float[] conditional, Workers workers) {
    int[] incoming = new int[count + 1];
    for (int partner : partners) {
      incoming[partner + 1]++;
    }
    for (int i = 0; i < count; i++) {
      incoming[i + 1] += incoming[i];
    }
    int[] fill = Arrays.copyOf(incoming, count);
    int[] sources = new int[partners.length];
    float[] sourceWeights = new float[partners.length];
    for (int i = 0; i < count; i++) {
      for (int at = i * each; at < (i + 1) * each; at++) {
        int slot = fill[partners[at]]++;
        sources[slot] = i;
        sourceWeights[slot] = conditional[at];
      }
    }
    var mirror = new Mirror(each, partners, conditional, incoming, sources, sourceWeights);
    int[] starts = new int[count + 1];
    workers.each((count + CHUNK - 1) / CHUNK, chunk -> {
      for (int i = chunk * CHUNK; i < Math.min(count, (chunk + 1) * CHUNK); i++) {
        starts[i + 1] = mirror.merge(i, new int[0], new float[0], 0);
      }
    });
    int size = NEIGHBOURS.inAll(Arrays.stream(starts).asLongStream().sum());
    Arrays.parallelPrefix(starts, Integer::sum);
    var all = new Affinities(starts, new int[size], new float[size]);
    workers.each((count + CHUNK - 1) / CHUNK, chunk -> {
      for (int i = chunk * CHUNK; i < Math.min(count, (chunk + 1) * CHUNK); i++) {
        mirror.merge(i, all.partners, all.weights, starts[i]);
      }
    });
    return all;
  }

  /** The sparse matrix and its transpose, the rows of both in ascending order of the partners. */
  @SuppressWarnings("ArrayRecordComponent") // millions of numbers, never compared
  private record Mirror(
      int each,
      int[] partners,
      float[] weights,
      int[] incoming,
      int[] sources,
      float[] sourceWeights) {

    /** Writes the merged row from {@code at} on, or nothing into empty arrays; gives the row's length. */
    int merge(int row, int[] toPartners, float[] toWeights, int at) {
      double total = 2.0 * (incoming.length - 1);
      int own = row * each;
      int ownEnd = own + each;
      int other = incoming[row];
      int otherEnd = incoming[row + 1];
      int size = 0;
      while (own < ownEnd || other < otherEnd) {
        int a = own < ownEnd ? partners[own] : Integer.MAX_VALUE;
        int b = other < otherEnd ? sources[other] : Integer.MAX_VALUE;
        double weight = (a <= b ? weights[own++] : 0.0) + (b <= a ? sourceWeights[other++] : 0.0);
        if (toPartners.length > 0) {
          toPartners[at + size] = Math.min(a, b);
          toWeights[at + size] = (float) (weight / total);
        }
        size++;
      }
      return size;
    }
  }
}
