package org.smalti.tools.layout.grid;

import java.util.Arrays;

/** The smallest of many distances, sorted. A histogram of their leading bits tells which of them have to be sorted. */
final class SmallestDistances {
  /**
   * How many bits of a float are dropped for the histogram: it keeps the sign, the exponent and 7 bits of the fraction.
   */
  private static final int DROPPED = 16;

  private SmallestDistances() {}

  /**
   * The {@code wanted} smallest distances but for the one at {@code self}.
   *
   * @param distances none of them negative
   */
  static float[] of(float[] distances, int self, int wanted) {
    int[] counts = new int[1 << (Float.SIZE - 1 - DROPPED)];
    for (int i = 0; i < distances.length; i++) {
      if (i != self) {
        counts[Float.floatToRawIntBits(distances[i]) >>> DROPPED]++;
      }
    }
    int last = 0;
    int within = counts[0];
    while (within < wanted) {
      within += counts[++last];
    }
    float[] smallest = new float[within];
    int found = 0;
    for (int i = 0; i < distances.length; i++) {
      if (i != self && Float.floatToRawIntBits(distances[i]) >>> DROPPED <= last) {
        smallest[found++] = distances[i];
      }
    }
    Arrays.sort(smallest);
    return Arrays.copyOf(smallest, wanted);
  }
}
