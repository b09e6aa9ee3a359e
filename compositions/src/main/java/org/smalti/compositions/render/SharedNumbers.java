package org.smalti.compositions.render;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One array for all that hold the same numbers: the tiles of a grid share theirs by columns and rows, so that all of
 * them stay in the processor's cache. Safe for use by many threads.
 */
final class SharedNumbers {
  private final Map<Numbers, int[]> known = new ConcurrentHashMap<>();

  /** An array as a key. */
  private static final class Numbers {
    private final int[] values;
    private final int hash;

    Numbers(int[] values) {
      this.values = values;
      hash = Arrays.hashCode(values);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Numbers numbers && Arrays.equals(values, numbers.values);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  /** An array of the first numbers of another, which must not be changed. */
  int[] of(int[] numbers, int count) {
    int[] values = Arrays.copyOf(numbers, count);
    int[] first = known.putIfAbsent(new Numbers(values), values);
    return first == null ? values : first;
  }
}
