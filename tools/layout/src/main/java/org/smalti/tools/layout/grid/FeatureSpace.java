package org.smalti.tools.layout.grid;

import org.smalti.tools.layout.vector.ArraySize;
import org.smalti.tools.layout.vector.Vectors;

/**
 * Vectors prepared for distances in inner loops: padded with zeros to a multiple of four numbers, and their mean
 * subtracted, so that distances computed from products lose little to rounding.
 */
final class FeatureSpace {
  private static final ArraySize NUMBERS =
      new ArraySize("numbers", "samples", "take fewer samples");

  final int count;
  /** Numbers per vector. */
  final int size;

  final float[] values;

  /** The squared lengths of the vectors. */
  private final float[] squares;

  FeatureSpace(Vectors vectors) {
    count = vectors.count();
    size = (vectors.size() + 3) / 4 * 4;
    values = new float[NUMBERS.of(size, count)];
    for (int i = 0; i < count; i++) {
      System.arraycopy(vectors.values(), i * vectors.size(), values, i * size, vectors.size());
    }
    squares = new float[count];
    for (int k = 0; k < vectors.size(); k++) {
      centre(k);
    }
  }

  /** Subtracts the mean from the {@code k}-th number of all vectors. */
  private void centre(int k) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += values[i * size + k];
    }
    for (int i = 0; i < count; i++) {
      float value = (float) (values[i * size + k] - sum / count);
      values[i * size + k] = value;
      squares[i] += value * value;
    }
  }

  /** Euclidean. */
  float distance(int one, int other) {
    return (float) Math.sqrt(squared(one, other));
  }

  /**
   * Euclidean distances from an item to four others at once, from scalar products, which is faster than from
   * differences.
   */
  void distances(int item, int[] others, float[] to) {
    float[] v = values;
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int from = item * size;
    int from0 = others[0] * size;
    int from1 = others[1] * size;
    int from2 = others[2] * size;
    int from3 = others[3] * size;
    for (int k = 0; k < size; k++) {
      float value = v[from + k];
      s0 += value * v[from0 + k];
      s1 += value * v[from1 + k];
      s2 += value * v[from2 + k];
      s3 += value * v[from3 + k];
    }
    to[0] = distance(item, others[0], s0);
    to[1] = distance(item, others[1], s1);
    to[2] = distance(item, others[2], s2);
    to[3] = distance(item, others[3], s3);
  }

  private float distance(int one, int other, float product) {
    return (float) Math.sqrt(Math.max(0, squares[one] + squares[other] - 2 * product));
  }

  float squared(int one, int other) {
    float[] v = values;
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int end = (one + 1) * size;
    for (int i = one * size, j = other * size; i < end; i += 4, j += 4) {
      float d0 = v[i] - v[j];
      float d1 = v[i + 1] - v[j + 1];
      float d2 = v[i + 2] - v[j + 2];
      float d3 = v[i + 3] - v[j + 3];
      s0 += d0 * d0;
      s1 += d1 * d1;
      s2 += d2 * d2;
      s3 += d3 * d3;
    }
    return s0 + s1 + (s2 + s3);
  }

  /** The scalar product of a vector with one of the same size in another array. */
  float product(int one, float[] others, int offset) {
    float[] v = values;
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int end = (one + 1) * size;
    for (int i = one * size, j = offset; i < end; i += 4, j += 4) {
      s0 += v[i] * others[j];
      s1 += v[i + 1] * others[j + 1];
      s2 += v[i + 2] * others[j + 2];
      s3 += v[i + 3] * others[j + 3];
    }
    return s0 + s1 + (s2 + s3);
  }
}
