package org.smalti.tools.layout.near;

import java.util.Arrays;
import org.smalti.core.run.Run;
import org.smalti.core.run.Workers;
import org.smalti.tools.layout.vector.ArraySize;
import org.smalti.tools.layout.vector.Vectors;

/**
 * The nearest other vectors of each vector, by Euclidean distance, nearest first; of equally near ones those whose
 * numbers follow its own, cyclically.
 *
 * @param each how many neighbours each vector has
 * @param indexes {@code each} per vector
 * @param distances squared, in the same places
 */
@SuppressWarnings("ArrayRecordComponent") // millions of numbers, never compared
public record NearestNeighbours(int each, int[] indexes, float[] distances) {
  private static final ArraySize SIZE =
      new ArraySize("neighbours", "samples", "take fewer samples or fewer neighbours");
  private static final int ROWS = 32;
  private static final int MOST_FOR_EXACT = 40_000;

  /** Room for the neighbours of {@code count} vectors. */
  static NearestNeighbours ofSize(int count, int each) {
    int size = SIZE.of(each, count);
    return new NearestNeighbours(each, new int[size], new float[size]);
  }

  /** The same with as many threads as there are processors. */
  public static NearestNeighbours of(Vectors vectors, int each) {
    int most = Math.min(each, Math.max(0, vectors.count() - 1));
    try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
      return of(vectors, most, workers, Run.silent());
    }
  }

  /** The numbers of the neighbours of one vector, nearest first. */
  public int[] neighbours(int vector) {
    return Arrays.copyOfRange(indexes, vector * each, (vector + 1) * each);
  }

  /** How far a neighbour of a vector is, the nearest being number 0. */
  public double distance(int vector, int neighbour) {
    return Math.sqrt(distances[vector * each + neighbour]);
  }

  /** The neighbours; of more than {@value #MOST_FOR_EXACT} vectors, most of them. */
  public static NearestNeighbours of(Vectors vectors, int each, Workers workers, Run run) {
    return vectors.count() <= MOST_FOR_EXACT
        ? exact(vectors, each, workers, run)
        : NnDescent.of(vectors, each, workers, run);
  }

  /** Exact neighbours: only what is proved to be too far is left out. */
  static NearestNeighbours exact(Vectors vectors, int each, Workers workers, Run run) {
    return among(Integer.MAX_VALUE, vectors, each, workers, run);
  }

  /**
   * The vectors nearest to a single one, which is the first of them if it is among those that are searched. Exact.
   *
   * @param one its number
   * @param among how many vectors are searched, from the first on; {@code one} may be beyond
   * @param most how many are wanted; there are no more than are searched
   */
  public static NearestNeighbours ofOne(Vectors vectors, int one, int among, int most) {
    int each = Math.min(most, among);
    NearestNeighbours found = ofSize(1, each);
    int own = one < among && each > 0 ? 1 : 0;
    if (own > 0) {
      found.indexes[0] = one;
    }
    if (each > own) {
      NearestHeap nearest = new NearestHeap(each - own, vectors.count(), one);
      for (int other = 0; other < among; other++) {
        if (other != one) {
          nearest.offer(vectors.squaredDistance(one, other), other);
        }
      }
      nearest.drainTo(found.indexes, found.distances, own);
    }
    return found;
  }

  /**
   * Approximate neighbours: each vector is compared only with the vectors of the {@code probes} tiles nearest to its
   * own tile, and of these only where a tile can hold a vector that is near enough.
   */
  static NearestNeighbours among(int probes, Vectors vectors, int each, Workers workers, Run run) {
    int count = vectors.count();
    VectorTiles tiles = new VectorTiles(vectors);
    var found = ofSize(count, each);
    workers.each((count + ROWS - 1) / ROWS, chunk -> {
      run.throwIfCancelled();
      int from = chunk * ROWS;
      int to = Math.min(count, from + ROWS);
      found.search(vectors, tiles, probes, from, to);
      run.advance(to - from);
    });
    return found;
  }

  /** Finds the neighbours of the vectors of one tile that are in the order from {@code from} to before {@code to}. */
  private void search(Vectors vectors, VectorTiles tiles, int probes, int from, int to) {
    NearestHeap[] nearest = new NearestHeap[to - from];
    for (int i = from; i < to; i++) {
      nearest[i - from] = new NearestHeap(each, vectors.count(), tiles.order[i]);
    }
    float[] distance = new float[VectorTiles.WIDTH];
    int[] around = tiles.around(from / VectorTiles.WIDTH);
    for (int probe = 0; probe < Math.min(around.length, probes); probe++) {
      offer(vectors, tiles, around[probe], from, nearest, distance);
    }
    for (int i = from; i < to; i++) {
      nearest[i - from].drainTo(indexes, distances, tiles.order[i] * each);
    }
  }

  /**
   * Offers the vectors of a tile to the heaps of the vectors from {@code from} on, where the tile may hold near ones.
   */
  private static void offer(
      Vectors vectors,
      VectorTiles tiles,
      int tile,
      int from,
      NearestHeap[] nearest,
      float[] distance) {
    for (int i = 0; i < nearest.length; i++) {
      int vector = tiles.order[from + i];
      if (tiles.reaches(tile, vector, nearest[i].limit())) {
        distancesTo(vectors.values(), vector * vectors.size(), tiles.columns[tile], distance);
        nearest[i].offer(distance, tiles.width(tile), tiles.order, tile * VectorTiles.WIDTH);
      }
    }
  }

  /** Squared distances of one vector to a tile. */
  private static void distancesTo(float[] values, int at, float[][] tile, float[] distance) {
    Arrays.fill(distance, 0);
    int column = 0;
    for (; column + 3 <= tile.length; column += 3) {
      add(
          values[at + column],
          tile[column],
          values[at + column + 1],
          tile[column + 1],
          values[at + column + 2],
          tile[column + 2],
          distance);
    }
    for (; column < tile.length; column++) {
      float a = values[at + column];
      float[] as = tile[column];
      for (int j = 0; j < VectorTiles.WIDTH; j++) {
        float da = a - as[j];
        distance[j] += da * da;
      }
    }
  }

  /**
   * Adds the squared differences of three columns. The compiler vectorises this loop (five times as fast) because all
   * arrays are read at the same index and because it is small; with four columns it does so only in some contexts.
   */
  private static void add(
      float a, float[] as, float b, float[] bs, float c, float[] cs, float[] distance) {
    for (int j = 0; j < VectorTiles.WIDTH; j++) {
      float da = a - as[j];
      float db = b - bs[j];
      float dc = c - cs[j];
      distance[j] += (da * da + db * db) + dc * dc;
    }
  }
}
