package org.smalti.tools.layout.grid;

import java.util.Arrays;
import java.util.Locale;
import org.smalti.core.SmaltiException;
import org.smalti.core.assign.LinearAssignment;
import org.smalti.core.table.GridSize;

/**
 * The exact linear assignment: the points, stretched to the rectangle of the cells, get the cells so that the sum of
 * the squared distances between points and cells is least. Memory grows with the square of the number of points, time
 * faster, hence the limit.
 */
final class LapAssignment implements GridAssignment {
  static final int MOST = 4096;

  @Override
  public int[] assign(double[] x, double[] y, int[] cells, GridSize size) {
    int count = cells.length;
    if (x.length != count || y.length != count) {
      throw new IllegalArgumentException(x.length + " points for " + count + " cells");
    }
    if (count > MOST) {
      throw SmaltiException.usage(String.format(
          Locale.ROOT,
          "linear assignment (lap) is exact and for at most %,d samples, not %,d; use auto or slice",
          MOST,
          count));
    }
    double[] cellX = Arrays.stream(cells).mapToDouble(size::x).toArray();
    double[] cellY = Arrays.stream(cells).mapToDouble(size::y).toArray();
    double[] placeX = stretched(x, cellX);
    double[] placeY = stretched(y, cellY);
    float[] costs = new float[count * count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        double across = placeX[i] - cellX[j];
        double down = placeY[i] - cellY[j];
        costs[i * count + j] = (float) (across * across + down * down);
      }
    }
    int[] columns = LinearAssignment.solve(costs, count);
    return Arrays.stream(columns).map(column -> cells[column]).toArray();
  }

  /** Values shifted and scaled to the range of others. Infinite values and NaN are put at the ends. */
  private static double[] stretched(double[] values, double[] range) {
    double from = Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
    double to = Arrays.stream(values).filter(Double::isFinite).max().orElse(0);
    double low = Arrays.stream(range).min().orElse(0);
    double high = Arrays.stream(range).max().orElse(0);
    return Arrays.stream(values)
        .map(value -> Double.isNaN(value) ? Double.POSITIVE_INFINITY : value)
        .map(value -> Math.max(from, Math.min(to, value)))
        .map(value ->
            to > from ? low + (value - from) / (to - from) * (high - low) : (low + high) / 2)
        .toArray();
  }
}
