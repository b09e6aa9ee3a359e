package org.smalti.tools.layout.near;

import java.util.Arrays;
import org.smalti.core.run.Run;
import org.smalti.core.run.Workers;
import org.smalti.tools.layout.vector.Vectors;

/**
 * NN-descent (Dong, Charikar and Li 2011): improves approximate neighbour lists by trying the neighbours of neighbours
 * and the reverse neighbours. Each round reads only the lists of the round before, so that neither chance nor the
 * number of threads changes the result.
 */
final class NnDescent {
  private static final int CHUNK = 256;
  /** Of how many neighbours of a vector the lists are read. */
  private static final int LISTS_READ = 30;
  /** How many entries of each list are tried. */
  private static final int ENTRIES_READ = 30;

  private static final int PROBES = 16;
  private static final int ROUNDS = 5;

  private final Vectors vectors;
  private final Workers workers;
  private final ThreadLocal<int[]> seen;

  NnDescent(Vectors vectors, Workers workers) {
    this.vectors = vectors;
    this.workers = workers;
    seen = ThreadLocal.withInitial(() -> new int[vectors.count()]);
  }

  /** Most of the {@code each} nearest of each vector: first from nearby tiles, then by some rounds of NN-descent. */
  static NearestNeighbours of(Vectors vectors, int each, Workers workers, Run run) {
    NearestNeighbours found = NearestNeighbours.among(PROBES, vectors, each, workers, run);
    var refined = new NnDescent(vectors, workers);
    for (int round = 0; round < ROUNDS; round++) {
      found = refined.better(found, run);
    }
    return found;
  }

  /** One round. */
  NearestNeighbours better(NearestNeighbours known, Run run) {
    int count = vectors.count();
    int each = known.each();
    var found = NearestNeighbours.ofSize(count, each);
    int[] starts = new int[count + 1];
    int[] reverse = reverseLists(known, count, starts);
    workers.each((count + CHUNK - 1) / CHUNK, chunk -> {
      run.throwIfCancelled();
      int[] marks = seen.get();
      for (int i = chunk * CHUNK; i < Math.min(count, (chunk + 1) * CHUNK); i++) {
        improve(known, i, marks, found, reverse, starts);
      }
    });
    return found;
  }

  private void improve(
      NearestNeighbours known,
      int self,
      int[] marks,
      NearestNeighbours found,
      int[] reverse,
      int[] starts) {
    int each = known.each();
    int[] indexes = known.indexes();
    var nearest = new NearestHeap(each, vectors.count(), self);
    int mark = self + 1;
    marks[self] = mark;
    for (int at = self * each; at < (self + 1) * each; at++) {
      marks[indexes[at]] = mark;
      nearest.offer(known.distances()[at], indexes[at]);
    }
    int stride = Math.max(1, each / LISTS_READ);
    for (int at = self * each; at < (self + 1) * each; at += stride) {
      int from = indexes[at] * each;
      for (int other = from; other < from + Math.min(ENTRIES_READ, each); other++) {
        int candidate = indexes[other];
        if (marks[candidate] != mark) {
          marks[candidate] = mark;
          nearest.offer(vectors.squaredDistance(self, candidate), candidate);
        }
      }
    }
    for (int at = starts[self]; at < starts[self + 1]; at++) {
      int candidate = reverse[at];
      if (marks[candidate] != mark) {
        marks[candidate] = mark;
        nearest.offer(vectors.squaredDistance(self, candidate), candidate);
      }
    }
    nearest.drainTo(found.indexes(), found.distances(), self * each);
  }

  /**
   * The reverse neighbours of all vectors, each list in ascending order; {@code starts} is filled with where the lists
   * begin.
   */
  private static int[] reverseLists(NearestNeighbours known, int count, int[] starts) {
    for (int index : known.indexes()) {
      starts[index + 1]++;
    }
    for (int i = 0; i < count; i++) {
      starts[i + 1] += starts[i];
    }
    int[] reverse = new int[known.indexes().length];
    int[] next = Arrays.copyOf(starts, count);
    for (int i = 0; i < count; i++) {
      for (int at = i * known.each(); at < (i + 1) * known.each(); at++) {
        reverse[next[known.indexes()[at]]++] = i;
      }
    }
    return reverse;
  }
}
