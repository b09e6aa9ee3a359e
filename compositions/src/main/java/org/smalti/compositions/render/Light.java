package org.smalti.compositions.render;

/**
 * What the values of a plane become at one brightness. Rows are worked on by eight pixels at once, as lanes of 16 bits
 * in two words; no lane can overflow, so the results are those of one pixel at a time. Not changed any more.
 */
final class Light {
  /** The brightness that leaves values as they are; strengths too. */
  static final int ONE = 256;

  private static final long LANES = 0x00ff00ff00ff00ffL;
  private static final long EACH = 0x0001000100010001L;
  private static final long HALF = 128 * EACH;

  private final int factor;
  private final long base;
  private final byte[] table = new byte[ONE];

  /**
   * @param dark the value that stands for no light
   * @param factor 256 for as it is, not negative
   */
  Light(int dark, int factor) {
    this.factor = factor;
    base = EACH * Math.max(0, dark * (ONE - factor) + 128);
    for (int value = 0; value < ONE; value++) {
      int lit = dark + (((value - dark) * factor + 128) >> 8);
      table[value] = (byte) Math.max(0, Math.min(255, lit));
    }
  }

  /** What a value becomes. */
  byte of(byte value) {
    return table[value & 0xff];
  }

  /**
   * Lays a row of pixels over another one.
   *
   * @param length pixels, at least 1
   * @param left how much of the first one is covered, 0..256
   * @param right how much of the last one is covered, 0..256; 256 where that is the first one
   * @param strength of all, 0..256
   */
  void lay(
      byte[] from, int at, byte[] to, int into, int length, int left, int right, int strength) {
    if (length < Long.BYTES || factor > ONE) {
      layEach(from, at, to, into, length, left, right, strength);
    } else if (strength < ONE) {
      blend(from, at, to, into, length, left, right, strength);
    } else if (factor < ONE) {
      light(from, at, to, into, length, left, right);
    } else {
      copy(from, at, to, into, length, left, right);
    }
  }

  private void layEach(
      byte[] from, int at, byte[] to, int into, int length, int left, int right, int strength) {
    int end = length - 1;
    to[into] = blend(to[into], from[at], (left * strength + 128) >> 8);
    for (int x = 1; x < end; x++) {
      to[into + x] = blend(to[into + x], from[at + x], strength);
    }
    if (end > 0) {
      to[into + end] = blend(to[into + end], from[at + end], (right * strength + 128) >> 8);
    }
  }

  private static void copy(
      byte[] from, int at, byte[] to, int into, int length, int left, int right) {
    int last = length - Long.BYTES;
    long begin = left(to[into], Pixels.getLong(from, at), left);
    long end = last == 0 ? begin : Pixels.getLong(from, at + last);
    end = right(to[into + length - 1], end, right);
    if (last > Long.BYTES) {
      Pixels.copy(from, at + Long.BYTES, to, into + Long.BYTES, last - Long.BYTES);
    }
    Pixels.setLong(to, into, begin);
    Pixels.setLong(to, into + last, end);
  }

  private void light(byte[] from, int at, byte[] to, int into, int length, int left, int right) {
    int last = length - Long.BYTES;
    long begin = left(to[into], lit(Pixels.getLong(from, at)), left);
    long end = last == 0 ? begin : lit(Pixels.getLong(from, at + last));
    end = right(to[into + length - 1], end, right);
    for (int i = Long.BYTES; i < last; i += Long.BYTES) {
      Pixels.setLong(to, into + i, lit(Pixels.getLong(from, at + i)));
    }
    Pixels.setLong(to, into, begin);
    Pixels.setLong(to, into + last, end);
  }

  private void blend(
      byte[] from, int at, byte[] to, int into, int length, int left, int right, int strength) {
    int last = length - Long.BYTES;
    long below = Pixels.getLong(to, into);
    long pixels = lit(Pixels.getLong(from, at));
    int covered = (left * strength + 128) >> 8;
    long begin =
        left((byte) below, (blended(below, pixels, strength) & -ONE) | (pixels & 0xff), covered);
    long end = begin;
    if (last > 0) {
      below = Pixels.getLong(to, into + last);
      pixels = lit(Pixels.getLong(from, at + last));
      end = blended(below, pixels, strength);
    }
    covered = (right * strength + 128) >> 8;
    end = right((byte) (below >>> 56), (end & (-1L >>> 8)) | (pixels & (0xffL << 56)), covered);
    for (int i = Long.BYTES; i < last; i += Long.BYTES) {
      long old = Pixels.getLong(to, into + i);
      Pixels.setLong(to, into + i, blended(old, lit(Pixels.getLong(from, at + i)), strength));
    }
    Pixels.setLong(to, into, begin);
    Pixels.setLong(to, into + last, end);
  }

  /** Mixes the first of eight pixels with an old one. */
  private static long left(byte old, long pixels, int strength) {
    int mixed = (old & 0xff) * (ONE - strength) + (int) (pixels & 0xff) * strength + 128;
    return (pixels & -ONE) | (mixed >> 8);
  }

  /** Mixes the last of eight pixels with an old one. */
  private static long right(byte old, long pixels, int strength) {
    int mixed = (old & 0xff) * (ONE - strength) + (int) (pixels >>> 56) * strength + 128;
    return (pixels & (-1L >>> 8)) | ((long) (mixed >> 8) << 56);
  }

  /** The mean of an old value and a new one that is lit, by the strength of the new one, 0..256. */
  private byte blend(byte old, byte value, int strength) {
    int lit = table[value & 0xff] & 0xff;
    int below = old & 0xff;
    return (byte) (below + (((lit - below) * strength + 128) >> 8));
  }

  private long lit(long pixels) {
    if (factor == ONE) {
      return pixels;
    }
    long low = ((pixels & LANES) * factor + base) >>> 8 & LANES;
    long high = ((pixels >>> 8 & LANES) * factor + base) >>> 8 & LANES;
    return low | high << 8;
  }

  private static long blended(long old, long pixels, int strength) {
    int rest = ONE - strength;
    long low = ((old & LANES) * rest + (pixels & LANES) * strength + HALF) >>> 8 & LANES;
    long high =
        ((old >>> 8 & LANES) * rest + (pixels >>> 8 & LANES) * strength + HALF) >>> 8 & LANES;
    return low | high << 8;
  }
}
