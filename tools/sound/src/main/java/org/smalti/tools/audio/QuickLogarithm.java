package org.smalti.tools.audio;

/**
 * The natural logarithm in single precision, several times as fast as {@link Math#log}: x = 2^e m, √½ ≤ m < √2, and
 * log m = 2 artanh((m − 1) / (m + 1)) by four terms of its series. For 1 and more it is wrong by less than 2e-7 of
 * itself plus 1.
 */
final class QuickLogarithm {
  private static final int SQUARE_ROOT_OF_HALF = 0x3f3504f3;
  private static final int MANTISSA_BITS = 23;
  private static final int MANTISSA = (1 << MANTISSA_BITS) - 1;
  private static final float LOG_2 = (float) Math.log(2);

  private QuickLogarithm() {}

  /** @param x a positive normal number; what is not finite gives NaN */
  static float of(float x) {
    int above = Float.floatToRawIntBits(x) - SQUARE_ROOT_OF_HALF;
    float m = Float.intBitsToFloat((above & MANTISSA) + SQUARE_ROOT_OF_HALF);
    float s = (m - 1) / (m + 1);
    float z = s * s;
    float series = 2 * s * (1 + z * (1 / 3f + z * (1 / 5f + z * (1 / 7f))));
    return (above >> MANTISSA_BITS) * LOG_2 + series + 0 * x;
  }
}
