package org.smalti.tools.layout.tsne;

import java.util.Locale;
import java.util.Random;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.tools.layout.vector.Stages;
import org.smalti.tools.layout.vector.Vectors;

/**
 * t-SNE (van der Maaten and Hinton 2008) with exact neighbours, a start from principal components, and Barnes and Hut's
 * approximation of the repulsion (van der Maaten 2014). Equal input, options and seed give bit-identical places at any number of
 * threads.
 */
public final class Tsne {
  /** Fewer points than this have no neighbourhoods worth the name: their principal components are taken. */
  static final int FEWEST = 4;

  private static final double EXAGGERATION = 12;
  private static final int EXAGGERATED_ITERATIONS = 250;
  private static final double START_DEVIATION = 1e-4;
  private static final double DISORDER = 0.01;

  private final TsneOptions options;

  public Tsne(TsneOptions options) {
    this.options = options;
  }

  /**
   * Places the vectors.
   *
   * @throws SmaltiException if there are none, or they hold something that is no finite number
   */
  public Placement place(Vectors vectors, int threads, Stages stages) {
    if (vectors.count() == 0) {
      throw SmaltiException.input("t-SNE: there is no sample to place");
    }
    if (!vectors.finite()) {
      throw SmaltiException.input("t-SNE: the vectors hold values that are no finite numbers");
    }
    if (vectors.count() < FEWEST) {
      return few(vectors, stages);
    }
    try (Workers workers = new Workers(threads)) {
      Affinities affinities = affinities(vectors, workers, stages);
      return descend(vectors, affinities, workers, stages);
    }
  }

  private Placement few(Vectors vectors, Stages stages) {
    try (Run run = stages.begin("tsne", vectors.count(), Unit.SAMPLES)) {
      double[] scores = PrincipalComponents.scores(vectors, options.components());
      run.advance(vectors.count());
      run.say("fewer than " + FEWEST + " samples; they are placed by their principal components");
      return new Placement(options.components(), scores, Double.NaN);
    }
  }

  private Affinities affinities(Vectors vectors, Workers workers, Stages stages) {
    int count = vectors.count();
    try (Run run = stages.begin("neighbours", count, Unit.SAMPLES)) {
      double perplexity = perplexity(count);
      if (perplexity < options.perplexity()) {
        run.say(String.format(
            Locale.ROOT,
            "perplexity %.3g instead of %.3g, as there are only %d samples",
            perplexity,
            options.perplexity(),
            count));
      }
      int each = Math.min(count - 1, (int) Math.ceil(3 * perplexity));
      Neighbours near = Neighbours.exact(vectors, each, workers, run);
      return Affinities.of(near, count, perplexity, workers);
    }
  }

  /** The perplexity that so many points allow: a third of the others. */
  private double perplexity(int count) {
    return Math.min(options.perplexity(), Math.max(1.5, (count - 1) / 3.0));
  }

  private Placement descend(
      Vectors vectors, Affinities affinities, Workers workers, Stages stages) {
    int components = options.components();
    double[] points = start(vectors);
    var repulsion = new BarnesHut(vectors.count(), components, options.angle(), workers);
    var descent = new Descent(affinities, repulsion, workers, components, points);
    int early = Math.min(EXAGGERATED_ITERATIONS, options.iterations() / 4);
    try (Run run = stages.begin("tsne", options.iterations(), Unit.ITERATIONS)) {
      for (int i = 0; i < options.iterations(); i++) {
        run.throwIfCancelled();
        if (i < early) {
          descent.step(EXAGGERATION, 0.5);
        } else {
          descent.step(1, 0.8);
        }
        run.advance(1);
      }
      double divergence = descent.divergence();
      run.say(String.format(Locale.ROOT, "Kullback-Leibler divergence %.3f", divergence));
      return new Placement(components, points, divergence);
    }
  }

  /** Principal components, small, plus a little disorder that parts equal vectors and fills directions that are missing. */
  private double[] start(Vectors vectors) {
    int components = options.components();
    double[] points = PrincipalComponents.scores(vectors, components);
    double variance = 0;
    for (int i = 0; i < points.length; i += components) {
      variance += points[i] * points[i];
    }
    double deviation = Math.sqrt(variance / vectors.count());
    double scale = deviation > 1e-12 ? START_DEVIATION / deviation : 0;
    Random random = new Random(options.seed());
    for (int i = 0; i < points.length; i++) {
      points[i] = points[i] * scale + random.nextGaussian() * START_DEVIATION * DISORDER;
    }
    return points;
  }
}
