package org.smalti.compositions.mix;

import java.util.Arrays;
import org.smalti.media.RealTransform;

/**
 * The height of a signal between its samples, eight times oversampled. Noise and tones close to half the sampling rate
 * are as high as the filter that converts them lets through, so that several are looked at: the ideal one, a steep
 * one and one as soft as those of usual converters, by transforms of blocks that overlap, and that of annex 2 of ITU-R
 * BS.1770. Where all samples are so low that nothing between them can reach the ceiling, nothing is computed.
 */
final class TruePeak {
  /** Frames at a time. */
  static final int BLOCK = 4096;
  /** How many frames later the height around a frame is known. */
  static final int DELAY = BLOCK / 2;

  private static final int SIZE = 2 * BLOCK;
  private static final int TIMES = 8;
  /** Hardly any signal is more often higher than its samples. */
  private static final float HIGHEST = 5;
  /** Of the level below which nothing is looked at: 0.1 dB of the ceiling. */
  private static final double NEGLIGIBLE = 0.01 * HIGHEST;

  /** Two of the four phases of BS.1770; the others are the same backwards. */
  private static final double[][] STANDARD = {
    {
      0.001708984375, 0.010986328125, -0.0196533203125, 0.033203125, -0.0594482421875,
      0.1373291015625, 0.97216796875, -0.102294921875, 0.047607421875, -0.026611328125,
      0.014892578125, -0.00830078125
    },
    {
      -0.0291748046875,
      0.029296875,
      -0.0517578125,
      0.089111328125,
      -0.16650390625,
      0.465087890625,
      0.77978515625,
      -0.2003173828125,
      0.1015625,
      -0.0582275390625,
      0.0330810546875,
      -0.0189208984375
    }
  };

  private static final float[] ENDS = new float[DELAY];
  private static final float[] STEEP = response(0.47, 0.5);
  private static final float[] SOFT = response(0.40, 0.57);

  static {
    for (int i = 0; i < DELAY; i++) {
      double sine = StrictMath.sin(Math.PI / 2 * (i + 0.5) / DELAY);
      ENDS[i] = (float) (sine * sine);
    }
  }

  /** Of a filter that begins to take away at a frequency, and leaves nothing from another one on: of the rate. */
  private static float[] response(double from, double until) {
    float[] response = new float[SIZE];
    for (int bin = 0; bin < SIZE; bin++) {
      double x = ((double) bin / SIZE - from) / (until - from);
      response[bin] = (float) (0.5 + 0.5 * StrictMath.cos(Math.PI * Math.max(0, Math.min(1, x))));
    }
    return response;
  }

  private final RealTransform transform = RealTransform.of(SIZE);
  private final RealTransform wideTransform = RealTransform.of(TIMES * SIZE);
  private final float quiet;
  /** The block before and the present one. */
  private final float[] line = new float[SIZE];

  /** Of the present block. */
  private float loudest;

  private final float[] tapered = new float[SIZE];
  private final float[] spectrum = new float[SIZE + 2];
  private final float[] wide = new float[TIMES * SIZE + 2];
  private final float[] between = new float[TIMES * SIZE];
  private final float[] forwards = new float[BLOCK];
  private final float[] backwards = new float[BLOCK];

  /** @param ceiling amplitude; heights below it may be given as lower ones */
  TruePeak(double ceiling) {
    quiet = (float) ceiling / HIGHEST;
  }

  /**
   * Takes {@value #BLOCK} samples, and raises each peak to the greatest height from the sample {@link #DELAY} before it
   * up to the next one.
   */
  void raise(float[] samples, float[] peaks) {
    System.arraycopy(line, BLOCK, line, 0, BLOCK);
    System.arraycopy(samples, 0, line, BLOCK, BLOCK);
    float before = loudest;
    loudest = 0;
    for (int i = 0; i < BLOCK; i++) {
      float height = Math.abs(samples[i]);
      loudest = height > loudest ? height : loudest;
    }
    if (loudest <= quiet && before <= quiet) {
      return;
    }
    standard(peaks);
    System.arraycopy(line, 0, tapered, 0, SIZE);
    for (int i = 0; i < DELAY; i++) {
      tapered[i] *= ENDS[i];
      tapered[SIZE - 1 - i] *= ENDS[i];
    }
    transform.forward(tapered, spectrum);
    Arrays.fill(wide, 0);
    System.arraycopy(spectrum, 0, wide, 0, SIZE);
    wide[SIZE] = spectrum[SIZE] / 2;
    highest(peaks);
    if (differs(STEEP)) {
      filter(STEEP);
      highest(peaks);
    }
    if (differs(SOFT)) {
      filter(SOFT);
      highest(peaks);
    }
  }

  /** Whether a filter can change any height: there is sound where it takes away. */
  private boolean differs(float[] response) {
    double taken = 0;
    for (int bin = BLOCK; response[bin] < 1; bin--) {
      float real = spectrum[2 * bin];
      float imaginary = spectrum[2 * bin + 1];
      taken += 2 * (1 - response[bin]) * Math.sqrt(real * real + imaginary * imaginary);
    }
    return taken > NEGLIGIBLE * quiet * SIZE;
  }

  /** The spectrum behind a filter, with what it leaves of the images above half the rate. */
  private void filter(float[] response) {
    for (int bin = 0; bin < SIZE; bin++) {
      boolean image = bin > BLOCK;
      int from = 2 * (image ? SIZE - bin : bin);
      wide[2 * bin] = response[bin] * spectrum[from];
      wide[2 * bin + 1] = response[bin] * (image ? -spectrum[from + 1] : spectrum[from + 1]);
    }
  }

  private void highest(float[] peaks) {
    wideTransform.inverse(wide, between);
    for (int i = 0; i < BLOCK; i++) {
      int at = TIMES * (DELAY + i);
      float highest = 0;
      for (int j = at; j <= at + TIMES; j++) {
        float height = Math.abs(between[j]);
        highest = height > highest ? height : highest;
      }
      raise(peaks, i, highest / SIZE);
    }
  }

  private void standard(float[] peaks) {
    for (int i = 0; i < BLOCK; i++) {
      raise(peaks, i, line[DELAY + i]);
      raise(peaks, i, line[DELAY + i + 1]);
    }
    for (double[] filter : STANDARD) {
      int taps = filter.length;
      int first = DELAY - taps / 2 + 1;
      Arrays.fill(forwards, 0);
      Arrays.fill(backwards, 0);
      for (int tap = 0; tap < taps; tap++) {
        float weight = (float) filter[tap];
        float mirrored = (float) filter[taps - 1 - tap];
        for (int i = 0; i < BLOCK; i++) {
          forwards[i] += weight * line[first + tap + i];
          backwards[i] += mirrored * line[first + tap + i];
        }
      }
      for (int i = 0; i < BLOCK; i++) {
        raise(peaks, i, forwards[i]);
        raise(peaks, i, backwards[i]);
      }
    }
  }

  private static void raise(float[] peaks, int at, float value) {
    float height = Math.abs(value);
    if (height > peaks[at]) {
      peaks[at] = height;
    }
  }
}
