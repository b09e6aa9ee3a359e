package org.smalti.tools.batch.sound;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Where only the noise of a recording is heard, in blocks of 25 ms. Noise adds to everything, so nothing in the file is
 * quieter, and it is steady: the passage is the lowest band of {@value #SPREAD} dB in which steady stretches of at
 * least 0.1 s add up to 0.5 s and to {@value #SHARE} of the sound. Below {@value #SILENCE} dBFS there is no audible
 * noise, only fades and gated silence, which say nothing about the noise.
 *
 * @param blocks of the passage, empty if there is none
 * @param high the blocks whose level is nearer to the loud level; they serve to align another version of the sound with
 *     this one
 * @param floor dBFS, root mean square of the passage; where there is none, what 95 % of the sound is above
 * @param loud dBFS, what 5 % of the sound is above
 */
record QuietPassage(BitSet blocks, BitSet high, double floor, double loud) {
  private static final double SILENCE = -80;
  private static final double SPREAD = 5;
  private static final double STEP = 0.5;
  /** dB: how far above the lowest sufficient band a band with more blocks is still preferred. */
  private static final double BETTER = 2;

  private static final int STRETCH = 4;
  /** The largest shift of another version, in blocks: more than the delay of any encoder. */
  private static final int FARTHEST = 6;

  private static final int LEAST = BlockReader.RATE / 2;
  private static final double SHARE = 0.03;
  /** The share of the sound that may be quieter than the passage: fades, an intro. */
  private static final double BELOW = 0.05;
  /** dB: sound must exceed the passage by this to count as something else than noise. */
  private static final double CONTRAST = 6;

  /** Whether there is a passage at all. */
  boolean isFound() {
    return !blocks.isEmpty();
  }

  /**
   * Finds the passage.
   *
   * @param levels dBFS of each block
   * @return nothing if the sound is silent
   */
  static @Nullable QuietPassage in(float[] levels) {
    float[] sorted = sorted(levels);
    if (sorted.length == 0) {
      return null;
    }
    double loud = sorted[(int) (0.95 * (sorted.length - 1))];
    double low = sorted[(int) (0.05 * (sorted.length - 1))];
    BitSet blocks = lowest(levels, sorted);
    double floor = mean(levels, blocks, 0);
    return blocks.isEmpty() || loud - floor < CONTRAST
        ? new QuietPassage(new BitSet(), new BitSet(), low, loud)
        : new QuietPassage(blocks, above(levels, (floor + loud) / 2), floor, loud);
  }

  private static float[] sorted(float[] levels) {
    float[] heard = new float[levels.length];
    int count = 0;
    for (float level : levels) {
      if (level > SILENCE) {
        heard[count++] = level;
      }
    }
    float[] sorted = Arrays.copyOf(heard, count);
    Arrays.sort(sorted);
    return sorted;
  }

  private static BitSet lowest(float[] levels, float[] sorted) {
    double need = Math.max(LEAST, SHARE * sorted.length);
    BitSet best = new BitSet();
    double first = Double.NaN;
    double lowest = sorted[(int) (BELOW * (sorted.length - 1))];
    for (double from = SILENCE; from <= lowest && !(from > first + BETTER); from += STEP) {
      BitSet steady = steady(levels, from);
      if (steady.cardinality() >= Math.max(need, best.cardinality() + 1)) {
        first = best.isEmpty() ? from : first;
        best = steady;
      }
    }
    return best;
  }

  /** The blocks of all stretches that stay within a band of levels. */
  private static BitSet steady(float[] levels, double from) {
    BitSet steady = new BitSet(levels.length);
    int begin = 0;
    for (int i = 0; i <= levels.length; i++) {
      boolean inside = i < levels.length && levels[i] >= from && levels[i] < from + SPREAD;
      if (!inside) {
        if (i - begin >= STRETCH) {
          steady.set(begin, i);
        }
        begin = i + 1;
      }
    }
    return steady;
  }

  private static BitSet above(float[] levels, double least) {
    BitSet above = new BitSet(levels.length);
    for (int i = 0; i < levels.length; i++) {
      above.set(i, levels[i] > least);
    }
    return above;
  }

  /** dBFS: root mean square of these blocks, shifted by {@code later}. */
  private static double mean(float[] levels, BitSet blocks, int later) {
    double sum = 0;
    int count = 0;
    for (int i = blocks.nextSetBit(0); i >= 0; i = blocks.nextSetBit(i + 1)) {
      int place = i + later;
      if (place >= 0 && place < levels.length) {
        sum += Math.pow(10, levels[place] / 10);
        count++;
      }
    }
    return 10 * Math.log10(sum / Math.max(1, count) + 1e-20);
  }

  /**
   * dBFS: how loud another version of the same sound is where this passage is. It may begin a little earlier or later.
   */
  double floorIn(float[] levels) {
    if (isFound()) {
      return mean(levels, inner(), later(levels));
    }
    float[] sorted = levels.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? -200 : sorted[(int) (0.05 * (sorted.length - 1))];
  }

  /** Without the first and last block of each stretch: versions need not differ by whole blocks. */
  private BitSet inner() {
    BitSet inner = new BitSet(blocks.length());
    for (int i = blocks.nextSetBit(0); i >= 0; i = blocks.nextSetBit(i + 1)) {
      inner.set(i, i > 0 && blocks.get(i - 1) && blocks.get(i + 1));
    }
    return inner;
  }

  /** By how many blocks another version is later: the shift at which the loud blocks are loudest. */
  private int later(float[] levels) {
    int best = 0;
    double loudest = mean(levels, high, 0);
    for (int later = -FARTHEST; later <= FARTHEST; later++) {
      double power = mean(levels, high, later);
      if (power > loudest) {
        loudest = power;
        best = later;
      }
    }
    return best;
  }
}
