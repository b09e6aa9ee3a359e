package org.smalti.tools.video.spans;

import java.io.Serializable;
import java.util.Locale;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.Sample;

/**
 * How long the pictures of samples should be.
 *
 * @param target ms, the length that a span should reach
 * @param minimum ms, the shortest piece between cuts that is taken before a longer one is looked for
 * @param variance ms, the target is longer by a random part of this
 * @param fps at which pictures are compared
 * @param cuts by what a cut is known
 * @param seed of the random parts
 */
record SpanOptions(
    double target, double minimum, double variance, double fps, CutRule cuts, long seed)
    implements Serializable {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  /** @throws SmaltiException if a number makes no sense */
  SpanOptions {
    check("the length of a span in ms", target, 1, 600_000);
    check("the least length of a span in ms", minimum, 0, 600_000);
    check("the variance of lengths in ms", variance, 0, 600_000);
    check("the pictures per second", fps, 1, 240);
  }

  /**
   * The length in ms that the picture of a sample should have: that of its sound, or the smallest whole multiple of it
   * that reaches the target. Depends on the sample alone, not on its place in a table.
   */
  double wanted(Sample sample) {
    double reach = target + variance * random(sample);
    if (sample.dur() >= reach) {
      return sample.dur();
    }
    return sample.dur() > 0 ? sample.dur() * Math.ceil(reach / sample.dur()) : reach;
  }

  /** The same number from 0 to 1 for the same sample and seed. */
  private double random(Sample sample) {
    long state = mixed(seed + GOLDEN);
    String name = sample.filename();
    for (int i = 0; i < name.length(); i++) {
      state = mixed(state + name.charAt(i) + GOLDEN);
    }
    state = mixed(state + Double.doubleToLongBits(sample.start() + 0.0) + GOLDEN);
    return (state >>> 11) * 0x1p-53;
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood, 2014). */
  private static long mixed(long state) {
    long z = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  private static void check(String what, double value, double lowest, double highest) {
    if (!(value >= lowest && value <= highest)) {
      throw SmaltiException.usage(
          String.format(Locale.ROOT, "%s must be %.0f to %.0f", what, lowest, highest));
    }
  }
}
