package org.smalti.tools.layout.cluster;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntConsumer;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Run;
import org.smalti.core.run.Workers;
import org.smalti.tools.layout.vector.Vectors;

/**
 * K-means (Lloyd 1982) with k-means++ starts (Arthur and Vassilvitskii 2007), the best of several runs. Equal vectors
 * and seed give equal groups at any number of threads.
 */
public final class KMeans {
  private static final int STARTS = 8;
  private static final int MOST_ROUNDS = 100;
  private static final int CHUNK = 512;

  private final Vectors vectors;
  private final Workers workers;
  private final long seed;

  /** @throws SmaltiException if there is no vector, or one holds something that is no finite number */
  public KMeans(Vectors vectors, Workers workers, long seed) {
    if (vectors.count() == 0) {
      throw SmaltiException.input("cluster: there is no sample to group");
    }
    if (!vectors.finite()) {
      throw SmaltiException.input("cluster: the vectors hold values that are no finite numbers");
    }
    this.vectors = vectors;
    this.workers = workers;
    this.seed = seed;
  }

  /** At most {@code k} groups: fewer if there are not so many different vectors. */
  public Clusters of(int k, Run run) {
    int groups = Math.min(k, vectors.count());
    Clusters best = once(groups, new Random(seed));
    run.advance(1);
    for (int start = 1; start < STARTS; start++) {
      run.throwIfCancelled();
      Clusters found = once(groups, new Random(seed + start));
      best = found.scatter() < best.scatter() ? found : best;
      run.advance(1);
    }
    return best;
  }

  /** How many steps {@link #of} reports. */
  public static int steps() {
    return STARTS;
  }

  private Clusters once(int k, Random random) {
    double[] means = start(k, random);
    int count = means.length / vectors.size();
    int[] groups = new int[vectors.count()];
    Arrays.fill(groups, -1);
    double[] squares = new double[vectors.count()];
    for (int round = 0; round < MOST_ROUNDS; round++) {
      if (!assign(means, groups, squares)) {
        break;
      }
      move(means, groups, count);
    }
    return Clusters.of(groups, count, Arrays.stream(squares).sum());
  }

  /**
   * The starting means: vectors drawn at random, each after the first with a probability proportional to its squared
   * distance to the nearest mean so far.
   */
  private double[] start(int k, Random random) {
    int size = vectors.size();
    double[] means = new double[k * size];
    double[] odds = new double[vectors.count()];
    Arrays.fill(odds, Double.POSITIVE_INFINITY);
    int next = random.nextInt(vectors.count());
    for (int group = 0; group < k; group++) {
      for (int i = 0; i < size; i++) {
        means[group * size + i] = vectors.values()[next * size + i];
      }
      int latest = group;
      chunks(i -> odds[i] = Math.min(odds[i], squared(i, means, latest)));
      double sum = Arrays.stream(odds).sum();
      if (sum <= 0) {
        return Arrays.copyOf(means, (group + 1) * size);
      }
      next = draw(odds, sum * random.nextDouble());
    }
    return means;
  }

  private static int draw(double[] odds, double mark) {
    double left = mark;
    int last = 0;
    for (int i = 0; i < odds.length; i++) {
      if (odds[i] > 0) {
        last = i;
        left -= odds[i];
        if (left < 0) {
          return i;
        }
      }
    }
    return last;
  }

  /** Gives each vector to the nearest mean, and says whether any has changed its group. */
  private boolean assign(double[] means, int[] groups, double[] squares) {
    int count = means.length / vectors.size();
    int[] before = groups.clone();
    chunks(i -> {
      double least = Double.POSITIVE_INFINITY;
      for (int group = 0; group < count; group++) {
        double square = squared(i, means, group);
        if (square < least) {
          least = square;
          groups[i] = group;
        }
      }
      squares[i] = least;
    });
    return !Arrays.equals(before, groups);
  }

  private void move(double[] means, int[] groups, int count) {
    int size = vectors.size();
    int[] sizes = new int[count];
    double[] sums = new double[means.length];
    for (int i = 0; i < groups.length; i++) {
      sizes[groups[i]]++;
      for (int k = 0; k < size; k++) {
        sums[groups[i] * size + k] += vectors.values()[i * size + k];
      }
    }
    for (int i = 0; i < means.length; i++) {
      // The mean of an empty group stays where it is.
      if (sizes[i / size] > 0) {
        means[i] = sums[i] / sizes[i / size];
      }
    }
  }

  /** The squared distance, in four independent sums, so that the processor can add them at the same time. */
  private double squared(int item, double[] means, int group) {
    float[] values = vectors.values();
    int size = vectors.size();
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int i = item * size;
    int j = group * size;
    int end = (item + 1) * size;
    for (; i < end - 3; i += 4, j += 4) {
      double d0 = values[i] - means[j];
      double d1 = values[i + 1] - means[j + 1];
      double d2 = values[i + 2] - means[j + 2];
      double d3 = values[i + 3] - means[j + 3];
      sum0 += d0 * d0;
      sum1 += d1 * d1;
      sum2 += d2 * d2;
      sum3 += d3 * d3;
    }
    for (; i < end; i++, j++) {
      double difference = values[i] - means[j];
      sum0 += difference * difference;
    }
    return sum0 + sum1 + (sum2 + sum3);
  }

  private void chunks(IntConsumer each) {
    int count = vectors.count();
    workers.each((count + CHUNK - 1) / CHUNK, chunk -> {
      for (int i = chunk * CHUNK; i < Math.min(count, (chunk + 1) * CHUNK); i++) {
        each.accept(i);
      }
    });
  }
}
