package org.smalti.tools.layout.tsne;

import java.util.Locale;
import java.util.Optional;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Run;
import org.smalti.core.run.RunFactory;
import org.smalti.core.run.Unit;
import org.smalti.core.run.Workers;
import org.smalti.core.step.SaveInterval;
import org.smalti.tools.layout.near.NearestNeighbours;
import org.smalti.tools.layout.vector.PrincipalComponents;
import org.smalti.tools.layout.vector.Vectors;

/**
 * t-SNE (van der Maaten and Hinton 2008) with a start from principal components. Repulsion is interpolated on a mesh
 * (Linderman et al. 2019) on a line and in a plane, and taken by Barnes and Hut's rule (van der Maaten 2014) in space
 * and for few points. Equal input, options and seed give bit-identical places at any number of threads.
 */
public final class Tsne {
  /** Fewer points than this are placed by their principal components: they have no neighbourhoods. */
  static final int FEWEST = 4;

  /** Fewer points than this are faster without a mesh. */
  private static final int FEWEST_FOR_MESH = 1500;

  private final TsneOptions options;

  public Tsne(TsneOptions options) {
    this.options = options;
  }

  /**
   * Places the vectors with as many threads as there are processors, and shows nothing.
   *
   * @throws SmaltiException if there are none, or they hold something that is no finite number
   */
  public TsneResult place(Vectors vectors) {
    return place(vectors, Runtime.getRuntime().availableProcessors(), RunFactory.silent());
  }

  /**
   * Places the vectors.
   *
   * @throws SmaltiException if there are none, or they hold something that is no finite number
   */
  public TsneResult place(Vectors vectors, int threads, RunFactory stages) {
    return place(vectors, threads, stages, Checkpoint.none());
  }

  /**
   * The same, continued from the state that {@code checkpoint} holds; if it is interrupted, its state is stored there.
   */
  public TsneResult place(Vectors vectors, int threads, RunFactory stages, Checkpoint checkpoint) {
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
      Vectors prepared = options.metric().prepare(vectors);
      Affinities affinities = affinities(prepared, workers, stages);
      int components = options.components();
      double[] start = options.descent().init().places(prepared, components, options.seed());
      Repulsion repulsion = repulsion(prepared.count(), workers);
      return descend(
          new GradientDescent(affinities, repulsion, workers, components, start),
          stages,
          checkpoint);
    }
  }

  private TsneResult few(Vectors vectors, RunFactory stages) {
    try (Run run = stages.begin("tsne", vectors.count(), Unit.SAMPLES)) {
      double[] scores = PrincipalComponents.scores(vectors, options.components());
      run.advance(vectors.count());
      run.say("fewer than " + FEWEST + " samples; they are placed by their principal components");
      return new TsneResult(options.components(), scores, Double.NaN);
    }
  }

  private Affinities affinities(Vectors vectors, Workers workers, RunFactory stages) {
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
      int each = Math.min(count - 1, (int) Math.ceil(options.descent().reach(count) * perplexity));
      // Reported before the search, in terms of the perplexity.
      Affinities.NEIGHBOURS.of(each, count);
      NearestNeighbours near = NearestNeighbours.of(vectors, each, workers, run);
      return Affinities.of(near, count, perplexity, workers);
    }
  }

  /** The perplexity for this number of points: at most a third of the others. */
  private double perplexity(int count) {
    return Math.min(options.perplexity(), Math.max(1.5, (count - 1) / 3.0));
  }

  private Repulsion repulsion(int count, Workers workers) {
    if (options.components() == 3 || options.angle() == 0 || count < FEWEST_FOR_MESH) {
      return new BarnesHut(count, options.components(), options.angle(), workers);
    }
    return options.components() == 1
        ? new LineRepulsion(count, workers)
        : new PlaneRepulsion(count, workers);
  }

  private TsneResult descend(GradientDescent descent, RunFactory stages, Checkpoint checkpoint) {
    TsneOptions.Descending plan = options.descent();
    Optional<TsneState> found = checkpoint.found();
    found.ifPresent(descent::restore);
    int done = found.map(TsneState::iterations).orElse(0);
    int count = descent.count();
    int iterations = plan.iterations(count);
    SaveInterval interval = new SaveInterval();
    try (Run run = stages.begin("tsne", iterations, Unit.ITERATIONS)) {
      if (done > 0) {
        run.say("going on after " + Unit.ITERATIONS.show(done));
        run.resume(done);
      }
      for (int i = done; i < iterations; i++) {
        int reached = i;
        interval.saveIfOver(() -> checkpoint.keep(descent.state(reached)));
        try {
          run.throwIfCancelled();
        } catch (CancelledException e) {
          if (i > 0) {
            checkpoint.keep(descent.state(i));
          }
          throw e;
        }
        descent.step(plan.exaggeration(i, count), plan.rate(i, count), plan.momentum(i, count));
        run.advance(1);
      }
      double divergence = descent.divergence();
      run.say(String.format(Locale.ROOT, "Kullback-Leibler divergence %.3f", divergence));
      return new TsneResult(options.components(), descent.points(), divergence);
    }
  }
}
