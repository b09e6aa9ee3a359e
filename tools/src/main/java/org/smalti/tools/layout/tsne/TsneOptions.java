package org.smalti.tools.layout.tsne;

import org.smalti.core.SmaltiException;

/**
 * How t-SNE is run.
 *
 * @param components 1, 2 or 3: a line, a plane or space
 * @param perplexity how many neighbours each point cares for, above 1; reduced for small collections
 * @param angle of Barnes and Hut's rule, 0 (exact, at any size) to 1 (coarse)
 * @param descent how the points are moved
 * @param metric what near means
 * @param seed decides the disorder of the start
 */
public record TsneOptions(
    int components, double perplexity, double angle, Descending descent, Metric metric, long seed) {
  /** Iterations that are usual, 250 of them with exaggeration. */
  public static final int ITERATIONS = 600;

  /** @throws SmaltiException naming the option that can't be right */
  public TsneOptions {
    if (components < 1 || components > 3) {
      throw SmaltiException.usage("--components must be 1, 2 or 3, not " + components);
    }
    if (!(perplexity > 1 && perplexity <= 10_000)) {
      throw SmaltiException.usage(
          "--perplexity must be above 1 and at most 10000, not " + perplexity);
    }
    if (!(angle >= 0 && angle <= 1)) {
      throw SmaltiException.usage("--angle must lie between 0 and 1, not " + angle);
    }
  }

  /** With a usual descent and straight distances. */
  public TsneOptions(int components, double perplexity, double angle, int iterations, long seed) {
    this(components, perplexity, angle, Descending.usual(iterations), Metric.EUCLIDEAN, seed);
  }

  /**
   * How the points are moved.
   *
   * @param iterations in total; the first 250 of them (at most 5 of 12) exaggerate the attraction
   * @param exaggeration how many times as strong the attraction is at first, at least 1
   * @param lateExaggeration and after that, at least 1; more than 1 makes clusters denser, which helps beyond 100,000 points
   * @param rate the learning rate, 0 for n / exaggeration
   * @param init where the points start from
   */
  public record Descending(
      int iterations, double exaggeration, double lateExaggeration, double rate, Init init) {
    private static final int EXAGGERATED = 250;
    private static final double LOWEST_RATE = 12;
    private static final int MANY = 4000;

    /** @throws SmaltiException naming the option that can't be right */
    public Descending {
      if (iterations < 1) {
        throw SmaltiException.usage("--iterations must be at least 1, not " + iterations);
      }
      if (!(exaggeration >= 1 && exaggeration <= 1000)) {
        throw SmaltiException.usage(
            "--exaggeration must lie between 1 and 1000, not " + exaggeration);
      }
      if (!(lateExaggeration >= 1 && lateExaggeration <= 1000)) {
        throw SmaltiException.usage(
            "--late-exaggeration must lie between 1 and 1000, not " + lateExaggeration);
      }
      if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
        throw SmaltiException.usage("--learning-rate must be above 0, not " + rate);
      }
    }

    /** Exaggeration 12, then none. */
    public static Descending usual(int iterations) {
      return new Descending(iterations, 12, 1, 0, Init.PCA);
    }

    boolean early(int iteration) {
      return iteration < Math.min(EXAGGERATED, iterations * 5L / 12);
    }

    double exaggeration(int iteration) {
      return early(iteration) ? exaggeration : lateExaggeration;
    }

    /** The learning rate; by itself the number of points by the exaggeration, at least 12 (Belkina et al. 2019). */
    double rate(int iteration, int count) {
      return rate > 0 ? rate : Math.max(LOWEST_RATE, count / exaggeration(iteration));
    }

    /** Many points have far to go: with the usual momentum they would need twice the iterations; few ones overshoot with more. */
    double momentum(int iteration, int count) {
      return early(iteration) ? 0.5 : count < MANY ? 0.8 : 0.95;
    }
  }
}
