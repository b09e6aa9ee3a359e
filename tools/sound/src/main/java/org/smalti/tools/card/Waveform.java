package org.smalti.tools.card;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The least and greatest amplitude in each column of a picture. */
final class Waveform {
  private static final double SILENT = 1e-5;

  private final float[] low;
  private final float[] high;
  private final long first;
  private final double framesPerColumn;

  /** @param first frame of the first column */
  Waveform(int columns, long first, double framesPerColumn) {
    low = new float[columns];
    high = new float[columns];
    Arrays.fill(low, Float.POSITIVE_INFINITY);
    Arrays.fill(high, Float.NEGATIVE_INFINITY);
    this.first = first;
    this.framesPerColumn = framesPerColumn;
  }

  void accept(float[] mono, int frames, long position) {
    for (int i = 0; i < frames; i++) {
      double column = (position + i - first) / framesPerColumn;
      if (column >= 0 && column < low.length) {
        int index = (int) column;
        low[index] = Math.min(low[index], mono[i]);
        high[index] = Math.max(high[index], mono[i]);
      }
    }
  }

  /** Fills columns that are narrower than a frame from their neighbours, and makes one line of all columns. */
  void finish() {
    for (int i = 1; i < low.length; i++) {
      if (low[i] > high[i] && framesPerColumn < 1) {
        low[i] = low[i - 1];
        high[i] = high[i - 1];
      }
    }
    for (int i = low.length - 1; i > 0; i--) {
      if (has(i) && has(i - 1)) {
        low[i] = Math.min(low[i], high[i - 1]);
        high[i] = Math.max(high[i], low[i - 1]);
      }
    }
  }

  /** Whether there is no sound at all. */
  boolean isEmpty() {
    return IntStream.range(0, low.length).noneMatch(this::has);
  }

  int columns() {
    return low.length;
  }

  /** Whether there is any sound in a column. */
  boolean has(int column) {
    return low[column] <= high[column];
  }

  float low(int column) {
    return low[column];
  }

  float high(int column) {
    return high[column];
  }

  /** The greatest amplitude of all; that of full scale where there is only silence. */
  double peak() {
    double peak = 0;
    for (int i = 0; i < low.length; i++) {
      if (has(i)) {
        peak = Math.max(peak, Math.max(-low[i], high[i]));
      }
    }
    return peak < SILENT ? 1 : peak;
  }
}
