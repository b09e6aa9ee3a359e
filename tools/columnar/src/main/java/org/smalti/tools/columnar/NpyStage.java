package org.smalti.tools.columnar;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.table.Row;
import org.smalti.tools.layout.TableVectors;

/**
 * Writes a matrix with a row for each row of a table, in the table's order: the vectors of its sounds, or columns of
 * numbers. What is not known is NaN.
 *
 * @param vectors empty if columns are written
 */
record NpyStage(ScannedTable table, Optional<TableVectors> vectors, Path out) {
  private static final String STAGE = "npy";

  /** Makes the file. Returns the exit code. */
  int write(CommandContext run) {
    return new OneFileExport(STAGE, out, run)
        .make(
            key(),
            "write " + shape() + " into " + out,
            journal ->
                vectors.map(each -> vectors(each, run, journal)).orElseGet(() -> columns(run)));
  }

  private int width() {
    return vectors.map(TableVectors::size).orElseGet(() -> table.columns().size());
  }

  private String shape() {
    return Unit.ROWS.show(table.rows()) + " of " + width()
        + (vectors.isPresent() ? " float32" : " float64");
  }

  private int vectors(TableVectors kind, CommandContext run, Journal journal) {
    MeasuredVectors measured = MeasuredVectors.of(kind, table, run, journal);
    int known = measured.known();
    if (known == 0 && run.failures().count() > 0) {
      return 0;
    }
    float[] unknown = new float[width()];
    Arrays.fill(unknown, Float.NaN);
    try (AtomicFile whole = AtomicFile.to(out);
        Run progress = run.begin(STAGE, table.rows(), Unit.ROWS)) {
      try (NpyFile matrix = NpyFile.ofFloats(whole.temporary(), table.rows(), width())) {
        for (float[] vector : measured.rows()) {
          progress.throwIfCancelled();
          for (float number : vector.length == 0 ? unknown : vector) {
            matrix.add(number);
          }
          progress.advance(1);
        }
      } catch (IOException e) {
        throw whole.unwritable(e);
      }
      whole.commit();
    }
    run.say(out + ": " + shape());
    return Math.max(1, known);
  }

  private int columns(CommandContext run) {
    try (AtomicFile whole = AtomicFile.to(out);
        Run progress = run.begin(STAGE, table.rows(), Unit.ROWS);
        SecondReading again = new SecondReading(table, progress)) {
      try (NpyFile matrix = NpyFile.ofDoubles(whole.temporary(), table.rows(), width())) {
        while (again.hasNext()) {
          Row row = again.next();
          for (String column : table.columns()) {
            matrix.add(row.number(column, Double.NaN));
          }
        }
      } catch (IOException e) {
        throw whole.unwritable(e);
      }
      whole.commit();
    }
    run.say(out + ": " + shape());
    return Math.max(1, table.rows());
  }

  private String key() {
    Fingerprint key = new Fingerprint().with(STAGE, table.content());
    vectors.ifPresent(each -> each.describe(table.samples(), key));
    return key.key();
  }
}
