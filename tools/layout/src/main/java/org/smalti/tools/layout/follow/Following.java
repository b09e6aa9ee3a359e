package org.smalti.tools.layout.follow;

import java.util.Arrays;
import org.smalti.tools.layout.vector.Vectors;

/**
 * Which sample is heard at each stretch of a target: the most similar one, but none too often, and none twice in a row.
 *
 * @param samples how many there are to choose from: the first of the vectors; the others are the stretches
 * @param most times that a sample is heard at most; more only where there are too few samples
 */
public record Following(Vectors vectors, int samples, int most) {
  /** How much more distant a sample seems with each time it was heard. */
  private static final double WORN = 0.15;

  public Following {
    if (samples < 1 || samples > vectors.count() || most < 1) {
      throw new IllegalArgumentException(
          samples + " samples of " + vectors.count() + " vectors, each at most " + most + " times");
    }
  }

  /** The sample of each stretch, in the order of the stretches. */
  public int[] choose() {
    int stretches = vectors.count() - samples;
    int[] chosen = new int[stretches];
    int[] uses = new int[samples];
    int allowed = Math.max(most, (stretches + samples - 1) / samples);
    int last = -1;
    for (int stretch = 0; stretch < stretches; stretch++) {
      last = nearest(samples + stretch, uses, allowed, last);
      chosen[stretch] = last;
      uses[last]++;
    }
    return chosen;
  }

  private int nearest(int target, int[] uses, int allowed, int last) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int sample = 0; sample < samples; sample++) {
      if (uses[sample] < allowed && (sample != last || samples == 1)) {
        double cost = vectors.distance(target, sample) * (1 + WORN * uses[sample]);
        if (cost < least) {
          least = cost;
          best = sample;
        }
      }
    }
    // Only the last one may be left: it is then heard again.
    return best < 0 ? Math.max(0, last) : best;
  }

  /** The distances of the stretches to their samples, for a choice. */
  public double[] distances(int[] chosen) {
    double[] distances = new double[chosen.length];
    Arrays.setAll(distances, i -> vectors.distance(samples + i, chosen[i]));
    return distances;
  }
}
