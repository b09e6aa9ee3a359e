package org.smalti.tools.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Unit;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.tools.layout.vector.ArraySize;
import org.smalti.tools.layout.vector.Vectors;

/**
 * What the similarity of samples is computed from: their sound, columns of numbers, or the places that an earlier step
 * gave them.
 */
final class Similarity {
  private static final ArraySize NUMBERS =
      new ArraySize("numbers", "samples", "take fewer samples");

  private final Optional<TableVectors> sound;
  private final List<String> columns;
  private final boolean scaled;
  private List<float[]> found = List.of();
  private String foundFor = "";

  private Similarity(Optional<TableVectors> sound, List<String> columns, boolean scaled) {
    this.sound = sound;
    this.columns = List.copyOf(columns);
    this.scaled = scaled;
  }

  static Similarity ofSound(TableVectors sound) {
    return new Similarity(Optional.of(sound), Sample.PLACE, true);
  }

  /** Columns of any units: each is scaled to the same spread. */
  static Similarity ofColumns(List<String> columns) {
    return new Similarity(Optional.empty(), columns, true);
  }

  /** Columns that share one unit: their values are not scaled. */
  static Similarity ofPlaces(List<String> columns) {
    return new Similarity(Optional.empty(), columns, false);
  }

  /** The columns that a table must have. */
  List<String> columns() {
    return columns;
  }

  /** {@code mfcc39}, {@code power, hz}. */
  String name() {
    return sound.map(vectors -> vectors.kind().word()).orElseGet(() -> String.join(", ", columns));
  }

  /** Adds everything the vectors depend on to a fingerprint. */
  void describe(Table table, Fingerprint content) {
    content.with(columns, scaled);
    sound.ifPresentOrElse(vectors -> vectors.describe(table, content), () -> {
      for (Row row : table.rows()) {
        columns.forEach(column -> content.with(row.text(column)));
      }
    });
  }

  /**
   * Finds the rows that can be compared and reports how many can't. The result has no rows if the sound of none could
   * be read.
   *
   * @param missing what the other rows will lack, for the message
   * @throws SmaltiException if there is no row, or none that has what is compared
   */
  ComparedRows compare(Table table, CommandContext run, Journal journal, String missing) {
    return compare(table, List.of(), run, journal, missing);
  }

  /**
   * The same, with the vectors of other sounds behind those of the rows: they are brought to the scale of the rows.
   *
   * @param others unscaled
   */
  ComparedRows compare(
      Table table, List<float[]> others, CommandContext run, Journal journal, String missing) {
    if (table.size() == 0) {
      throw SmaltiException.input(table.columns().source() + " has no rows; nothing to compare");
    }
    List<float[]> vectors = of(table, run, journal);
    int[] rows = known(vectors);
    if (rows.length == 0 && run.failures().count() == 0) {
      throw SmaltiException.input(
          table.columns().source() + " has no row that can be compared by " + name()
              + (table.stream().allMatch(Sample::isSilent)
                  ? ": all its samples are of silent films; 'smalti grid' gives them cells all the same"
                  : ""));
    }
    if (rows.length < table.size()) {
      run.say(Unit.ROWS.show(table.size() - rows.length) + " without " + missing
          + ": they can't be compared by " + name());
    }
    List<float[]> compared = Stream.concat(
            Arrays.stream(rows).mapToObj(vectors::get), others.stream())
        .toList();
    return new ComparedRows(
        rows,
        rows.length == 0 ? new Vectors(0, 1, new float[0]) : comparable(compared, rows.length));
  }

  /** The numbers of the vectors that are there. */
  static int[] known(List<float[]> vectors) {
    return IntStream.range(0, vectors.size())
        .filter(i -> vectors.get(i).length > 0)
        .toArray();
  }

  /** s: how much of a sample is heard, from its start; all of it where columns are compared. */
  double longest() {
    return sound.map(vectors -> vectors.kind().make().longest()).orElse(Double.POSITIVE_INFINITY);
  }

  /**
   * The unscaled vector of each row; empty for a row that has none. A second call reads nothing again, as long as the
   * cells and the files that the vectors depend on have not changed.
   */
  List<float[]> of(Table table, CommandContext run, Journal journal) {
    Fingerprint content = new Fingerprint().with(table.size());
    describe(table, content);
    String key = content.key();
    if (!key.equals(foundFor)) {
      found = find(table, run, journal);
      foundFor = key;
    }
    return found;
  }

  private List<float[]> find(Table table, CommandContext run, Journal journal) {
    if (sound.isPresent()) {
      return sound.get().of(table, run, journal);
    }
    List<float[]> vectors = new ArrayList<>(table.size());
    for (Row row : table.rows()) {
      boolean whole = columns.stream().allMatch(column -> hasNumber(row, column));
      vectors.add(whole ? numbers(row) : new float[0]);
    }
    return vectors;
  }

  private float[] numbers(Row row) {
    float[] numbers = new float[columns.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) row.number(columns.get(i));
    }
    return numbers;
  }

  /** A missing cell says that there is nothing; other text is a mistake that is named. */
  static boolean hasNumber(Row row, String column) {
    String cell = row.text(column);
    if (CellFormat.isMissing(cell)) {
      return false;
    }
    if (!Double.isFinite(CellFormat.number(cell))) {
      row.number(column);
    }
    return true;
  }

  /** These vectors in one array, with each column scaled to its weight unless they are places. */
  Vectors comparable(List<float[]> vectors) {
    return comparable(vectors, vectors.size());
  }

  /**
   * The same where the first {@code collection} vectors alone are the collection, to whose scale the others are
   * brought.
   */
  Vectors comparable(List<float[]> vectors, int collection) {
    int size = vectors.get(0).length;
    float[] values = new float[NUMBERS.of(size, vectors.size())];
    for (int i = 0; i < vectors.size(); i++) {
      System.arraycopy(vectors.get(i), 0, values, i * size, size);
    }
    Vectors whole = new Vectors(vectors.size(), size, values);
    return scaled ? whole.standardized(weights(size), collection) : whole;
  }

  private float[] weights(int size) {
    if (sound.isPresent()) {
      return sound.get().kind().make().weights();
    }
    float[] weights = new float[size];
    Arrays.fill(weights, 1);
    return weights;
  }
}
