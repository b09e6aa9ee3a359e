package org.smalti.tools.layout;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Unit;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.tools.layout.near.NearestNeighbours;
import org.smalti.tools.layout.vector.Vectors;

/**
 * Finds the samples of a table that are most similar to a sound.
 *
 * @param similarity how they are compared
 * @param alone how a sound that is not of the table is compared: by the same
 * @param most how many are wanted
 */
record LikeStage(Similarity similarity, Similarity alone, int most) {
  /**
   * Euclidean distance of the scaled vectors, divided by the root of the mean square of the distances of all pairs: 0
   * is the same, 1 the usual distance of two samples.
   */
  static final String DISTANCE = "distance";

  private static final int DECIMALS = 4;

  LikeStage {
    if (most < 1) {
      throw SmaltiException.usage("--limit is at least 1, not " + most);
    }
  }

  /**
   * What the result depends on.
   *
   * @param other the sample that is not of the table, if it is none of its rows
   */
  Fingerprint content(Table table, LikedSound sound, Optional<Table> other) {
    Fingerprint content = new Fingerprint().with(most, sound.row()).withTable(table);
    similarity.describe(table, content);
    other.ifPresent(sample -> alone.describe(sample, content));
    return content;
  }

  /**
   * The rows that are nearest, nearest first, with their distance; among equally near ones the row itself comes first,
   * then those that follow it in the table, around its end. No row if the sound of none could be read.
   *
   * @throws SmaltiException if nothing can be compared
   */
  Table nearest(
      Table table, LikedSound sound, Optional<Table> other, CommandContext run, Journal journal) {
    List<float[]> others =
        other.map(sample -> vector(sample, sound, run, journal)).stream().toList();
    ComparedRows compared = similarity.compare(table, others, run, journal, "a distance");
    if (compared.isEmpty()) {
      return table.limit(0).with(List.of(DISTANCE), i -> new String[] {""});
    }
    int count = compared.rows().length;
    int one = other.isPresent() ? count : place(table, sound, compared);
    Vectors vectors = compared.vectors();
    if (vectors.usualDistance(count) == 0 && other.isPresent()) {
      throw SmaltiException.input(table.columns().source() + ": all "
          + Unit.SAMPLES.show(count) + " are the same by " + similarity.name()
          + ", so that there is no scale for the distance of another");
    }
    NearestNeighbours found = NearestNeighbours.ofOne(vectors, one, count, most);
    double usual = compared.usualDistance();
    double[] distances = IntStream.range(0, found.each())
        .mapToDouble(i -> Math.sqrt(found.distances()[i]) / usual)
        .toArray();
    run.say(String.format(
        Locale.ROOT,
        "%,d of %s, %.3f to %.3f from %s by %s (1: the usual distance of two samples)",
        distances.length,
        Unit.SAMPLES.show(table.size()),
        distances[0],
        distances[distances.length - 1],
        sound,
        similarity.name()));
    int[] rows = Arrays.stream(found.indexes()).map(i -> compared.rows()[i]).toArray();
    return table.select(rows).with(DISTANCE, distances, DECIMALS);
  }

  /** Where the liked row is among those that can be compared. */
  private int place(Table table, LikedSound sound, ComparedRows compared) {
    int row = sound.row().orElseThrow();
    int place = Arrays.binarySearch(compared.rows(), row);
    if (place < 0) {
      String why = Sample.isSilent(table.row(row)) ? ": its film has no sound" : "";
      throw SmaltiException.input(table.columns().source() + ", row " + sound.word()
          + ": can't be compared by " + similarity.name() + why);
    }
    return place;
  }

  private float[] vector(Table sample, LikedSound sound, CommandContext run, Journal journal) {
    float[] vector = alone.of(sample, run, journal).get(0);
    if (vector.length == 0) {
      throw SmaltiException.input(
          sound + ": there is nothing that can be compared by " + similarity.name());
    }
    Row row = sample.row(0);
    if (row.number(Sample.DUR) > 1000 * similarity.longest()) {
      run.say(String.format(
          Locale.ROOT,
          "%s: %s compares %.0f ms, here from %s ms on; --start names another place",
          sound,
          similarity.name(),
          1000 * similarity.longest(),
          CellFormat.decimal(sound.start(), 3)));
    }
    return vector;
  }
}
