package org.smalti.tools.layout.grid;

import java.util.Arrays;

/**
 * The cost of a cell: the weighted sum of the distances, in feature space, from its item to the items around it. Of the
 * adjacent items the most similar has the largest weight, as in DPQ16, which sorts cells of equal distance by
 * similarity.
 */
final class NeighbourhoodCost {
  private final Board board;
  private final FeatureSpace space;
  /** By cell and direction; {@link DistanceWeights#ABSENT} where there is nothing. */
  private final float[] distances;

  /** By cell: the weighted sum of its distances. */
  private final float[] costs;

  private final DistanceWeights weights;
  private final int[] others = new int[Board.DIRECTIONS];
  private final float[] measured = new float[Board.DIRECTIONS];

  NeighbourhoodCost(Board board, FeatureSpace space, DistanceWeights weights) {
    this.board = board;
    this.space = space;
    this.weights = weights;
    distances = new float[Board.sides(board.size)];
    Arrays.fill(distances, DistanceWeights.ABSENT);
    costs = new float[board.size.cells()];
    for (int item = 0; item < board.cells.length; item++) {
      measure(board.cells[item]);
      price(board.cells[item]);
    }
  }

  /** Computes the distances from the item of a cell to those adjacent to it. */
  private void measure(int cell) {
    int item = board.items[cell];
    for (int direction = 0; direction < Board.DIRECTIONS; direction++) {
      int beside = board.near(cell, direction);
      others[direction] = beside == Board.NONE ? item : board.items[beside];
    }
    space.distances(item, others, measured);
    for (int direction = 0; direction < Board.DIRECTIONS; direction++) {
      distances[cell * Board.DIRECTIONS + direction] =
          others[direction] == item ? DistanceWeights.ABSENT : measured[direction];
    }
  }

  private void price(int cell) {
    int at = cell * Board.DIRECTIONS;
    costs[cell] =
        weights.beside(distances[at], distances[at + 1], distances[at + 2], distances[at + 3]);
  }

  /** The largest distance of adjacent items. */
  float largest() {
    float largest = 0;
    for (float distance : distances) {
      largest = distance == DistanceWeights.ABSENT ? largest : Math.max(largest, distance);
    }
    return largest;
  }

  /** The mean distance of adjacent items. */
  double mean() {
    double sum = 0;
    int pairs = 0;
    for (float distance : distances) {
      if (distance != DistanceWeights.ABSENT) {
        sum += distance;
        pairs++;
      }
    }
    return pairs == 0 ? 0 : sum / pairs;
  }

  /** The cost of all cells. */
  double cost() {
    double cost = 0;
    for (int item = 0; item < board.cells.length; item++) {
      int cell = board.cells[item];
      cost += costs[cell];
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
    price(cell);
    for (int direction = 0; direction < Board.DIRECTIONS; direction++) {
      int beside = board.near(cell, direction);
      if (beside != Board.NONE) {
        distances[beside * Board.DIRECTIONS + (direction ^ 1)] =
            distances[cell * Board.DIRECTIONS + direction];
        price(beside);
      }
    }
  }

  /** Computes what swaps would gain. Each thread has its own; the board must not change meanwhile. */
  final class SwapGains {
    private final int[] others = new int[Board.DIRECTIONS];
    private final int[] affected = new int[2 + 2 * Board.DIRECTIONS];
    private final float[] atOne = new float[Board.DIRECTIONS];
    private final float[] atOther = new float[Board.DIRECTIONS];
    private int count;

    /**
     * How much the total cost would fall if the items of two cells were swapped.
     *
     * @param loss the largest loss that is acceptable: if the adjacent cells alone lose more, the rest is not computed
     */
    float gain(int one, int other, float loss) {
      int oneItem = board.items[one];
      int otherItem = board.items[other];
      distancesAt(one, otherItem, other, oneItem, atOne);
      distancesAt(other, oneItem, one, otherItem, atOther);
      float gain =
          apart(one, other) ? around(one, atOne) + around(other, atOther) : together(one, other);
      return gain <= -loss ? gain : gain + 2 * farther(one, other, oneItem, otherItem);
    }

    /**
     * Whether the two cells are not adjacent and have no adjacent cell in common; false also where a torus is so narrow
     * that the left and the right neighbour are one.
     */
    private boolean apart(int one, int other) {
      int columns = board.size.columns();
      int rows = board.size.rows();
      int across = Math.abs(board.size.x(one) - board.size.x(other));
      int down = Math.abs(board.size.y(one) - board.size.y(other));
      return board.wrap
          ? columns > 2
              && rows > 2
              && Math.min(across, columns - across) + Math.min(down, rows - down) > 2
          : across + down > 2;
    }

    /** The gain in a cell and those adjacent to it when the distances of the cell change to these. */
    private float around(int cell, float[] then) {
      float gain = costs[cell] - weights.beside(then[0], then[1], then[2], then[3]);
      for (int direction = 0; direction < Board.DIRECTIONS; direction++) {
        int beside = board.near(cell, direction);
        if (beside != Board.NONE) {
          int at = beside * Board.DIRECTIONS;
          int back = direction ^ 1;
          gain += costs[beside]
              - weights.beside(
                  back == 0 ? then[direction] : distances[at],
                  back == 1 ? then[direction] : distances[at + 1],
                  back == 2 ? then[direction] : distances[at + 2],
                  back == 3 ? then[direction] : distances[at + 3]);
        }
      }
      return gain;
    }

    /** The same for two cells that are adjacent or have an adjacent cell in common. */
    private float together(int one, int other) {
      count = 0;
      collect(one);
      collect(other);
      float gain = 0;
      for (int i = 0; i < count; i++) {
        gain += change(affected[i], one, other);
      }
      return gain;
    }

    /**
     * Distances from an item to those that would be adjacent to it in another cell, when its former cell holds the
     * other item.
     */
    private void distancesAt(int cell, int item, int left, int other, float[] to) {
      for (int direction = 0; direction < Board.DIRECTIONS; direction++) {
        int beside = board.near(cell, direction);
        others[direction] =
            beside == Board.NONE ? item : beside == left ? other : board.items[beside];
      }
      space.distances(item, others, to);
      for (int direction = 0; direction < Board.DIRECTIONS; direction++) {
        if (others[direction] == item) {
          to[direction] = DistanceWeights.ABSENT;
        }
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
      return costs[cell]
          - weights.beside(
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

    /** The gain from items that are not adjacent; each pair counts for both of its cells. */
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
}
