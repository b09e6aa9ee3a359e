package org.smalti.tools.layout.tsne;

import java.util.Arrays;
import org.smalti.core.run.Run;
import org.smalti.tools.layout.vector.Vectors;

/**
 * The nearest other vectors of each vector, by Euclidean distance, nearest first; of equally near ones those with the lower
 * number.
 *
 * @param each how many neighbours each vector has
 * @param indexes {@code each} per vector
 * @param distances squared, in the same places
 */
@SuppressWarnings("ArrayRecordComponent") // millions of numbers, never compared
record Neighbours(int each, int[] indexes, float[] distances) {
  private static final int ROWS = 32;
  private static final int TILE = 512;

  /** Compares every vector with every other one, a block at a time. */
  static Neighbours exact(Vectors vectors, int each, Workers workers, Run run) {
    int count = vectors.count();
    float[][][] tiles = tiles(vectors);
    var found = new Neighbours(each, new int[count * each], new float[count * each]);
    workers.each((count + ROWS - 1) / ROWS, chunk -> {
      run.throwIfCancelled();
      int from = chunk * ROWS;
      int to = Math.min(count, from + ROWS);
      found.search(vectors, tiles, from, to);
      run.advance(to - from);
    });
    return found;
  }

  private void search(Vectors vectors, float[][][] tiles, int from, int to) {
    int count = vectors.count();
    int size = vectors.size();
    Nearest[] nearest = new Nearest[to - from];
    for (int i = 0; i < nearest.length; i++) {
      nearest[i] = new Nearest(each);
    }
    float[] distance = new float[TILE];
    for (int first = 0; first < count; first += TILE) {
      int width = Math.min(TILE, count - first);
      for (int i = from; i < to; i++) {
        distancesTo(vectors.values(), i * size, tiles[first / TILE], distance);
        nearest[i - from].offer(distance, width, first, i);
      }
    }
    for (int i = from; i < to; i++) {
      nearest[i - from].drainTo(indexes, distances, i * each);
    }
  }

  /**
   * Squared distances of one vector to a tile. All arrays are read at the same index, without an offset: only then does the
   * compiler make vector code of it, several times faster.
   */
  private static void distancesTo(float[] values, int at, float[][] tile, float[] distance) {
    Arrays.fill(distance, 0);
    int column = 0;
    for (; column + 4 <= tile.length; column += 4) {
      add(
          values[at + column],
          tile[column],
          values[at + column + 1],
          tile[column + 1],
          values[at + column + 2],
          tile[column + 2],
          values[at + column + 3],
          tile[column + 3],
          distance);
    }
    for (; column < tile.length; column++) {
      float a = values[at + column];
      float[] as = tile[column];
      for (int j = 0; j < TILE; j++) {
        float da = a - as[j];
        distance[j] += da * da;
      }
    }
  }

  private static void add(
      float a,
      float[] as,
      float b,
      float[] bs,
      float c,
      float[] cs,
      float d,
      float[] ds,
      float[] distance) {
    for (int j = 0; j < TILE; j++) {
      float da = a - as[j];
      float db = b - bs[j];
      float dc = c - cs[j];
      float dd = d - ds[j];
      distance[j] += (da * da + db * db) + (dc * dc + dd * dd);
    }
  }

  /** Tile, column, vector of the tile; the last tile is filled with zeros. */
  private static float[][][] tiles(Vectors vectors) {
    int size = vectors.size();
    float[][][] tiles = new float[(vectors.count() + TILE - 1) / TILE][size][TILE];
    for (int i = 0; i < vectors.count(); i++) {
      for (int column = 0; column < size; column++) {
        tiles[i / TILE][column][i % TILE] = vectors.values()[i * size + column];
      }
    }
    return tiles;
  }
}
