package org.smalti.tools.layout.vector;

/**
 * Vectors of equal length, one per sample, in one array.
 *
 * @param count how many
 * @param size numbers per vector
 * @param values vector after vector
 */
@SuppressWarnings("ArrayRecordComponent") // millions of numbers, never compared
public record Vectors(int count, int size, float[] values) {
  /** @throws IllegalArgumentException if the array has another length than {@code count} times {@code size} */
  public Vectors {
    if (count < 0 || size < 1 || values.length != (long) count * size) {
      throw new IllegalArgumentException(
          count + " vectors of " + size + " in an array of " + values.length);
    }
  }

  /**
   * These vectors with each column shifted to mean 0 and scaled, over the whole collection, to a standard deviation
   * equal to its weight, so that the units of the columns don't matter. A constant column becomes 0.
   *
   * <p>The media-tools workflow scales each vector by itself instead, so that the few large coefficients dominate.
   *
   * @param weights one per column
   */
  public Vectors standardized(float[] weights) {
    float[] scaled = new float[values.length];
    for (int column = 0; column < size; column++) {
      double mean = 0;
      for (int i = column; i < values.length; i += size) {
        mean += values[i];
      }
      mean /= count;
      double variance = 0;
      for (int i = column; i < values.length; i += size) {
        variance += (values[i] - mean) * (values[i] - mean);
      }
      double deviation = Math.sqrt(variance / count);
      // The computed mean of many equal floats is not exactly their value.
      boolean constant = !(deviation > 1e-6 * Math.abs(mean) && deviation > 1e-12);
      for (int i = column; i < values.length; i += size) {
        scaled[i] = constant ? 0 : (float) (weights[column] * (values[i] - mean) / deviation);
      }
    }
    return new Vectors(count, size, scaled);
  }

  /** Whether every number is finite. */
  public boolean finite() {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /** The Euclidean distance of two vectors. */
  public double distance(int one, int other) {
    double sum = 0;
    for (int k = 0; k < size; k++) {
      double difference = values[one * size + k] - values[other * size + k];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }
}
