package org.smalti.tools.layout.grid;

import org.smalti.tools.layout.vector.Vectors;

/** Vectors laid out for distances in inner loops: padded with zeros to a multiple of four numbers. */
final class FeatureSpace {
  final int count;
  /** Numbers per vector. */
  final int size;

  final float[] values;

  FeatureSpace(Vectors vectors) {
    count = vectors.count();
    size = (vectors.size() + 3) / 4 * 4;
    values = new float[Math.multiplyExact(count, size)];
    for (int i = 0; i < count; i++) {
      System.arraycopy(vectors.values(), i * vectors.size(), values, i * size, vectors.size());
    }
  }

  /** Euclidean. */
  float distance(int one, int other) {
    return (float) Math.sqrt(squared(one, other));
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
