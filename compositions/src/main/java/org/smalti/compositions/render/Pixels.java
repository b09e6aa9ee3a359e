package org.smalti.compositions.render;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Several pixels at once. Short rows are copied here: most tiles are a few pixels wide, where the call of a general
 * copy costs the most.
 */
final class Pixels {
  private static final int LONG = Long.BYTES;
  private static final int INT = Integer.BYTES;
  /** Longer rows are left to the general copy. */
  private static final int SHORT = 64;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final VarHandle CHARS =
      MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.LITTLE_ENDIAN);

  private Pixels() {}

  /** Eight pixels in one word, the first one lowest. */
  static long getLong(byte[] from, int at) {
    return (long) LONGS.get(from, at);
  }

  /** Writes eight pixels. */
  static void setLong(byte[] to, int at, long pixels) {
    LONGS.set(to, at, pixels);
  }

  /** A number of 16 bits in two bytes. */
  static char getChar(byte[] from, int at) {
    return (char) CHARS.get(from, at);
  }

  /** Writes a number of 16 bits. */
  static void setChar(byte[] to, int at, char number) {
    CHARS.set(to, at, number);
  }

  /** The same as {@link System#arraycopy} between two arrays. */
  static void copy(byte[] from, int at, byte[] to, int into, int count) {
    if (count > SHORT) {
      System.arraycopy(from, at, to, into, count);
    } else if (count >= LONG) {
      for (int i = 0; i <= count - LONG; i += LONG) {
        LONGS.set(to, into + i, (long) LONGS.get(from, at + i));
      }
      LONGS.set(to, into + count - LONG, (long) LONGS.get(from, at + count - LONG));
    } else if (count >= INT) {
      INTS.set(to, into, (int) INTS.get(from, at));
      INTS.set(to, into + count - INT, (int) INTS.get(from, at + count - INT));
    } else {
      for (int i = 0; i < count; i++) {
        to[into + i] = from[at + i];
      }
    }
  }
}
