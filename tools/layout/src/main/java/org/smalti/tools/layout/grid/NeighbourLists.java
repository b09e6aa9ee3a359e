package org.smalti.tools.layout.grid;

import java.util.Arrays;
import org.smalti.core.run.Run;
import org.smalti.core.run.Workers;
import org.smalti.tools.layout.vector.ArraySize;

/**
 * For each item a list of its approximate nearest neighbours in feature space. The first candidates are the items
 * around it on a sorted board; then the neighbours of neighbours are tried in several rounds (NN-descent: Dong,
 * Charikar and Li 2011). Most of the nearest are found, not all; the time is linear in the number of items.
 */
final class NeighbourLists {
  private static final ArraySize SIZE =
      new ArraySize("neighbours", "samples", "take fewer samples");
  private static final int REACH = 3;
  static final int ROUNDS = 4;

  /** By item, {@code each} entries, the nearest first; a shorter list is filled up with {@link Board#NONE}. */
  private final int[] neighbourLists;

  private final int each;

  private NeighbourLists(int[] neighbourLists, int each) {
    this.neighbourLists = neighbourLists;
    this.each = each;
  }

  int each() {
    return each;
  }

  /** The {@code rank}-th nearest neighbour of an item, from 0, or {@link Board#NONE}. */
  int of(int item, int rank) {
    return neighbourLists[item * each + rank];
  }

  static NeighbourLists find(Board board, FeatureSpace space, int each, Workers workers, Run run) {
    int count = space.count;
    int wanted = Math.min(each, Math.max(1, count - 1));
    int[] found = new int[SIZE.of(wanted, count)];
    ChunkRanges chunks = new ChunkRanges(count);
    workers.each(chunks.count(), chunk -> {
      Candidates candidates = new Candidates(space, wanted);
      for (int item = chunks.from(chunk); item < chunks.to(chunk); item++) {
        candidates.begin(item);
        around(board, item, candidates);
        candidates.write(found);
      }
    });
    run.advance(1);
    int[] neighbourLists = found;
    for (int round = 1; round < ROUNDS; round++) {
      run.throwIfCancelled();
      neighbourLists = descend(neighbourLists, wanted, space, chunks, workers);
      run.advance(1);
    }
    return new NeighbourLists(neighbourLists, wanted);
  }

  private static void around(Board board, int item, Candidates candidates) {
    int x = board.size.x(board.cells[item]);
    int y = board.size.y(board.cells[item]);
    for (int dy = -REACH; dy <= REACH; dy++) {
      for (int dx = -REACH; dx <= REACH; dx++) {
        int cell = board.at(x + dx, y + dy);
        if (cell != Board.NONE) {
          candidates.offer(board.items[cell]);
        }
      }
    }
  }

  private static int[] descend(
      int[] neighbourLists, int each, FeatureSpace space, ChunkRanges chunks, Workers workers) {
    int[] backward = backward(neighbourLists, each, space.count);
    int[] better = new int[neighbourLists.length];
    workers.each(chunks.count(), chunk -> {
      Candidates candidates = new Candidates(space, each);
      for (int item = chunks.from(chunk); item < chunks.to(chunk); item++) {
        candidates.begin(item);
        candidates.offerAll(neighbourLists, item);
        for (int k = 0; k < each; k++) {
          candidates.offerFrom(neighbourLists, neighbourLists[item * each + k]);
          candidates.offerFrom(neighbourLists, backward[item * each + k]);
        }
        candidates.write(better);
      }
    });
    return better;
  }

  /** Reverse lists: for each item some of those that have it as a neighbour, the lowest numbers first. */
  private static int[] backward(int[] neighbourLists, int each, int count) {
    int[] backward = new int[neighbourLists.length];
    Arrays.fill(backward, Board.NONE);
    int[] counts = new int[count];
    for (int i = 0; i < neighbourLists.length; i++) {
      int to = neighbourLists[i];
      if (to != Board.NONE && counts[to] < each) {
        backward[to * each + counts[to]++] = i / each;
      }
    }
    return backward;
  }

  /** The nearest candidates so far of one item, sorted; of equally near ones the lowest number comes first. */
  private static final class Candidates {
    private static final int OFFERED = 1024;

    private final FeatureSpace space;
    private final int[] items;
    private final float[] distances;
    /** A small hash table of items that were offered already, since most are offered several times. */
    private final int[] offered = new int[OFFERED];

    private int item;
    private int size;

    Candidates(FeatureSpace space, int each) {
      this.space = space;
      items = new int[each];
      distances = new float[each];
    }

    void begin(int newItem) {
      item = newItem;
      size = 0;
      Arrays.fill(offered, Board.NONE);
    }

    void offerAll(int[] neighbourLists, int of) {
      for (int k = 0; k < items.length; k++) {
        offer(neighbourLists[of * items.length + k]);
      }
    }

    void offerFrom(int[] neighbourLists, int of) {
      if (of != Board.NONE) {
        offer(of);
        offerAll(neighbourLists, of);
      }
    }

    void offer(int other) {
      if (other == Board.NONE || other == item || offered[other % OFFERED] == other) {
        return;
      }
      offered[other % OFFERED] = other;
      float distance = space.squared(item, other);
      int place = size;
      while (place > 0 && nearer(distance, other, place - 1)) {
        place--;
      }
      if (place == items.length || (place > 0 && items[place - 1] == other)) {
        return;
      }
      int last = Math.min(size, items.length - 1);
      System.arraycopy(items, place, items, place + 1, last - place);
      System.arraycopy(distances, place, distances, place + 1, last - place);
      items[place] = other;
      distances[place] = distance;
      size = last + 1;
    }

    private boolean nearer(float distance, int other, int place) {
      return distance < distances[place] || (distance == distances[place] && other < items[place]);
    }

    void write(int[] to) {
      Arrays.fill(items, size, items.length, Board.NONE);
      System.arraycopy(items, 0, to, item * items.length, items.length);
    }
  }
}
