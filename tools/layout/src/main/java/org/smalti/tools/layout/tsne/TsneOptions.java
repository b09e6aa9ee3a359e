package org.smalti.tools.layout.tsne;

import org.smalti.core.SmaltiException;

/**
 * How t-SNE is run.
 *
 * @param components 1, 2 or 3: a line, a plane or space
 * @param perplexity the effective number of neighbours of each point, above 1; reduced for small collections
 * @param angle of Barnes and Hut's rule, 0 (exact, at any size) to 1 (coarse)
 * @param descent how the points are moved
 * @param metric how distances are measured
 * @param seed of the noise of the start
 */
public record TsneOptions(
    int components, double perplexity, double angle, Descending descent, Metric metric, long seed) {
  /** @throws SmaltiException naming the value that can't be right */
  public TsneOptions {
    if (components < 1 || components > 3) {
      throw SmaltiException.usage("there can be 1, 2 or 3 components, not " + components);
    }
    if (!(perplexity > 1 && perplexity <= 10_000)) {
      throw SmaltiException.usage(
          "the perplexity must be above 1 and at most 10000, not " + perplexity);
    }
    if (!(angle >= 0 && angle <= 1)) {
      throw SmaltiException.usage("the angle must lie between 0 and 1, not " + angle);
    }
  }

  /** All as {@code smalti tsne} does it if nothing is said, in so many dimensions: 1, 2 or 3. */
  public static TsneOptions usual(int components) {
    return new TsneOptions(components, 30, 0.5, 0, 1);
  }

  /** With the usual descent and Euclidean distances. */
  public TsneOptions(int components, double perplexity, double angle, int iterations, long seed) {
    this(components, perplexity, angle, Descending.usual(iterations), Metric.EUCLIDEAN, seed);
  }

  /**
   * How the points are moved.
   *
   * @param iterations in total, 0 for the usual number; the attraction is exaggerated in the first of them
   * @param exaggeration how many times as strong the attraction is at first, at least 1
   * @param lateExaggeration the same factor after that, at least 1; more than 1 makes clusters denser, which helps
   *     beyond 100,000 points
   * @param rate the learning rate, 0 for the usual one
   * @param init where the points start from
   */
  public record Descending(
      int iterations,
      double exaggeration,
      double lateExaggeration,
      double rate,
      Initialization init) {
    private static final double LOWEST_RATE = 12;

    /** @throws SmaltiException naming the value that can't be right */
    public Descending {
      if (iterations < 0) {
        throw SmaltiException.usage(
            "the number of iterations must be at least 1, not " + iterations);
      }
      if (!(exaggeration >= 1 && exaggeration <= 1000)) {
        throw SmaltiException.usage(
            "the exaggeration must lie between 1 and 1000, not " + exaggeration);
      }
      if (!(lateExaggeration >= 1 && lateExaggeration <= 1000)) {
        throw SmaltiException.usage(
            "the late exaggeration must lie between 1 and 1000, not " + lateExaggeration);
      }
      if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
        throw SmaltiException.usage("the learning rate must be above 0, not " + rate);
      }
    }

    /** Exaggeration 12, then none. */
    public static Descending usual(int iterations) {
      return new Descending(iterations, 12, 1, 0, Initialization.PCA);
    }

    /** How many iterations {@code count} points take in total. */
    public int iterations(int count) {
      return iterations > 0 ? iterations : Pace.of(count).usual(count);
    }

    double exaggeration(int iteration, int count) {
      return early(iteration, count) ? exaggeration : lateExaggeration;
    }

    /**
     * The learning rate. The usual one is the number of points divided by the exaggeration, at least 12 (Belkina et al.
     * 2019), after the exaggeration times {@link Pace#lateRateFactor}.
     */
    double rate(int iteration, int count) {
      double usual = Math.max(LOWEST_RATE, count / exaggeration(iteration, count));
      return rate > 0
          ? rate
          : early(iteration, count) ? usual : usual * Pace.of(count).lateRateFactor;
    }

    double momentum(int iteration, int count) {
      Pace pace = Pace.of(count);
      if (early(iteration, count)) {
        return pace.earlyMomentum;
      }
      boolean settling = iteration >= iterations(count) - part(pace.settling, count);
      return settling ? Pace.LAST_MOMENTUM : pace.momentum;
    }

    private boolean early(int iteration, int count) {
      return iteration < part(Pace.of(count).exaggerated, count);
    }

    /** The number of neighbours of each of {@code count} points, divided by the perplexity. */
    int reach(int count) {
      return Pace.of(count).reach;
    }

    /** A share of the iterations, in whole iterations; more than the usual number don't make it longer. */
    private int part(double part, int count) {
      return (int) (part * Math.min(iterations(count), Pace.of(count).usual(count)));
    }
  }

  /**
   * How fast the points are moved. Small sets overshoot at the pace that large ones need; ADR 7 has the measurements.
   */
  private enum Pace {
    CAREFUL(600, 5 / 12.0, 1, 0.5, 0.8, 0, 3),
    BRISK(216, 3 / 8.0, 3, 0.9, 0.95, 0.15, 2);

    /** The momentum of the last iterations. */
    static final double LAST_MOMENTUM = 0.8;

    private static final int MANY = 4000;
    private static final int MORE = 16_384;

    private final int iterations;
    /** The share of the iterations, from the first on, with exaggerated attraction. */
    final double exaggerated;
    /** The factor of the learning rate after that. */
    final double lateRateFactor;

    final double earlyMomentum;
    final double momentum;
    /** The share of the iterations at the end in which the momentum is {@link #LAST_MOMENTUM}. */
    final double settling;
    /** The number of attracting neighbours of each point, divided by the perplexity. */
    final int reach;

    Pace(
        int iterations,
        double exaggerated,
        double lateRateFactor,
        double earlyMomentum,
        double momentum,
        double settling,
        int reach) {
      this.iterations = iterations;
      this.exaggerated = exaggerated;
      this.lateRateFactor = lateRateFactor;
      this.earlyMomentum = earlyMomentum;
      this.momentum = momentum;
      this.settling = settling;
      this.reach = reach;
    }

    static Pace of(int count) {
      return count < MANY ? CAREFUL : BRISK;
    }

    /** The usual number of iterations: it doubles when the number of points is eight times as large. */
    int usual(int count) {
      return (int) (iterations * Math.max(1, Math.cbrt((double) count / MORE)));
    }
  }
}
