package org.smalti.tools.layout.tsne;

/**
 * Butterflies of a Fourier transform (Cooley and Tukey 1965) on whole rows of complex numbers, in place: of radix 2, 3
 * and 4, by decimation in frequency ({@code forward}) and in time ({@code inverse}, without the division by the
 * length). The factors that a row is multiplied by are given as cosine and sine: {@code cb, sb} for the second row,
 * {@code cc, sc} for the third and {@code cd, sd} for the fourth; {@code from} and {@code to} limit the columns.
 *
 * <p>So many parameters, and no objects for rows or factors, because the compiler makes vector code of a loop over
 * plain arrays.
 */
final class ButterflyRows {
  private static final float HALF_ROOT_3 = (float) (Math.sqrt(3) / 2);

  private ButterflyRows() {}

  static void forward2(
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

  static void inverse2(
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

  static void forward3(
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

  static void inverse3(
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

  static void forward4(
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

  static void inverse4(
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
