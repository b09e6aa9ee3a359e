package org.smalti.tools.layout.tsne;

import org.smalti.core.SmaltiException;

/**
 * How t-SNE is run.
 *
 * @param components 1, 2 or 3: a line, a plane or space
 * @param perplexity how many neighbours each point cares for, above 1; reduced for small collections
 * @param angle of Barnes and Hut's rule, 0 (exact) to 1 (coarse)
 * @param iterations in total; the first 250 of them (at most a quarter) exaggerate the attraction
 * @param seed decides the small disorder that the start is given
 */
public record TsneOptions(
    int components, double perplexity, double angle, int iterations, long seed) {
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
    if (iterations < 1) {
      throw SmaltiException.usage("--iterations must be at least 1, not " + iterations);
    }
  }
}
