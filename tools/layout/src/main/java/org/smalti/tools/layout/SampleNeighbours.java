package org.smalti.tools.layout;

import java.util.Arrays;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.run.Workers;
import org.smalti.tools.layout.near.NearestNeighbours;
import org.smalti.tools.layout.vector.ArraySize;

/**
 * The samples that are most like each sample of a table, the nearest first.
 *
 * @param each how many a sample has at most
 * @param rows {@code each} for each row of the table, from 0; {@link #NONE} where there is none
 * @param distances as {@code smalti like} tells them, 1: the usual distance of two samples; in the same places; NaN
 *     where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // millions of numbers, never compared
public record SampleNeighbours(int each, int[] rows, float[] distances) {
  /** No row: of a sample that can't be compared, or where there are fewer others. */
  public static final int NONE = -1;

  private static final ArraySize SIZE =
      new ArraySize("neighbours", "samples", "take fewer samples");
  private static final String STAGE = "neighbours";

  /** Of samples that can't be compared at all. */
  static SampleNeighbours none(int size, int each) {
    int[] rows = new int[SIZE.of(each, size)];
    float[] distances = new float[rows.length];
    Arrays.fill(rows, NONE);
    Arrays.fill(distances, Float.NaN);
    return new SampleNeighbours(each, rows, distances);
  }

  /** @param size how many rows the table has */
  static SampleNeighbours of(int size, ComparedRows compared, int each, CommandContext run) {
    SampleNeighbours all = none(size, each);
    int count = compared.rows().length;
    int found = Math.min(each, count - 1);
    if (found > 0) {
      NearestNeighbours nearest;
      try (Run progress = run.begin(STAGE, count, Unit.SAMPLES);
          Workers workers = new Workers(run.threads())) {
        nearest = NearestNeighbours.of(compared.vectors(), found, workers, progress);
      }
      double usual = compared.usualDistance();
      for (int i = 0; i < count; i++) {
        int to = compared.rows()[i] * each;
        for (int k = 0; k < found; k++) {
          all.rows[to + k] = compared.rows()[nearest.indexes()[i * found + k]];
          all.distances[to + k] = (float) (Math.sqrt(nearest.distances()[i * found + k]) / usual);
        }
      }
    }
    return all;
  }
}
