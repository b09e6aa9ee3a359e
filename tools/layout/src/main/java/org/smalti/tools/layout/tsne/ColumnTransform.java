package org.smalti.tools.layout.tsne;

import java.util.Arrays;

/**
 * Discrete Fourier transforms down all columns of a matrix of complex numbers at once, in place. The inner loop goes along rows,
 * at the same index of all arrays: that is what the compiler makes vector code of. The frequencies come out in a mixed order
 * ({@link #position}), and the inverse takes them so; nothing is ever sorted. Decimation in frequency by 4, 2 and 3 one way, in
 * time the other way (Cooley and Tukey 1965).
 */
final class ColumnTransform {
  private static final float HALF_ROOT_3 = (float) (Math.sqrt(3) / 2);

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

  /** Takes {@link #forward} back, times the number of rows. */
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
        forward2(re[a], im[a], re[b], im[b], cb, sb, from, to);
      } else {
        inverse2(re[a], im[a], re[b], im[b], cb, sb, from, to);
      }
      return;
    }
    int c = b + part;
    float cc = cos[2 * turn];
    float sc = sin[2 * turn];
    if (radix == 3) {
      if (forward) {
        forward3(re[a], im[a], re[b], im[b], re[c], im[c], cb, sb, cc, sc, from, to);
      } else {
        inverse3(re[a], im[a], re[b], im[b], re[c], im[c], cb, sb, cc, sc, from, to);
      }
      return;
    }
    int d = c + part;
    float cd = cos[3 * turn];
    float sd = sin[3 * turn];
    if (forward) {
      forward4(
          re[a], im[a], re[b], im[b], re[c], im[c], re[d], im[d], cb, sb, cc, sc, cd, sd, from, to);
    } else {
      inverse4(
          re[a], im[a], re[b], im[b], re[c], im[c], re[d], im[d], cb, sb, cc, sc, cd, sd, from, to);
    }
  }

  private static void forward2(
      float[] ar, float[] ai, float[] br, float[] bi, float c, float s, int from, int to) {
    for (int j = from; j < to; j++) {
      float dr = ar[j] - br[j];
      float di = ai[j] - bi[j];
      ar[j] += br[j];
      ai[j] += bi[j];
      br[j] = dr * c + di * s;
      bi[j] = di * c - dr * s;
    }
  }

  private static void inverse2(
      float[] ar, float[] ai, float[] br, float[] bi, float c, float s, int from, int to) {
    for (int j = from; j < to; j++) {
      float tr = br[j] * c - bi[j] * s;
      float ti = bi[j] * c + br[j] * s;
      br[j] = ar[j] - tr;
      bi[j] = ai[j] - ti;
      ar[j] += tr;
      ai[j] += ti;
    }
  }

  private static void forward3(
      float[] ar,
      float[] ai,
      float[] br,
      float[] bi,
      float[] cr,
      float[] ci,
      float cb,
      float sb,
      float cc,
      float sc,
      int from,
      int to) {
    for (int j = from; j < to; j++) {
      float sumR = br[j] + cr[j];
      float sumI = bi[j] + ci[j];
      float difR = HALF_ROOT_3 * (br[j] - cr[j]);
      float difI = HALF_ROOT_3 * (bi[j] - ci[j]);
      float midR = ar[j] - 0.5f * sumR;
      float midI = ai[j] - 0.5f * sumI;
      ar[j] += sumR;
      ai[j] += sumI;
      float pr = midR + difI;
      float pi = midI - difR;
      float qr = midR - difI;
      float qi = midI + difR;
      br[j] = pr * cb + pi * sb;
      bi[j] = pi * cb - pr * sb;
      cr[j] = qr * cc + qi * sc;
      ci[j] = qi * cc - qr * sc;
    }
  }

  private static void inverse3(
      float[] ar,
      float[] ai,
      float[] br,
      float[] bi,
      float[] cr,
      float[] ci,
      float cb,
      float sb,
      float cc,
      float sc,
      int from,
      int to) {
    for (int j = from; j < to; j++) {
      float pr = br[j] * cb - bi[j] * sb;
      float pi = bi[j] * cb + br[j] * sb;
      float qr = cr[j] * cc - ci[j] * sc;
      float qi = ci[j] * cc + cr[j] * sc;
      float sumR = pr + qr;
      float sumI = pi + qi;
      float difR = HALF_ROOT_3 * (pr - qr);
      float difI = HALF_ROOT_3 * (pi - qi);
      float midR = ar[j] - 0.5f * sumR;
      float midI = ai[j] - 0.5f * sumI;
      ar[j] += sumR;
      ai[j] += sumI;
      br[j] = midR - difI;
      bi[j] = midI + difR;
      cr[j] = midR + difI;
      ci[j] = midI - difR;
    }
  }

  private static void forward4(
      float[] ar,
      float[] ai,
      float[] br,
      float[] bi,
      float[] cr,
      float[] ci,
      float[] dr,
      float[] di,
      float cb,
      float sb,
      float cc,
      float sc,
      float cd,
      float sd,
      int from,
      int to) {
    for (int j = from; j < to; j++) {
      float t0r = ar[j] + cr[j];
      float t0i = ai[j] + ci[j];
      float t1r = ar[j] - cr[j];
      float t1i = ai[j] - ci[j];
      float t2r = br[j] + dr[j];
      float t2i = bi[j] + di[j];
      float t3r = bi[j] - di[j];
      float t3i = dr[j] - br[j];
      ar[j] = t0r + t2r;
      ai[j] = t0i + t2i;
      float yr = t1r + t3r;
      float yi = t1i + t3i;
      br[j] = yr * cb + yi * sb;
      bi[j] = yi * cb - yr * sb;
      float zr = t0r - t2r;
      float zi = t0i - t2i;
      cr[j] = zr * cc + zi * sc;
      ci[j] = zi * cc - zr * sc;
      float vr = t1r - t3r;
      float vi = t1i - t3i;
      dr[j] = vr * cd + vi * sd;
      di[j] = vi * cd - vr * sd;
    }
  }

  private static void inverse4(
      float[] ar,
      float[] ai,
      float[] br,
      float[] bi,
      float[] cr,
      float[] ci,
      float[] dr,
      float[] di,
      float cb,
      float sb,
      float cc,
      float sc,
      float cd,
      float sd,
      int from,
      int to) {
    for (int j = from; j < to; j++) {
      float yr = br[j] * cb - bi[j] * sb;
      float yi = bi[j] * cb + br[j] * sb;
      float zr = cr[j] * cc - ci[j] * sc;
      float zi = ci[j] * cc + cr[j] * sc;
      float vr = dr[j] * cd - di[j] * sd;
      float vi = di[j] * cd + dr[j] * sd;
      float t0r = ar[j] + zr;
      float t0i = ai[j] + zi;
      float t1r = ar[j] - zr;
      float t1i = ai[j] - zi;
      float t2r = yr + vr;
      float t2i = yi + vi;
      float t3r = vi - yi;
      float t3i = yr - vr;
      ar[j] = t0r + t2r;
      ai[j] = t0i + t2i;
      br[j] = t1r + t3r;
      bi[j] = t1i + t3i;
      cr[j] = t0r - t2r;
      ci[j] = t0i - t2i;
      dr[j] = t1r - t3r;
      di[j] = t1i - t3i;
    }
  }
}
