package org.smalti.compositions.render;

import java.util.concurrent.atomic.AtomicReferenceArray;

/** What the values of a plane become at each brightness, in steps of 1/256. Safe for use by many threads. */
final class LightTables {
  private static final int ONE = 256;
  private static final int BRIGHTEST = 4;

  private final int dark;
  private final AtomicReferenceArray<byte[]> tables =
      new AtomicReferenceArray<>(BRIGHTEST * ONE + 1);

  /** @param dark the value that stands for no light */
  LightTables(int dark) {
    this.dark = dark;
  }

  /** @param brightness 0 dark, 1 as it is, 4 the brightest there is */
  byte[] of(double brightness) {
    int light = (int) Math.round(ONE * Math.max(0, Math.min(BRIGHTEST, brightness)));
    byte[] table = tables.get(light);
    if (table == null) {
      table = new byte[ONE];
      for (int value = 0; value < ONE; value++) {
        int lit = dark + (((value - dark) * light + 128) >> 8);
        table[value] = (byte) Math.max(0, Math.min(255, lit));
      }
      tables.set(light, table);
    }
    return table;
  }
}
