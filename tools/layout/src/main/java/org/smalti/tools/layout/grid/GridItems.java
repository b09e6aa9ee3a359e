package org.smalti.tools.layout.grid;

import java.util.Arrays;
import org.smalti.core.SmaltiException;
import org.smalti.tools.layout.vector.PrincipalComponents;
import org.smalti.tools.layout.vector.Vectors;

/**
 * What is laid out on a grid.
 *
 * @param x where each item lies across; with {@code y} the start of the layout
 * @param y where it lies down
 * @param vectors what similarity is computed from
 * @param fixed for each item the cell that it must get, −1 if it is free
 * @param rough whether the places are only a rough guess: then sorting begins with a radius over the whole map
 */
@SuppressWarnings("ArrayRecordComponent") // many numbers, never compared
public record GridItems(double[] x, double[] y, Vectors vectors, int[] fixed, boolean rough) {
  /** @throws SmaltiException if a vector holds something that is no finite number */
  public GridItems {
    int count = vectors.count();
    if (x.length != count || y.length != count || fixed.length != count) {
      throw new IllegalArgumentException(
          count + " vectors for " + x.length + ", " + y.length + " places and " + fixed.length);
    }
    if (!vectors.finite()) {
      throw SmaltiException.input("grid: the vectors hold values that are no finite numbers");
    }
  }

  /** Items whose similarity is that of their places. */
  public static GridItems ofPlaces(double[] x, double[] y) {
    float[] values = new float[2 * x.length];
    for (int i = 0; i < x.length; i++) {
      values[2 * i] = (float) x[i];
      values[2 * i + 1] = (float) y[i];
    }
    return new GridItems(x, y, new Vectors(x.length, 2, values), free(x.length), false);
  }

  /** Items that have been placed by similarity. */
  public static GridItems of(double[] x, double[] y, Vectors vectors) {
    return new GridItems(x, y, vectors, free(x.length), false);
  }

  /** Items without places: their first two principal components serve as such. */
  public static GridItems of(Vectors vectors) {
    int count = vectors.count();
    double[] scores = count == 0 ? new double[0] : PrincipalComponents.scores(vectors, 2);
    double[] x = new double[count];
    double[] y = new double[count];
    for (int i = 0; i < count; i++) {
      x[i] = scores[2 * i];
      y[i] = scores[2 * i + 1];
    }
    return new GridItems(x, y, vectors, free(count), true);
  }

  /** The same items, some of them held on cells. */
  public GridItems fixedTo(int[] cells) {
    return new GridItems(x, y, vectors, cells, rough);
  }

  public int count() {
    return x.length;
  }

  /** The items at these positions, in this order. */
  GridItems select(int[] positions) {
    int size = vectors.size();
    float[] values = new float[positions.length * size];
    for (int i = 0; i < positions.length; i++) {
      System.arraycopy(vectors.values(), positions[i] * size, values, i * size, size);
    }
    return new GridItems(
        Arrays.stream(positions).mapToDouble(i -> x[i]).toArray(),
        Arrays.stream(positions).mapToDouble(i -> y[i]).toArray(),
        new Vectors(positions.length, size, values),
        Arrays.stream(positions).map(i -> fixed[i]).toArray(),
        rough);
  }

  /**
   * An order that depends on the items alone: by place, then by vector, so that the order of the input does not matter.
   */
  int compare(int one, int other) {
    int across = Double.compare(x[one], x[other]);
    int down = across != 0 ? across : Double.compare(y[one], y[other]);
    int held = down != 0 ? down : Integer.compare(fixed[one], fixed[other]);
    int size = vectors.size();
    return held != 0
        ? held
        : Arrays.compare(
            vectors.values(),
            one * size,
            (one + 1) * size,
            vectors.values(),
            other * size,
            (other + 1) * size);
  }

  private static int[] free(int count) {
    int[] free = new int[count];
    Arrays.fill(free, Board.NONE);
    return free;
  }
}
