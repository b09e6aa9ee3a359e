package org.smalti.compositions.render;

import java.util.Arrays;
import org.smalti.media.RealTransform;

/**
 * The levels of a short sound over time and pitch, fitted to be seen: a spectrogram with a logarithmic frequency axis,
 * whose range follows the sound, so that a whisper is as legible as a drum. Keeps its arrays; used by one thread.
 */
final class SoundLevels {
  /** Hz: the sampling rate of the sound. */
  static final int RATE = 24_000;
  /** The mean of all levels that is aimed at. */
  static final float MEAN = 0.3f;
  /** Where nothing is heard, if the mean can't be reached otherwise. */
  static final float HIGHEST_GROUND = 0.22f;

  /** Hz: the lower edge of the lowest row and the upper edge of the highest one. */
  private static final double LOWEST = 55;

  private static final double HIGHEST = 11_000;
  /** A transform is longer than its window, so that low partials become smooth. */
  private static final int TRANSFORM = 4096;

  private static final int LONGEST_WINDOW = 1024;
  private static final int SHORTEST_WINDOW = 256;
  /** A sound has at least this many windows from end to end. */
  private static final int WINDOWS = 8;
  /** Windows of one column that are averaged. */
  private static final int MOST_IN_COLUMN = 24;
  /** dB in an octave: speech and music fall by about as much. */
  private static final double TILT = 3;
  /** dB between the darkest and the brightest. */
  private static final double WIDEST_RANGE = 55;

  private static final double NARROWEST_RANGE = 20;
  /** A sound whose amplitude nowhere exceeds this is silent. */
  private static final float QUIETEST = 1e-4f;
  /** The share of all levels that is darkest, and that is below the brightest. */
  private static final double DARKEST = 0.1;

  private static final double BELOW_BRIGHTEST = 0.997;
  private static final int BINS = 256;
  /** Halvings of the range of exponents. */
  private static final int HALVINGS = 10;

  private static final double LEAST_EXPONENT = 0.6;
  private static final double LARGEST_EXPONENT = 5;

  private final RealTransform transform = RealTransform.of(TRANSFORM);
  private final float[] windowed = new float[TRANSFORM];
  private final float[] spectrum = new float[TRANSFORM + 2];
  private final float[] power = new float[TRANSFORM / 2 + 1];
  private final int[] histogram = new int[BINS];
  private final float[] curve = new float[BINS];
  private float[] window = new float[0];
  private float[] levels = new float[0];

  /**
   * The levels from 0, nothing heard, to 1, row after row from the highest pitch to the lowest. Their mean is near
   * {@link #MEAN}. Valid until the next call; the array may be longer.
   *
   * @param sound mono at {@link #RATE}
   * @param length how many numbers of it there are, at least 1
   */
  float[] of(float[] sound, int length, int width, int height) {
    if (levels.length < width * height) {
      levels = new float[width * height];
    }
    if (silent(sound, length)) {
      Arrays.fill(levels, 0, width * height, HIGHEST_GROUND);
      return levels;
    }
    useWindow(length);
    for (int column = 0; column < width; column++) {
      measure(sound, length, column, width);
      fillColumn(column, width, height);
    }
    fit(width * height);
    return levels;
  }

  private static boolean silent(float[] sound, int length) {
    for (int i = 0; i < length; i++) {
      if (Math.abs(sound[i]) > QUIETEST) {
        return false;
      }
    }
    return true;
  }

