package org.smalti.tools.layout.cluster;

import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.smalti.core.CancelledException;
import org.smalti.core.run.Run;
import org.smalti.core.run.Workers;
import org.smalti.tools.layout.vector.Vectors;
import smile.clustering.GMeans;
import smile.math.MathEx;

/**
 * G-means (Hamerly and Elkan 2003) by smile: groups are split in two until the test of Anderson and Darling takes each,
 * along the line of its split, for a normal distribution. Groups of fewer than 25 are not split.
 */
final class GaussianGrouping implements Grouping {
  private static final int MOST = 100;
  private static final int ROUNDS = 100;
  private static final double TOLERANCE = 1e-4;
  /**
   * Standard deviation of noise that is added: equal vectors can't be split, and smile's test would lose their group;
   * with noise they are a normal distribution. Vectors have a spread near 1.
   */
  private static final double JITTER = 1e-6;

  /** smile logs by SLF4J, which complains on the terminal of that no log is wanted. */
  private static final String SLF4J_MESSAGES = "slf4j.internal.verbosity";

  @Override
  public long steps(ClusterOptions options, Vectors vectors) {
    return 1;
  }

  @Override
  public Grouped of(Vectors vectors, ClusterOptions options, Workers workers, Run run) {
    if (System.getProperty(SLF4J_MESSAGES) == null) {
      System.setProperty(SLF4J_MESSAGES, "ERROR");
    }
    int most = options.groups() == 0 ? MOST : options.groups();
    int[] labels = most == 1 || vectors.count() == 1
        ? new int[vectors.count()]
        : labels(rows(vectors, options.seed()), most, options.seed());
    run.advance(1);
    Clusters clusters = Clusters.of(labels, most, 0);
    String measure = clusters.count() == most && most > 1
        ? "split until there were " + most
        : "the test of Anderson and Darling takes each for a normal distribution";
    return new Grouped(clusters, measure);
  }

  private static double[][] rows(Vectors vectors, long seed) {
    Random random = new Random(seed);
    int size = vectors.size();
    double[][] rows = new double[vectors.count()][size];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < size; k++) {
        rows[i][k] = vectors.values()[i * size + k] + JITTER * random.nextGaussian();
      }
    }
    return rows;
  }

  /** In a pool of one thread, as smile's sums, and so its groups, depend on the number of threads. */
  private static int[] labels(double[][] rows, int most, long seed) {
    ForkJoinPool pool = new ForkJoinPool(1);
    try {
      return pool.submit(() -> {
            MathEx.setSeed(seed);
            return GMeans.fit(rows, most, ROUNDS, TOLERANCE).y;
          })
          .get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}
