package org.smalti.tools.layout.grid;

/**
 * What a place on a board costs: the distances, in feature space, of its item to those around it, weighted. Next to it the
 * most alike counts most, as DPQ16 has it, which looks at the best of the cells that are equally far first.
 */
final class Neighbourhood {
  private static final float ABSENT = Float.MAX_VALUE;

  private final Board board;
  private final FeatureSpace space;
  /** By cell and direction; {@link #ABSENT} where there is nothing. */
  private final float[] distances;

  private final Weights weights;

  Neighbourhood(Board board, FeatureSpace space, Weights weights) {
    this.board = board;
    this.space = space;
    this.weights = weights;
    distances = new float[Math.multiplyExact(board.size.cells(), Board.DIRECTIONS)];
    for (int cell = 0; cell < board.size.cells(); cell++) {
      measure(cell);
    }
  }

  /** Looks again at the distances of a cell to those next to it. */
  private void measure(int cell) {
    for (int direction = 0; direction < Board.DIRECTIONS; direction++) {
      int beside = board.items[cell] == Board.NONE ? Board.NONE : board.near(cell, direction);
      distances[cell * Board.DIRECTIONS + direction] =
          beside == Board.NONE ? ABSENT : space.distance(board.items[cell], board.items[beside]);
    }
  }

  /** The largest distance between items side by side. */
  float largest() {
    float largest = 0;
    for (float distance : distances) {
      largest = distance == ABSENT ? largest : Math.max(largest, distance);
    }
    return largest;
  }

  /** The mean distance of items side by side. */
  double mean() {
    double sum = 0;
    int pairs = 0;
    for (float distance : distances) {
      if (distance != ABSENT) {
        sum += distance;
        pairs++;
      }
    }
    return pairs == 0 ? 0 : sum / pairs;
  }

  /** The cost of all places. */
  double cost() {
    double cost = 0;
    for (int item = 0; item < board.cells.length; item++) {
      int cell = board.cells[item];
      int at = cell * Board.DIRECTIONS;
      cost += ranked(distances[at], distances[at + 1], distances[at + 2], distances[at + 3]);
      for (int i = 0; i < weights.steps(); i++) {
        int far =
            board.at(board.size.x(cell) + weights.across(i), board.size.y(cell) + weights.down(i));
        if (far != Board.NONE && board.items[far] != Board.NONE) {
          cost += weights.farther(i) * space.distance(item, board.items[far]);
        }
      }
    }
    return cost;
  }

  /** Swaps the items of two cells. */
  void swap(int one, int other) {
    board.swap(one, other);
    remeasure(one);
    remeasure(other);
  }

  private void remeasure(int cell) {
    measure(cell);
    for (int direction = 0; direction < Board.DIRECTIONS; direction++) {
      int beside = board.near(cell, direction);
      if (beside != Board.NONE) {
        distances[beside * Board.DIRECTIONS + (direction ^ 1)] =
            distances[cell * Board.DIRECTIONS + direction];
      }
    }
  }

  /** What swaps would gain. Each thread has one of its own; the board must stand still meanwhile. */
  final class Judge {
    private final int[] affected = new int[2 + 2 * Board.DIRECTIONS];
    private final float[] atOne = new float[Board.DIRECTIONS];
    private final float[] atOther = new float[Board.DIRECTIONS];
    private int count;

    /**
     * How much less all places would cost if the items of two cells changed places.
     *
     * @param loss what may be lost: more than that, next to the cells alone, is not computed further
     */
    float gain(int one, int other, float loss) {
      int oneItem = board.items[one];
      int otherItem = board.items[other];
      distancesAt(one, otherItem, other, oneItem, atOne);
      distancesAt(other, oneItem, one, otherItem, atOther);
      count = 0;
      collect(one);
      collect(other);
      float gain = 0;
      for (int i = 0; i < count; i++) {
        gain += change(affected[i], one, other);
      }
      return gain <= -loss ? gain : gain + 2 * farther(one, other, oneItem, otherItem);
    }

    /** Of an item to those that would be next to it in another cell, its own former cell then holding the other item. */
    private void distancesAt(int cell, int item, int left, int other, float[] to) {
      for (int direction = 0; direction < Board.DIRECTIONS; direction++) {
        int beside = board.near(cell, direction);
        to[direction] = beside == Board.NONE
            ? ABSENT
            : space.distance(item, beside == left ? other : board.items[beside]);
      }
    }

    private void collect(int cell) {
      include(cell);
      for (int direction = 0; direction < Board.DIRECTIONS; direction++) {
        int beside = board.near(cell, direction);
        if (beside != Board.NONE) {
          include(beside);
        }
      }
    }

    private void include(int cell) {
      for (int i = 0; i < count; i++) {
        if (affected[i] == cell) {
          return;
        }
      }
      affected[count++] = cell;
    }

    private float change(int cell, int one, int other) {
      int at = cell * Board.DIRECTIONS;
      float before = ranked(distances[at], distances[at + 1], distances[at + 2], distances[at + 3]);
      return before
          - ranked(
              after(cell, 0, one, other),
              after(cell, 1, one, other),
              after(cell, 2, one, other),
              after(cell, 3, one, other));
    }

    private float after(int cell, int direction, int one, int other) {
      if (cell == one) {
        return atOne[direction];
      }
      if (cell == other) {
        return atOther[direction];
      }
      int beside = board.near(cell, direction);
      if (beside == one) {
        return atOne[direction ^ 1];
      }
      return beside == other
          ? atOther[direction ^ 1]
          : distances[cell * Board.DIRECTIONS + direction];
    }

    /** The gain in cells that are not next to each other; each pair counts for both. */
    private float farther(int one, int other, int oneItem, int otherItem) {
      float gain = 0;
      for (int i = 0; i < weights.steps(); i++) {
        int atOneCell =
            board.at(board.size.x(one) + weights.across(i), board.size.y(one) + weights.down(i));
        if (atOneCell != Board.NONE && board.items[atOneCell] != Board.NONE) {
          int item = board.items[atOneCell];
          int then = atOneCell == other ? oneItem : atOneCell == one ? otherItem : item;
          gain += weights.farther(i)
              * (space.distance(oneItem, item) - space.distance(otherItem, then));
        }
        int atOtherCell = board.at(
            board.size.x(other) + weights.across(i), board.size.y(other) + weights.down(i));
        if (atOtherCell != Board.NONE && board.items[atOtherCell] != Board.NONE) {
          int item = board.items[atOtherCell];
          int then = atOtherCell == one ? otherItem : atOtherCell == other ? oneItem : item;
          gain += weights.farther(i)
              * (space.distance(otherItem, item) - space.distance(oneItem, then));
        }
      }
      return gain;
    }
  }

  /** The weighted sum of four distances, the smallest first. */
  private float ranked(float a, float b, float c, float d) {
    float low1 = Math.min(a, b);
    float high1 = Math.max(a, b);
    float low2 = Math.min(c, d);
    float high2 = Math.max(c, d);
    float first = Math.min(low1, low2);
    float middle1 = Math.max(low1, low2);
    float middle2 = Math.min(high1, high2);
    return weighted(0, first)
        + weighted(1, Math.min(middle1, middle2))
        + weighted(2, Math.max(middle1, middle2))
        + weighted(3, Math.max(high1, high2));
  }

  private float weighted(int rank, float distance) {
    return distance == ABSENT ? 0 : weights.beside(rank) * distance;
  }
}
