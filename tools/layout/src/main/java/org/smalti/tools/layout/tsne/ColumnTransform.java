package org.smalti.tools.layout.tsne;

import java.util.Arrays;

/**
 * Discrete Fourier transforms down all columns of a matrix of complex numbers at once, in place. The inner loop runs
 * along rows, at the same index of all arrays, so that the compiler can vectorise it. The frequencies are left in
 * digit-reversed order ({@link #position}), which the inverse expects; so no reordering is needed. Radix 4, 2 and 3,
 * decimation in frequency forward and in time backward (Cooley and Tukey 1965).
 */
final class ColumnTransform {
  /** How many rows there are. */
  final int size;

  private final int[] radices;
  private final float[] cos;
  private final float[] sin;

  /** @param size a product of twos and threes, as {@link #friendly} gives them */
  ColumnTransform(int size) {
    this.size = size;
    int rest = size;
    int[] found = new int[32];
    int stages = 0;
    for (int radix : new int[] {4, 2, 3}) {
      for (; rest % radix == 0; rest /= radix) {
        found[stages++] = radix;
      }
    }
    if (rest != 1) {
      throw new IllegalArgumentException(size + " is no product of twos and threes");
    }
    radices = Arrays.copyOf(found, stages);
    cos = new float[size];
    sin = new float[size];
    for (int k = 0; k < size; k++) {
      cos[k] = (float) Math.cos(2 * Math.PI * k / size);
      sin[k] = (float) Math.sin(2 * Math.PI * k / size);
    }
  }

  /** The least even product of twos and threes that is not below {@code least}. */
  static int friendly(int least) {
    int best = Integer.MAX_VALUE;
    for (long threes = 1; threes < 2L * least; threes *= 3) {
      long size = 2 * threes;
      while (size < least) {
        size *= 2;
      }
      best = (int) Math.min(best, size);
    }
    return best;
  }

  /** The row that a frequency is found in. */
  int position(int frequency) {
    int position = 0;
    int length = size;
    int rest = frequency;
    for (int radix : radices) {
      length /= radix;
      position += rest % radix * length;
      rest /= radix;
    }
    return position;
  }

  /** Transforms the columns from {@code from} to before {@code to}. */
  void forward(float[][] re, float[][] im, int from, int to) {
    int length = size;
    for (int radix : radices) {
      int part = length / radix;
      for (int base = 0; base < size; base += length) {
        for (int k = 0; k < part; k++) {
          butterfly(re, im, base + k, part, radix, k * (size / length), true, from, to);
        }
      }
      length = part;
    }
  }

  /** The inverse of {@link #forward}, times the number of rows. */
  void inverse(float[][] re, float[][] im, int from, int to) {
    int part = 1;
    for (int stage = radices.length - 1; stage >= 0; stage--) {
      int radix = radices[stage];
      int length = part * radix;
      for (int base = 0; base < size; base += length) {
        for (int k = 0; k < part; k++) {
          butterfly(re, im, base + k, part, radix, k * (size / length), false, from, to);
        }
      }
      part = length;
    }
  }

  /** One butterfly of the given radix on rows {@code part} apart, beginning with row {@code a}. */
  private void butterfly(
      float[][] re,
      float[][] im,
      int a,
      int part,
      int radix,
      int turn,
      boolean forward,
      int from,
      int to) {
    int b = a + part;
    float cb = cos[turn];
    float sb = sin[turn];
    if (radix == 2) {
      if (forward) {
        ButterflyRows.forward2(re[a], im[a], re[b], im[b], cb, sb, from, to);
      } else {
        ButterflyRows.inverse2(re[a], im[a], re[b], im[b], cb, sb, from, to);
      }
      return;
    }
    int c = b + part;
    float cc = cos[2 * turn];
    float sc = sin[2 * turn];
    if (radix == 3) {
      if (forward) {
        ButterflyRows.forward3(re[a], im[a], re[b], im[b], re[c], im[c], cb, sb, cc, sc, from, to);
      } else {
        ButterflyRows.inverse3(re[a], im[a], re[b], im[b], re[c], im[c], cb, sb, cc, sc, from, to);
      }
      return;
    }
    int d = c + part;
    float cd = cos[3 * turn];
    float sd = sin[3 * turn];
    if (forward) {
      ButterflyRows.forward4(
          re[a], im[a], re[b], im[b], re[c], im[c], re[d], im[d], cb, sb, cc, sc, cd, sd, from, to);
    } else {
      ButterflyRows.inverse4(
          re[a], im[a], re[b], im[b], re[c], im[c], re[d], im[d], cb, sb, cc, sc, cd, sd, from, to);
    }
  }
}
