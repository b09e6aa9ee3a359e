package org.smalti.tools.layout.order;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Run;
import org.smalti.core.run.RunFactory;
import org.smalti.core.run.Unit;
import org.smalti.core.run.Workers;
import org.smalti.tools.layout.near.NearestNeighbours;
import org.smalti.tools.layout.vector.Vectors;

/**
 * A short path that visits each vector once (travelling salesman problem, heuristically): fragments of near neighbours
 * are joined, the shortest step first, then the path is improved until no small change helps. It is some percent longer
 * than the shortest one. Equal vectors give equal paths at any number of threads.
 *
 * @param stops the numbers of the vectors in the order of the path
 * @param length the sum of all steps
 */
@SuppressWarnings("ArrayRecordComponent") // a million numbers, never compared
public record TravellingSalesmanPath(int[] stops, double length) {
  private static final int NEIGHBOURS = 10;
  /** Fewer are enough to join the ends of fragments. */
  private static final int NEIGHBOURS_OF_ENDS = 5;

  /**
   * The path through all vectors, at least one.
   *
   * @throws SmaltiException if they hold something that is no finite number
   */
  public static TravellingSalesmanPath through(Vectors vectors, int threads, RunFactory stages) {
    if (!vectors.finite()) {
      throw SmaltiException.input("what samples are compared by holds numbers that are not finite");
    }
    if (vectors.count() == 1) {
      return inOrder(vectors);
    }
    try (Workers workers = new Workers(threads)) {
      NearestNeighbours all = neighbours(vectors, NEIGHBOURS, workers, "order: neighbours", stages);
      TourDistances steps = new TourDistances(vectors, all.each(), all.indexes(), all.distances());
      TourFragments fragments = new TourFragments(vectors.count());
      join(fragments, IntStream.range(0, vectors.count()).toArray(), all);
      while (fragments.count() > 1) {
        int before = fragments.count();
        int[] ends = fragments.ends();
        join(
            fragments,
            ends,
            neighbours(pick(vectors, ends), NEIGHBOURS_OF_ENDS, workers, "order: joining", stages));
        // It can happen that all near neighbours of the ends are of their own fragments; then
        // neighbouring ends are
        // joined.
        for (int i = 1; i < ends.length && fragments.count() == before; i++) {
          fragments.join(ends[i - 1], ends[i]);
        }
      }
      Tour ring = new Tour(fragments.walk(steps.open()));
      try (Run run = stages.begin("order: shortening", vectors.count(), Unit.SAMPLES)) {
        new TourImprovement(steps, ring).run(run);
      }
      return from(ring, steps);
    }
  }

  /** The path in the order of the vectors. */
  public static TravellingSalesmanPath inOrder(Vectors vectors) {
    TourDistances steps = new TourDistances(vectors, 0, new int[0], new float[0]);
    int[] stops = IntStream.range(0, vectors.count()).toArray();
    double length = 0;
    for (int i = 1; i < stops.length; i++) {
      length += steps.between(i - 1, i);
    }
    return new TravellingSalesmanPath(stops, length);
  }

  private static NearestNeighbours neighbours(
      Vectors vectors, int each, Workers workers, String stage, RunFactory stages) {
    try (Run run = stages.begin(stage, vectors.count(), Unit.SAMPLES)) {
      return NearestNeighbours.of(vectors, Math.min(each, vectors.count() - 1), workers, run);
    }
  }

  /** Joins what can be joined by steps between neighbours, the shortest first. */
  private static void join(TourFragments fragments, int[] stops, NearestNeighbours near) {
    long[] steps = new long[near.indexes().length];
    for (int i = 0; i < steps.length; i++) {
      // The bits of non-negative floats have the order of the floats.
      steps[i] = (long) Float.floatToIntBits(near.distances()[i]) << Integer.SIZE | i;
    }
    Arrays.parallelSort(steps);
    for (long step : steps) {
      int i = (int) step;
      fragments.join(stops[i / near.each()], stops[near.indexes()[i]]);
    }
  }

  private static Vectors pick(Vectors vectors, int[] chosen) {
    int size = vectors.size();
    float[] values = new float[chosen.length * size];
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(vectors.values(), chosen[i] * size, values, i * size, size);
    }
    return new Vectors(chosen.length, size, values);
  }

  /** The tour cut at its open end, so that it begins with the lower of the two end numbers. */
  private static TravellingSalesmanPath from(Tour ring, TourDistances steps) {
    boolean forward = ring.next(steps.open()) <= ring.previous(steps.open());
    int[] stops = new int[ring.size() - 1];
    double length = 0;
    int at = steps.open();
    for (int i = 0; i < stops.length; i++) {
      int next = ring.beside(at, forward);
      length += steps.between(at, next);
      stops[i] = next;
      at = next;
    }
    return new TravellingSalesmanPath(stops, length);
  }
}
