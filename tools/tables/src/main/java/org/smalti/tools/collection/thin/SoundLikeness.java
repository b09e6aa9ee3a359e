package org.smalti.tools.collection.thin;

import java.util.List;

/** Samples whose vectors are nearer than a threshold. */
final class SoundLikeness implements Likeness {
  /** Numbers of a vector that are summed before the sum is looked at. */
  private static final int STRIDE = 8;

  private final float[][] vectors;
  /** Lengths of the vectors: those of near ones differ by no more than their distance. */
  private final float[] lengths;

  private final double threshold;

  SoundLikeness(List<float[]> vectors, double threshold) {
    this.vectors = vectors.toArray(float[][]::new);
    this.threshold = threshold;
    lengths = new float[this.vectors.length];
    for (int i = 0; i < lengths.length; i++) {
      double squares = 0;
      for (float value : this.vectors[i]) {
        squares += (double) value * value;
      }
      lengths[i] = (float) Math.sqrt(squares);
    }
  }

  @Override
  public boolean areAlike(int one, int other) {
    float[] a = vectors[one];
    float[] b = vectors[other];
    if (a.length == 0
        || b.length == 0
        || Math.abs(lengths[one] - lengths[other]) > threshold + 1e-4) {
      return false;
    }
    double limit = threshold * threshold;
    double sum = 0;
    for (int from = 0; from < a.length; from += STRIDE) {
      int to = Math.min(a.length, from + STRIDE);
      for (int k = from; k < to; k++) {
        float difference = a[k] - b[k];
        sum += difference * difference;
      }
      if (sum >= limit) {
        return false;
      }
    }
    return true;
  }
}
