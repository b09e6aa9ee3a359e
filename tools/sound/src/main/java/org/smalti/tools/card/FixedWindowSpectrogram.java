package org.smalti.tools.card;

import org.smalti.media.RealTransform;
import org.smalti.tools.audio.SoundBuffer;

/**
 * A spectrogram with one length of window: the mean power in each column and bin, Hann window, zero-padded to twice its
 * length. A sine of amplitude 1 has power 1 at its frequency. Frames lie half a window apart, or further where the
 * columns are long, and at least one in each column.
 */
final class FixedWindowSpectrogram {
  private static final int MOST_PER_COLUMN = 24;

  private final int length;
  private final int columns;
  private final int perColumn;
  private final long first;
  private final double framesPerColumn;
  private final RealTransform transform;
  private final float[] window;
  private final float[] frame;
  private final float[] spectrum;
  private final float[][] powers;
  private int next;

  /**
   * @param length of the window, a power of two
   * @param kept bins that are asked for, at most {@code length}
   * @param first frame of the first column
   */
  FixedWindowSpectrogram(int length, int kept, int columns, long first, double framesPerColumn) {
    this.length = length;
    this.columns = columns;
    this.first = first;
    this.framesPerColumn = framesPerColumn;
    perColumn =
        (int) Math.max(1, Math.min(MOST_PER_COLUMN, Math.ceil(framesPerColumn / (length / 2.0))));
    transform = RealTransform.of(2 * length);
    frame = new float[2 * length];
    spectrum = new float[2 * length + 2];
    window = new float[length];
    for (int i = 0; i < length; i++) {
      window[i] = (float) ((0.5 - 0.5 * Math.cos(2 * Math.PI * i / length)) * 4 / length);
    }
    powers = new float[columns][kept];
  }

  /** The first frame that is still needed. */
  long needed() {
    return isDone() ? Long.MAX_VALUE : centre(next) - length / 2;
  }

  private boolean isDone() {
    return next == columns * perColumn;
  }

  private long centre(int number) {
    double column = (number + 0.5) / perColumn;
    return first + Math.round(column * framesPerColumn);
  }

  /** Measures what can be measured of a sound that is known up to {@code end}. */
  void advance(SoundBuffer sound, long end) {
    while (!isDone() && centre(next) + length / 2 <= end) {
      sound.copy(centre(next) - length / 2, frame, length);
      for (int i = 0; i < length; i++) {
        frame[i] *= window[i];
      }
      transform.forward(frame, spectrum);
      float[] column = powers[next / perColumn];
      for (int bin = 1; bin < column.length; bin++) {
        float re = spectrum[2 * bin];
        float im = spectrum[2 * bin + 1];
        column[bin] += (re * re + im * im) / perColumn;
      }
      next++;
    }
  }

  /**
   * The greatest level between two frequencies, or between two bins by interpolation; dB, 0 for a sine of amplitude 1.
   *
   * @param low in bins; above those that are kept, the level is that of the last ones
   * @param high in bins
   */
  double level(int column, double low, double high) {
    float[] bins = powers[column];
    double middle = (low + high) / 2;
    int below = (int) Math.max(1, Math.min(bins.length - 2, Math.floor(middle)));
    double part = Math.max(0, Math.min(1, middle - below));
    double level = (1 - part) * decibels(bins[below]) + part * decibels(bins[below + 1]);
    for (int bin = (int) Math.ceil(low); bin <= Math.min(high, bins.length - 1); bin++) {
      level = Math.max(level, decibels(bins[bin]));
    }
    return level;
  }

  /** The number of bins in a half of the sample rate. */
  int bins() {
    return length;
  }

  private static double decibels(double power) {
    return 10 * Math.log10(power + 1e-16);
  }
}
