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

  /** The mean of an old value and a new one that is lit, by the strength of the new one, 0..256. */
  byte blend(byte old, byte value, int strength) {
    int lit = table[value & 0xff] & 0xff;
    int below = old & 0xff;
    return (byte) (below + (((lit - below) * strength + 128) >> 8));
  }

  /**
   * Lays a row of pixels over another one, all with one strength.
   *
   * @param strength 0..256
   */
  void lay(byte[] from, int at, byte[] to, int into, int count, int strength) {
    if (factor > ONE) {
      for (int i = 0; i < count; i++) {
        to[into + i] = blend(to[into + i], from[at + i], strength);
      }
    } else if (strength < ONE) {
      blend(from, at, to, into, count, strength);
    } else if (factor < ONE) {
      light(from, at, to, into, count);
    } else {
      Pixels.copy(from, at, to, into, count);
    }
  }

  private void light(byte[] from, int at, byte[] to, int into, int count) {
    if (count >= Long.BYTES) {
      int last = count - Long.BYTES;
      for (int i = 0; i < last; i += Long.BYTES) {
        Pixels.setLong(to, into + i, lit(Pixels.getLong(from, at + i)));
      }
      Pixels.setLong(to, into + last, lit(Pixels.getLong(from, at + last)));
    } else {
      for (int i = 0; i < count; i++) {
        to[into + i] = table[from[at + i] & 0xff];
      }
    }
  }

  private void blend(byte[] from, int at, byte[] to, int into, int count, int strength) {
    if (count >= Long.BYTES) {
      int last = count - Long.BYTES;
      long below = Pixels.getLong(to, into + last);
      for (int i = 0; i < last; i += Long.BYTES) {
        long old = Pixels.getLong(to, into + i);
        Pixels.setLong(to, into + i, blended(old, Pixels.getLong(from, at + i), strength));
      }
      Pixels.setLong(to, into + last, blended(below, Pixels.getLong(from, at + last), strength));
    } else {
      for (int i = 0; i < count; i++) {
        to[into + i] = blend(to[into + i], from[at + i], strength);
      }
    }
  }

  private long lit(long pixels) {
    long low = ((pixels & LANES) * factor + base) >>> 8 & LANES;
    long high = ((pixels >>> 8 & LANES) * factor + base) >>> 8 & LANES;
    return low | high << 8;
  }

  private long blended(long old, long pixels, int strength) {
    long low = ((pixels & LANES) * factor + base) >>> 8 & LANES;
    long high = ((pixels >>> 8 & LANES) * factor + base) >>> 8 & LANES;
    int rest = ONE - strength;
    low = ((old & LANES) * rest + low * strength + HALF) >>> 8 & LANES;
    high = ((old >>> 8 & LANES) * rest + high * strength + HALF) >>> 8 & LANES;
    return low | high << 8;
  }
}
