package org.smalti.tools.audio;

/**
 * Background noise: noise or hum that sounds before a sample and goes on after it. Its level is the smallest variance
 * of any {@value #BLOCKS} blocks in a row among the {@value #MEMORY} blocks before the sample.
 *
 * <p>The quiet end of a sample is taken for background only if it is as loud as the background, stays at that level to
 * the end of the sample (the level of a ringing note falls), and has almost nothing in its spectrum that the background
 * did not have (a held note has).
 */
final class BackgroundNoise {
  /** Blocks in a window: its 50 ms hold whole periods of hum. */
  static final int BLOCKS = 5;

  private static final int MEMORY = 300;
  /** A sample that is not this much louder than the background is itself a change of the background. */
  private static final double RISE = Math.pow(10, 0.6);
  /** A variance up to this many times the smallest is background: the level of noise fluctuates. */
  private static final double NEAR = Math.pow(10, 0.25);
  /** A tail whose level falls more than this from its first to its second half is a ringing note. */
  private static final double FALL = Math.pow(10, 0.08);
  /** Blocks: a shorter tail is too short to judge. */
  private static final int SHORTEST = 8;
  /** The last blocks may already hold the beginning of the next sample. */
  private static final int BREATH = 2;
  /** Blocks whose spectrum is compared. */
  private static final int COMPARED = 15;
  /** A bin this many times as strong as before is new. */
  private static final double NEW = 3;
  /** The share of the power in new bins that background may have. */
  private static final double NEW_SHARE = 0.25;

  private final int block;
  private final FrameSpectrum frames;
  private final float[] window;
  private final float[] powers;
  /** Sums and sums of squares of the last blocks, block {@code n} at {@code n % MEMORY}. */
  private final double[] sums = new double[MEMORY];

  private final double[] squares = new double[MEMORY];
  private final float[] before;
  private double sum;
  private double square;
  private int filled;
  private long blocks;
  private double level;

  BackgroundNoise(int sampleRate, int block) {
    this.block = block;
    int size = Integer.highestOneBit(Math.max(64, sampleRate / 20));
    frames = new FrameSpectrum(size, size);
    window = new float[size];
    powers = new float[frames.bins()];
    before = new float[Math.max(size, COMPARED * block)];
  }

  /** How many frames before the start of a sample must still be in the buffer. */
  int reachBefore() {
    return before.length + BREATH * block;
  }

  /** Takes the next frames. */
  void accept(float[] mono, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      sum += mono[i];
      square += mono[i] * mono[i];
      if (++filled == block) {
        sums[(int) (blocks % MEMORY)] = sum;
        squares[(int) (blocks % MEMORY)] = square;
        blocks++;
        sum = 0;
        square = 0;
        filled = 0;
      }
    }
  }

  /** A sample begins. */
  void begin(SoundBuffer sound, long start) {
    sound.copy(start - reachBefore(), before, before.length);
    level = Double.POSITIVE_INFINITY;
    long end = Math.min(blocks, start / block - BREATH + 1);
    double sums = 0;
    double squares = 0;
    for (long at = Math.max(0, blocks - MEMORY), first = at; at < end; at++) {
      sums += this.sums[(int) (at % MEMORY)];
      squares += this.squares[(int) (at % MEMORY)];
      if (at >= first + BLOCKS - 1) {
        level = Math.min(level, variance(sums, squares));
        sums -= this.sums[(int) ((at - BLOCKS + 1) % MEMORY)];
        squares -= this.squares[(int) ((at - BLOCKS + 1) % MEMORY)];
      }
    }
  }

  /** How much of the sample that began last is louder than the background. */
  int release(SoundBuffer sound, long start, int length) {
    int looks = length / block - BREATH - BLOCKS + 1;
    if (looks < SHORTEST || level == Double.POSITIVE_INFINITY) {
      return length;
    }
    double[] looked = variances(sound, start, looks);
    double loudest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < looks; i++) {
      loudest = Math.max(loudest, looked[i]);
      least = Math.min(least, looked[i]);
    }
    if (loudest < RISE * level || least > NEAR * level || level > NEAR * NEAR * least) {
      return length;
    }
    double most = NEAR * Math.max(level, least);
    int tail = looks;
    while (tail > 0 && looked[tail - 1] <= most) {
      tail--;
    }
    boolean background = tail > 0
        && looks - tail >= SHORTEST
        && isSteady(looked, tail)
        && !isNew(sound, start, length);
    // The last window that is louder ends inside the sample.
    return background ? (tail + BLOCKS / 2) * block : length;
  }

  /** Whether the level does not fall from the window {@code tail} on. */
  private static boolean isSteady(double[] looked, int tail) {
    // The first window still holds the end of the sample.
    int from = tail + Math.min(BLOCKS, (looked.length - tail) / 4);
    int half = (looked.length - from) / 2;
    double first = 0;
    double second = 0;
    for (int i = 0; i < half; i++) {
      first += looked[from + i];
      second += looked[looked.length - half + i];
    }
    return first < FALL * second;
  }

  /** Whether the end of the sample has partials that the background did not have. */
  private boolean isNew(SoundBuffer sound, long start, int length) {
    SoundBuffer then = new SoundBuffer();
    then.append(before, 0, before.length);
    double[] old = spectrum(then, 0);
    double[] now = spectrum(sound, start + length - reachBefore());
    double all = 0;
    double fresh = 0;
    for (int bin = 1; bin + 1 < now.length; bin++) {
      double around = (old[bin - 1] + old[bin] + old[bin + 1]) / 3;
      all += now[bin];
      fresh += now[bin] > NEW * around ? now[bin] : 0;
    }
    return fresh > NEW_SHARE * all;
  }

  private double[] spectrum(SoundBuffer sound, long from) {
    double[] mean = new double[powers.length];
    for (int at = 0; at + window.length <= before.length; at += window.length / 4) {
      sound.copy(from + at, window, window.length);
      frames.powers(window, 0, powers);
      for (int bin = 0; bin < mean.length; bin++) {
        mean[bin] += powers[bin];
      }
    }
    return mean;
  }

  /** Of so many windows of blocks, one block apart. */
  private double[] variances(SoundBuffer sound, long start, int windows) {
    double[] sum = new double[windows + BLOCKS - 1];
    double[] square = new double[windows + BLOCKS - 1];
    for (int i = 0; i < sum.length; i++) {
      long from = start + (long) i * block;
      double mean = sound.mean(from, block);
      sum[i] = block * mean;
      square[i] = block * (sound.power(from, block, mean) + mean * mean);
    }
    double[] variances = new double[windows];
    for (int i = 0; i < windows; i++) {
      double all = 0;
      double squares = 0;
      for (int at = i; at < i + BLOCKS; at++) {
        all += sum[at];
        squares += square[at];
      }
      variances[i] = variance(all, squares);
    }
    return variances;
  }

  private double variance(double sum, double square) {
    int count = BLOCKS * block;
    return Math.max(0, square / count - sum / count * (sum / count));
  }
}
