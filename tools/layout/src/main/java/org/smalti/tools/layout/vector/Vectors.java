package org.smalti.tools.layout.vector;

import java.util.Arrays;

/**
 * Vectors of equal length, one per sample, in one array.
 *
 * @param count how many
 * @param size numbers per vector
 * @param values vector after vector
 */
@SuppressWarnings("ArrayRecordComponent") // millions of numbers, never compared
public record Vectors(int count, int size, float[] values) {
  private static final ArraySize NUMBERS =
      new ArraySize("numbers", "vectors", "take fewer vectors");

  /** @throws IllegalArgumentException if the array has another length than {@code count} times {@code size} */
  public Vectors {
    if (count < 0 || size < 1 || values.length != (long) count * size) {
      throw new IllegalArgumentException(
          count + " vectors of " + size + " in an array of " + values.length);
    }
  }

  /**
   * Vectors from rows of numbers.
   *
   * @throws IllegalArgumentException if there is none, or they differ in length
   */
  public static Vectors of(float[][] rows) {
    if (rows.length == 0) {
      throw new IllegalArgumentException("no vectors");
    }
    int size = rows[0].length;
    float[] values = new float[NUMBERS.of(size, rows.length)];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != size) {
        throw new IllegalArgumentException(
            "vector " + i + " has " + rows[i].length + " numbers, the first one has " + size);
      }
      System.arraycopy(rows[i], 0, values, i * size, size);
    }
    return new Vectors(rows.length, size, values);
  }

  /** The same of numbers of double precision, which are rounded to single precision. */
  public static Vectors of(double[][] rows) {
    float[][] rounded = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      rounded[i] = new float[rows[i].length];
      for (int k = 0; k < rows[i].length; k++) {
        rounded[i][k] = (float) rows[i][k];
      }
    }
    return of(rounded);
  }

  /** A copy of one vector. */
  public float[] vector(int index) {
    return Arrays.copyOfRange(values, index * size, (index + 1) * size);
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
    return standardized(weights, count);
  }

  /**
   * The same where the first {@code collection} vectors alone are the collection: the others are brought to its scale,
   * and change nothing in it.
   */
  public Vectors standardized(float[] weights, int collection) {
    int end = collection * size;
    float[] scaled = new float[values.length];
    for (int column = 0; column < size; column++) {
      double mean = 0;
      for (int i = column; i < end; i += size) {
        mean += values[i];
      }
      mean /= collection;
      double variance = 0;
      for (int i = column; i < end; i += size) {
        variance += (values[i] - mean) * (values[i] - mean);
      }
      double deviation = Math.sqrt(variance / collection);
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

  /**
   * The root of the mean square of the distances of all pairs of the first {@code collection} vectors, standardized by
   * these: as the mean of each column is 0, twice the mean square of the vectors. 0 if all are equal.
   */
  public double usualDistance(int collection) {
    double squares = 0;
    for (int i = 0; i < collection * size; i++) {
      squares += (double) values[i] * values[i];
    }
    return Math.sqrt(2 * squares / collection);
  }

  /** The square of the Euclidean distance of two vectors, summed up in single precision, which is faster. */
  public float squaredDistance(int one, int other) {
    int a = one * size;
    int b = other * size;
    float even = 0;
    float odd = 0;
    int k = 0;
    for (; k + 4 <= size; k += 4) {
      float d0 = values[a + k] - values[b + k];
      float d1 = values[a + k + 1] - values[b + k + 1];
      float d2 = values[a + k + 2] - values[b + k + 2];
      float d3 = values[a + k + 3] - values[b + k + 3];
      even += d0 * d0 + d1 * d1;
      odd += d2 * d2 + d3 * d3;
    }
    for (; k < size; k++) {
      float d = values[a + k] - values[b + k];
      even += d * d;
    }
    return even + odd;
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
