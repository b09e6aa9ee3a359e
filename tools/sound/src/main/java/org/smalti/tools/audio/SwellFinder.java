package org.smalti.tools.audio;

/**
 * Finds where a sound has swelled out of the quiet, whether or not it has an attack: where the level of
 * {@value #WINDOW} blocks of 10 ms rises to {@value #RISE_DB} dB above the floor and {@value #LEAST_DB} dBFS, and stays
 * there for {@value #LASTING} blocks. The floor is the lowest level in 3 s. Each sound is found once; the next one may
 * come when the level was near the floor again. A constant offset is no sound.
 */
final class SwellFinder {
  private static final double BLOCK_SECONDS = 0.01;
  private static final int WINDOW = 5;
  private static final int LASTING = 10;
  private static final int MEMORY = 300;
  /** Blocks: a slower swell begins so long before it was found. */
  private static final int REACH = 50;

  private static final double RISE_DB = 20;
  private static final double NEAR_DB = 6;
  private static final double LEAST_DB = -60;
  /** No floor is lower. */
  private static final double SILENCE_DB = -80;
  /** A swell begins with the first block that has this share of the loudest one's power. */
  private static final double BEGUN = 0.05;

  private static final double RISE = power(RISE_DB);
  private static final double NEAR = power(NEAR_DB);
  private static final double LEAST = power(LEAST_DB);
  private static final double SILENCE = power(SILENCE_DB);

  private final int block;
  /** Of block {@code n} at {@code n % MEMORY}, as are the levels. */
  private final double[] sums = new double[MEMORY];

  private final double[] squares = new double[MEMORY];
  private final double[] levels = new double[MEMORY];
  private double sum;
  private double square;
  private int filled;
  private long blocks;
  /** The blocks up to the last one that was near the floor. */
  private long quiet;

  private boolean armed = true;
  private int loud;

  SwellFinder(int sampleRate) {
    block = Math.max(1, (int) Math.round(BLOCK_SECONDS * sampleRate));
  }

  /**
   * A sound that has swelled.
   *
   * @param start its first frame
   * @param quiet the frame at which the level was last near the floor
   * @param known the frame at which it was found
   */
  record Swell(long start, long quiet, long known) {}

  /** Receives swells. */
  @FunctionalInterface
  interface Swells {
    void add(Swell swell);
  }

  /** How many frames before a swell was found must still be in the buffer. */
  int reachBefore() {
    return REACH * block;
  }

  /** Takes the next frames. */
  void accept(float[] mono, int offset, int length, Swells swells) {
    for (int i = offset; i < offset + length; i++) {
      sum += mono[i];
      square += mono[i] * mono[i];
      if (++filled == block) {
        endBlock(swells);
      }
    }
  }

  private void endBlock(Swells swells) {
    int at = (int) (blocks % MEMORY);
    sums[at] = sum;
    squares[at] = square;
    blocks++;
    sum = 0;
    square = 0;
    filled = 0;
    double level = variance(blocks - Math.min(WINDOW, blocks), blocks);
    levels[at] = level;
    double floor = floor();
    if (level <= NEAR * floor) {
      quiet = blocks;
      armed = true;
    }
    loud = armed && level >= Math.max(LEAST, RISE * floor) ? loud + 1 : 0;
    if (loud == LASTING) {
      armed = false;
      swells.add(new Swell(start() * block, quiet * block, blocks * block));
    }
  }

  private double floor() {
    double lowest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < Math.min(MEMORY, blocks); i++) {
      lowest = Math.min(lowest, levels[i]);
    }
    return Math.max(SILENCE, lowest);
  }

  /** The block in which the sound begins that has lasted up to now. */
  private long start() {
    // The last quiet window may hold the beginning.
    long from = Math.max(Math.max(0, blocks - REACH), quiet - WINDOW);
    double loudest = 0;
    for (long at = from; at < blocks; at++) {
      loudest = Math.max(loudest, variance(at, at + 1));
    }
    long start = from;
    while (start < blocks - 1 && variance(start, start + 1) < BEGUN * loudest) {
      start++;
    }
    return start;
  }

  /** The power about the mean of the blocks {@code [from, to)}. */
  private double variance(long from, long to) {
    double all = 0;
    double allSquares = 0;
    for (long at = from; at < to; at++) {
      all += sums[(int) (at % MEMORY)];
      allSquares += squares[(int) (at % MEMORY)];
    }
    double count = (double) (to - from) * block;
    return Math.max(0, allSquares / count - all / count * (all / count));
  }

  private static double power(double decibels) {
    return Math.pow(10, decibels / 10);
  }
}
