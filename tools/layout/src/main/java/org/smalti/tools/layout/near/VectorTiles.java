package org.smalti.tools.layout.near;

import java.util.Arrays;
import org.smalti.tools.layout.vector.Vectors;

/**
 * Vectors in tiles of equal size, such that the vectors of a tile are near each other: the set is halved recursively,
 * along the direction between two vectors that are far apart. A tile stores its vectors column by column, for
 * vectorised loops.
 */
final class VectorTiles {
  /** Vectors per tile; the last tile is filled up with zeros. */
  static final int WIDTH = 256;

  /** The vectors' numbers, tile after tile. */
  final int[] order;
  /** Tile, column, place in the tile. */
  final float[][][] columns;

  private final Vectors vectors;
  private final float[][] centres;
  private final double[] radii;
  private final long[] keys;

  VectorTiles(Vectors vectors) {
    this.vectors = vectors;
    int count = vectors.count();
    int size = vectors.size();
    order = new int[count];
    Arrays.setAll(order, i -> i);
    keys = new long[count];
    divide(0, count);
    columns = new float[(count + WIDTH - 1) / WIDTH][size][WIDTH];
    centres = new float[columns.length][];
    radii = new double[columns.length];
    for (int tile = 0; tile < columns.length; tile++) {
      int from = tile * WIDTH;
      int to = from + width(tile);
      for (int i = from; i < to; i++) {
        for (int k = 0; k < size; k++) {
          columns[tile][k][i - from] = vectors.values()[order[i] * size + k];
        }
      }
      centres[tile] = mean(from, to);
      for (int i = from; i < to; i++) {
        radii[tile] = Math.max(radii[tile], Math.sqrt(distance(order[i], centres[tile])));
      }
    }
  }

  int count() {
    return columns.length;
  }

  /** How many vectors a tile has. */
  int width(int tile) {
    return Math.min(WIDTH, order.length - tile * WIDTH);
  }

  /** All tiles, nearest to this one first. */
  int[] around(int tile) {
    long[] near = new long[count()];
    for (int other = 0; other < near.length; other++) {
      double distance = 0;
      for (int k = 0; k < centres[tile].length; k++) {
        double difference = centres[tile][k] - centres[other][k];
        distance += difference * difference;
      }
      near[other] = key((float) distance, other);
    }
    Arrays.sort(near);
    return Arrays.stream(near).mapToInt(key -> (int) key).toArray();
  }

  /**
   * Whether a tile may hold a vector within the squared distance {@code limit} of the vector with number
   * {@code vector}.
   */
  boolean reaches(int tile, int vector, float limit) {
    double apart = Math.sqrt(distance(vector, centres[tile])) - radii[tile];
    // With a margin, since distances are rounded.
    return apart <= 0 || apart * apart <= limit * 1.0001;
  }

  /** Sorts the vectors from {@code from} to before {@code to} into tiles. */
  private void divide(int from, int to) {
    int tiles = (to - from + WIDTH - 1) / WIDTH;
    if (tiles < 2) {
      Arrays.sort(order, from, to);
      return;
    }
    int far = farthest(from, to, mean(from, to));
    float[] one = vector(far);
    float[] other = vector(farthest(from, to, one));
    float[] direction = new float[one.length];
    for (int k = 0; k < one.length; k++) {
      direction[k] = other[k] - one[k];
    }
    for (int i = from; i < to; i++) {
      keys[i] = key(along(order[i], direction), order[i]);
    }
    Arrays.sort(keys, from, to);
    for (int i = from; i < to; i++) {
      order[i] = (int) keys[i];
    }
    int middle = from + tiles / 2 * WIDTH;
    divide(from, middle);
    divide(middle, to);
  }

  /** Sorts by the value, then by the number. */
  private static long key(float value, int number) {
    int bits = Float.floatToIntBits(value + 0f);
    return (long) (bits < 0 ? bits ^ Integer.MAX_VALUE : bits) << 32 | number;
  }

  private float along(int vector, float[] direction) {
    double sum = 0;
    int at = vector * direction.length;
    for (int k = 0; k < direction.length; k++) {
      sum += vectors.values()[at + k] * (double) direction[k];
    }
    return (float) sum;
  }

  private int farthest(int from, int to, float[] place) {
    int found = order[from];
    double most = -1;
    for (int i = from; i < to; i++) {
      double distance = distance(order[i], place);
      if (distance > most) {
        most = distance;
        found = order[i];
      }
    }
    return found;
  }

  private float[] mean(int from, int to) {
    int size = vectors.size();
    double[] sums = new double[size];
    for (int i = from; i < to; i++) {
      for (int k = 0; k < size; k++) {
        sums[k] += vectors.values()[order[i] * size + k];
      }
    }
    float[] mean = new float[size];
    for (int k = 0; k < size; k++) {
      mean[k] = (float) (sums[k] / (to - from));
    }
    return mean;
  }

  private float[] vector(int number) {
    int size = vectors.size();
    return Arrays.copyOfRange(vectors.values(), number * size, (number + 1) * size);
  }

  /** Squared. */
  private double distance(int vector, float[] place) {
    double sum = 0;
    int at = vector * place.length;
    for (int k = 0; k < place.length; k++) {
      double difference = vectors.values()[at + k] - place[k];
      sum += difference * difference;
    }
    return sum;
  }
}
