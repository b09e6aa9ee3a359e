package org.smalti.tools.layout.grid;

import java.util.Arrays;
import org.smalti.tools.layout.vector.Vectors;

/**
 * Euclidean distances from one vector to all others. The numbers are stored column by column, which makes it several
 * times faster than one distance at a time.
 */
final class AllDistances {
  /** How many sums are computed at a time: few enough for the first-level cache. */
  private static final int BLOCK = 1024;

  private final int count;
  private final int size;
  private final float[] columns;

  AllDistances(Vectors vectors) {
    count = vectors.count();
    size = vectors.size();
    columns = new float[vectors.values().length];
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < size; k++) {
        columns[k * count + i] = vectors.values()[i * size + k];
      }
    }
  }

  /** Fills in one distance for each vector, 0 for itself, and gives the mean of the others. */
  double from(int item, float[] distances) {
    double sum = 0;
    for (int begin = 0; begin < count; begin += BLOCK) {
      int end = Math.min(count, begin + BLOCK);
      Arrays.fill(distances, begin, end, 0);
      for (int k = 0; k < size; k++) {
        add(columns, k * count + begin, columns[k * count + item], distances, begin, end);
      }
      for (int i = begin; i < end; i++) {
        distances[i] = (float) Math.sqrt(distances[i]);
        sum += distances[i];
      }
    }
    return sum / (count - 1);
  }

  /** A loop that the compiler turns into vector instructions. */
  private static void add(
      float[] column, int from, float value, float[] squares, int begin, int end) {
    int shift = from - begin;
    for (int i = begin; i < end; i++) {
      float difference = column[i + shift] - value;
      squares[i] += difference * difference;
    }
  }
}