  /** Short sounds get short windows, which blur pitches more and times less. */
  private void useWindow(int length) {
    int size = Integer.highestOneBit(Math.max(1, length / WINDOWS));
    size = Math.max(SHORTEST_WINDOW, Math.min(LONGEST_WINDOW, size));
    if (size != window.length) {
      window = new float[size];
      for (int i = 0; i < size; i++) {
        window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / size));
      }
      Arrays.fill(windowed, 0);
    }
  }

  /** The mean power spectrum of a column. */
  private void measure(float[] sound, int length, int column, int width) {
    double columnLength = (double) length / width;
    int count = (int) Math.ceil(2 * columnLength / window.length);
    count = Math.max(1, Math.min(MOST_IN_COLUMN, count));
    Arrays.fill(power, 0);
    for (int i = 0; i < count; i++) {
      double middle = (column + (i + 0.5) / count) * columnLength;
      int from = (int) Math.round(middle - window.length / 2.0);
      from = Math.max(0, Math.min(length - window.length, from));
      for (int k = 0; k < window.length; k++) {
        windowed[k] = from + k < length ? sound[from + k] * window[k] : 0;
      }
      transform.forward(windowed, spectrum);
      for (int bin = 0; bin < power.length; bin++) {
        float re = spectrum[2 * bin];
        float im = spectrum[2 * bin + 1];
        power[bin] += (re * re + im * im) / count;
      }
    }
  }

  /** The level in dB of each row: the strongest of its band. */
  private void fillColumn(int column, int width, int height) {
    double octaves = Math.log(HIGHEST / LOWEST) / Math.log(2);
    double step = Math.pow(2, -octaves / height);
    double upper = HIGHEST;
    for (int row = 0; row < height; row++) {
      double lower = upper * step;
      double strongest = Math.max(at(lower), at(Math.sqrt(lower * upper)));
      int last = (int) Math.floor(upper * TRANSFORM / RATE);
      for (int bin = (int) Math.ceil(lower * TRANSFORM / RATE); bin <= last; bin++) {
        strongest = Math.max(strongest, power[bin]);
      }
      double tilt = TILT * (octaves * (height - row - 0.5) / height);
      levels[row * width + column] = (float) (10 * Math.log10(strongest + 1e-12) + tilt);
      upper = lower;
    }
  }

  private double at(double hz) {
    double bin = hz * TRANSFORM / RATE;
    int low = (int) bin;
    return power[low] + (bin - low) * (power[low + 1] - power[low]);
  }

  /** From dB to 0..1. */
  private void fit(int count) {
    float least = Float.MAX_VALUE;
    float most = -Float.MAX_VALUE;
    for (int i = 0; i < count; i++) {
      least = Math.min(least, levels[i]);
      most = Math.max(most, levels[i]);
    }
    count(count, least, most);
    double brightest = quantile(BELOW_BRIGHTEST, count, least, most);
    double darkest = Math.max(brightest - WIDEST_RANGE, quantile(DARKEST, count, least, most));
    darkest = Math.min(darkest, brightest - NARROWEST_RANGE);
    for (int i = 0; i < count; i++) {
      double level = (levels[i] - darkest) / (brightest - darkest);
      levels[i] = (float) Math.max(0, Math.min(1, level));
    }
    count(count, 0, 1);
    bringToMean(count);
  }

  /** Brings the mean to {@link #MEAN}: by an exponent, and where that is not enough by a lighter ground. */
  private void bringToMean(int count) {
    double low = LEAST_EXPONENT;
    double high = LARGEST_EXPONENT;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (mean(middle, count) > MEAN) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double exponent = (low + high) / 2;
    double mean = mean(exponent, count);
    double ground = Math.max(0, Math.min(HIGHEST_GROUND, (MEAN - mean) / (1 - mean)));
    for (int bin = 0; bin < BINS; bin++) {
      double level = Math.pow((double) bin / (BINS - 1), exponent);
      curve[bin] = (float) (ground + (1 - ground) * level);
    }
    for (int i = 0; i < count; i++) {
      levels[i] = curve[Math.round(levels[i] * (BINS - 1))];
    }
  }

  private double mean(double exponent, int count) {
    double sum = 0;
    for (int bin = 0; bin < BINS; bin++) {
      sum += histogram[bin] * Math.pow((double) bin / (BINS - 1), exponent);
    }
    return sum / count;
  }

  private void count(int count, double from, double to) {
    Arrays.fill(histogram, 0);
    double scale = (BINS - 1) / Math.max(1e-9, to - from);
    for (int i = 0; i < count; i++) {
      histogram[(int) Math.round((levels[i] - from) * scale)]++;
    }
  }

  private double quantile(double share, int count, double from, double to) {
    long below = 0;
    int bin = 0;
    while (bin < BINS - 1 && below + histogram[bin] < share * count) {
      below += histogram[bin++];
    }
    return from + (to - from) * bin / (BINS - 1);
  }
}
