package org.smalti.core.step;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Engine;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.core.table.TableWriter;

/**
 * Fills columns of a table, file by file. A file is done once its cells are in the table on the disk, and is done again only when
 * what they are made from has changed, or under {@code --force}. A file that can't be read keeps the cells it has.
 */
public final class FileColumns {
  private final FileStep step;
  private final Table table;
  private final @Nullable Path in;
  private final RunOptions run;
  private final String[][] cells;

  /** @param in where the table was read from; null if it was not */
  public FileColumns(FileStep step, Table table, @Nullable Path in, RunOptions run) {
    this.step = step;
    this.table = table;
    this.in = in;
    this.run = run;
    cells = new String[table.size()][];
    for (int row = 0; row < cells.length; row++) {
      cells[row] = known(table.row(row));
    }
  }

  /**
   * Fills the columns and writes the table.
   *
   * @return the exit code
   */
  public int fill(Path out) {
    try (Journal journal = run.journal(out)) {
      boolean other = !out.equals(in) && Files.exists(out);
      if (other) {
        recall(TableReader.read(out));
      }
      DoneItems items = new DoneItems(step.stage(), journal, run);
      List<FileRows> files = FileRows.of(table, step.places());
      List<FileRows> left =
          items.left(files, FileRows::filename, step::key, file -> isFilled(file, items)).stream()
              .filter(this::isThere)
              .toList();
      if (run.dryRun()) {
        return run.would(step.verb() + " " + Unit.FILES.show(left.size()) + " into " + out);
      }
      if (left.isEmpty() && (other || out.equals(in)) && run.failures().count() == 0) {
        return nothingToDo(out);
      }
      work(left, items, journal, out);
      return run.finish(out, items.finished());
    }
  }

  /** Finds out the cells of all files, and writes nothing. */
  public Table look() {
    List<FileRows> files = FileRows.of(table, step.places());
    try (Engine engine = run.engine();
        Run stage = run.begin(step.stage(), files.size(), Unit.FILES)) {
      engine.map(batch(files), step.work(), (file, found) -> take(file, found, stage), stage);
    }
    return filled();
  }

  private int nothingToDo(Path out) {
    if (!out.equals(in) || newCells()) {
      TableWriter.write(filled(), out);
    }
    run.say(
        table.size() == 0
            ? in + " has no rows"
            : out + " already has " + String.join(", ", step.columns())
                + "; --force finds them out again");
    return run.finish(out, table.size());
  }

  private void work(List<FileRows> left, DoneItems items, Journal journal, Path out) {
    long total = left.stream().mapToLong(step::weight).sum();
    try (Engine engine = run.engine();
        Run stage = run.begin(step.stage(), total, step.unit())) {
      engine.map(
          batch(left),
          step.work(),
          (file, found) -> {
            take(file, found, stage);
            items.finish(file.filename(), found.problem());
            items.saveIfTime(() -> save(out));
          },
          journal,
          stage);
    } finally {
      items.save(() -> save(out));
    }
  }

  private Batch<FileRows> batch(List<FileRows> files) {
    return Batch.of(step.stage(), files).named(FileRows::filename).weighing(step::weight);
  }

  private void take(FileRows file, FileCells found, Run stage) {
    for (int i = 0; i < file.count(); i++) {
      String[] made = found.cells().get(i);
      if (made != null) {
        cells[file.rows().get(i)] = made;
      }
    }
    if (!found.problem().isEmpty()) {
      stage.skip(new Failure(file.filename(), step.stage(), found.problem()));
    }
  }

  /** Writes the table, unless that would change nothing. */
  private void save(Path out) {
    if (!out.equals(in) || newCells()) {
      TableWriter.write(filled(), out);
    }
  }

  private boolean newCells() {
    for (int i = 0; i < cells.length; i++) {
      if (!step.columns().stream().allMatch(table.columns()::has)
          || !Arrays.equals(cells[i], known(table.row(i)))) {
        return true;
      }
    }
    return false;
  }

  private Table filled() {
    return table.with(step.columns(), row -> cells[row]);
  }

  private String[] known(Row row) {
    return step.columns().stream().map(column -> row.text(column, "")).toArray(String[]::new);
  }

  /** Whether nothing is missing, apart from what could not be found out. A cell may be empty by right, but not all of a row. */
  private boolean isFilled(FileRows file, DoneItems items) {
    return items.hasProblem(file.filename())
        ? file.rows().stream().anyMatch(row -> isFilled(cells[row]))
        : file.rows().stream().allMatch(row -> isFilled(cells[row]));
  }

  private static boolean isFilled(String[] row) {
    return Arrays.stream(row).anyMatch(cell -> !cell.isEmpty());
  }

  /**
   * Whether the source of a file is there, as far as the step allows for it not to be: rows then get the cells for that, but
   * lose none.
   */
  private boolean isThere(FileRows file) {
    Optional<String[]> absent = step.absent();
    if (absent.isEmpty() || source(file).filter(Files::exists).isPresent()) {
      return true;
    }
    boolean lost = false;
    for (int row : file.rows()) {
      if (!isFilled(cells[row])) {
        cells[row] = absent.get();
      }
      lost |= !Arrays.equals(cells[row], absent.get());
    }
    if (lost) {
      String gone = source(file).map(Path::toString).orElse(file.filename());
      run.failures()
          .add(new Failure(
              file.filename(), step.stage(), gone + " is gone; what was made of it stays"));
    }
    return false;
  }

  private Optional<Path> source(FileRows file) {
    try {
      return Optional.of(step.source().apply(file.filename()));
    } catch (SmaltiException noFileName) {
      return Optional.empty();
    }
  }

  /** Takes over what an interrupted run has written about the same rows to another table. */
  private void recall(Table earlier) {
    List<String> identity = step.places() ? Sample.PLACE : List.of(Sample.FILENAME);
    if (!identity.stream().allMatch(earlier.columns()::has)) {
      return;
    }
    Map<List<String>, Row> rows = new HashMap<>();
    earlier.rows().forEach(row -> rows.put(texts(row, identity), row));
    for (int row = 0; row < cells.length; row++) {
      Row before = rows.get(texts(table.row(row), identity));
      if (before != null && isFilled(known(before))) {
        cells[row] = known(before);
      }
    }
  }

  private static List<String> texts(Row row, List<String> columns) {
    List<String> texts = new ArrayList<>(columns.size());
    columns.forEach(column -> texts.add(row.text(column)));
    return texts;
  }

  /** The exit code of a look at files: what could be read of them is there. */
  public int lookedAt(Table found) {
    int failed = run.failures().count();
    return failed == 0 ? ExitCode.OK : run.failures().exitCode(found.size());
  }
}
