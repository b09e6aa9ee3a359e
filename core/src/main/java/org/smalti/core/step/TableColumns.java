package org.smalti.core.step;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.cli.TableOptions;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Unit;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;

/**
 * A step that fills columns of a whole table at once. The journal of the output keeps a digest of the cells and
 * options that they depend on; a second run with the same ones does nothing.
 */
public final class TableColumns {
  private final TableOptions tables;
  private final CommandContext run;
  private final String item;
  private final List<String> columns;

  /**
   * @param item the name of the step in the journal
   * @param columns the columns that it fills
   */
  public TableColumns(TableOptions tables, CommandContext run, String item, List<String> columns) {
    this.tables = tables;
    this.run = run;
    this.item = item;
    this.columns = columns;
  }

  /** @throws SmaltiException if the value of an option can't be the name of a new column */
  public static void requireName(String option, String column) {
    if (column.isBlank() || Sample.PLACE.contains(column)) {
      throw SmaltiException.usage(option + " can't be \"" + column + "\"; choose another name");
    }
  }

  /**
   * A table with its new columns.
   *
   * @param filled how many rows have a value
   */
  public record FilledTable(Table table, int filled) {}

  /**
   * Runs the step unless it is done.
   *
   * @param content a digest of the step's options and of the cells that it reads
   * @param step fills the columns
   * @return the exit code
   */
  public int run(
      Table table,
      Function<Table, Fingerprint> content,
      BiFunction<Table, Journal, FilledTable> step) {
    try (Journal journal = run.journal(tables.out())) {
      OutputStep output = new OutputStep(item, tables.out(), journal, run);
      OptionalInt done = output.ifDone(
          key(table, content),
          () -> hasColumns(table),
          tables.out() + " already has " + String.join(", ", columns)
              + "; --force computes them again");
      if (done.isPresent()) {
        return done.getAsInt();
      }
      if (run.dryRun()) {
        return run.would("give " + Unit.ROWS.show(table.size()) + " the columns "
            + String.join(", ", columns) + " in " + tables.out());
      }
      FilledTable made = step.apply(table, journal);
      if (made.filled() > 0) {
        tables.write(made.table());
      }
      return inPlace()
          ? output.update(key(made.table(), content), made.filled())
          : output.finish(key(table, content), made.filled());
    }
  }

  private boolean hasColumns(Table table) {
    if (inPlace()) {
      return columns.stream().allMatch(table.columns()::has);
    }
    try (TableReader written = new TableReader(tables.out())) {
      return columns.stream().allMatch(written.columns()::has);
    }
  }

  /** The key of the step. Another output file holds all columns of the table, so it depends on all cells. */
  private String key(Table table, Function<Table, Fingerprint> content) {
    Fingerprint key = content.apply(table);
    if (!inPlace()) {
      key.withTable(table);
    }
    return key.key();
  }

  private boolean inPlace() {
    try {
      return Files.exists(tables.out()) && Files.isSameFile(tables.in(), tables.out());
    } catch (IOException e) {
      return tables.in().equals(tables.out());
    }
  }
}
