package org.smalti.bench.layout;

import java.util.Arrays;
import java.util.Random;
import org.smalti.core.assign.LinearAssignment;
import org.smalti.core.table.GridSize;
import org.smalti.tools.layout.vector.Vectors;

/**
 * Fast linear assignment sorting (Barthel, Hezel, Jung and Schall 2022) as a peer: from a random order, the map is
 * blurred with a radius that shrinks, and the items of random groups of cells are reassigned by linear assignment.
 * Written from the paper, with the settings of its authors' program: first radius half the longer side, last 1, as many
 * groups in each pass as cover the map once, distances of a group rounded to 256 steps.
 */
final class Flas {
  private static final double FIRST_RADIUS = 0.5;
  private static final int STEPS = 256;

  private final GridSize size;
  private final Vectors vectors;
  private final int group;
  private final Random random;
  private final int[] items;

  private Flas(GridSize size, Vectors vectors, int group, long seed) {
    this.size = size;
    this.vectors = vectors;
    this.group = group;
    random = new Random(seed);
    items = new int[size.cells()];
    Arrays.setAll(items, i -> i);
    shuffle(items);
  }

  /**
   * Lays out as many items as there are cells.
   *
   * @param decay of the radius from pass to pass
   * @param group how many cells are reassigned at once
   * @return for each item its cell
   */
  static int[] place(GridSize size, Vectors vectors, double decay, int group, long seed) {
    var flas = new Flas(size, vectors, group, seed);
    double radius = FIRST_RADIUS * Math.max(size.columns(), size.rows());
    do {
      flas.pass((int) Math.max(1, Math.round(radius)));
      radius *= decay;
    } while (radius > 1);
    int[] cells = new int[flas.items.length];
    for (int cell = 0; cell < cells.length; cell++) {
      cells[flas.items[cell]] = cell;
    }
    return cells;
  }

  private void pass(int radius) {
    float[] blurred =
        blurred(Math.min(radius, size.columns() / 2), Math.min(radius, size.rows() / 2));
    int width = Math.min(2 * radius + 1, size.columns());
    int height = Math.min(2 * radius + 1, size.rows());
    while (width * height < group) {
      width = Math.min(width + 1, size.columns());
      height = Math.min(height + 1, size.rows());
    }
    int[] area = new int[width * height];
    for (int i = 0; i < area.length; i++) {
      area[i] = i / width * size.columns() + i % width;
    }
    shuffle(area);
    int[] cells = new int[group];
    for (int i = 0; i < Math.max(1, items.length / group); i++) {
      int middle = random.nextInt(items.length);
      int left = within(size.x(middle) - width / 2, size.columns() - width);
      int top = within(size.y(middle) - height / 2, size.rows() - height);
      int from = area.length > group ? random.nextInt(area.length - group) : 0;
      for (int k = 0; k < group; k++) {
        cells[k] = top * size.columns() + left + area[from + k];
      }
      share(cells, blurred);
    }
  }

  private static int within(int value, int most) {
    return Math.max(0, Math.min(value, most));
  }

  private void share(int[] cells, float[] blurred) {
    float[] costs = new float[group * group];
    float most = Float.MIN_NORMAL;
    for (int i = 0; i < group; i++) {
      for (int j = 0; j < group; j++) {
        costs[i * group + j] = squared(items[cells[i]], blurred, cells[j]);
        most = Math.max(most, costs[i * group + j]);
      }
    }
    for (int i = 0; i < costs.length; i++) {
      costs[i] = (int) (STEPS * costs[i] / most + 0.5);
    }
    int[] moved = Arrays.stream(cells).map(cell -> items[cell]).toArray();
    int[] places = LinearAssignment.solve(costs, group);
    for (int i = 0; i < group; i++) {
      items[cells[places[i]]] = moved[i];
    }
  }

  private float squared(int item, float[] blurred, int cell) {
    int numbers = vectors.size();
    float sum = 0;
    for (int k = 0; k < numbers; k++) {
      float difference = vectors.values()[item * numbers + k] - blurred[cell * numbers + k];
      sum += difference * difference;
    }
    return sum;
  }

  /** The mean of the vectors around each cell, first along rows, then along columns. */
  private float[] blurred(int across, int down) {
    int numbers = vectors.size();
    float[] map = new float[items.length * numbers];
    for (int cell = 0; cell < items.length; cell++) {
      System.arraycopy(vectors.values(), items[cell] * numbers, map, cell * numbers, numbers);
    }
    float[] rows = new float[map.length];
    for (int y = 0; y < size.rows(); y++) {
      blur(map, rows, y * size.columns(), 1, size.columns(), across);
    }
    float[] both = new float[map.length];
    for (int x = 0; x < size.columns(); x++) {
      blur(rows, both, x, size.columns(), size.rows(), down);
    }
    return both;
  }

  private void blur(float[] from, float[] to, int first, int step, int length, int reach) {
    int numbers = vectors.size();
    double[] sums = new double[numbers];
    int count = 0;
    for (int place = -reach; place < length; place++) {
      if (place + reach < length) {
        add(from, first + (place + reach) * step, sums, 1);
        count++;
      }
      if (place - reach - 1 >= 0) {
        add(from, first + (place - reach - 1) * step, sums, -1);
        count--;
      }
      for (int k = 0; place >= 0 && k < numbers; k++) {
        to[(first + place * step) * numbers + k] = (float) (sums[k] / count);
      }
    }
  }

  private static void add(float[] from, int cell, double[] sums, int sign) {
    for (int k = 0; k < sums.length; k++) {
      sums[k] += sign * from[cell * sums.length + k];
    }
  }

  private void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int moved = values[i];
      values[i] = values[j];
      values[j] = moved;
    }
  }
}
