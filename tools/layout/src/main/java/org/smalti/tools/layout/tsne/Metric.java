package org.smalti.tools.layout.tsne;

import org.smalti.core.table.EnumWord;
import org.smalti.tools.layout.vector.Vectors;

/** How the distance of two vectors is measured. */
public enum Metric {
  /** Euclidean distance. */
  EUCLIDEAN,
  /**
   * By the angle alone: vectors are scaled to length 1, so that squared Euclidean distances are twice the cosine
   * distance.
   */
  COSINE;

  /** Vectors whose Euclidean distances are those of this metric. */
  Vectors prepare(Vectors vectors) {
    if (this == EUCLIDEAN) {
      return vectors;
    }
    int size = vectors.size();
    float[] values = vectors.values().clone();
    for (int at = 0; at < values.length; at += size) {
      double squares = 0;
      for (int k = at; k < at + size; k++) {
        squares += (double) values[k] * values[k];
      }
      double length = Math.sqrt(squares);
      for (int k = at; k < at + size && length > 0; k++) {
        values[k] = (float) (values[k] / length);
      }
    }
    return new Vectors(vectors.count(), size, values);
  }

  @Override
  public String toString() {
    return EnumWord.of(this);
  }
}
