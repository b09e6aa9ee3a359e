package org.smalti.core.step;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.files.RealPath;
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
 * Fills columns of a table, file by file. A file is done once its cells are in the table on the disk, and is done again
 * only when what they are made from has changed, or under {@code --force}. A file that can't be read keeps the cells it
 * has.
 */
public final class FileColumns {
  private final FileStep step;
  private final Table table;
  private final @Nullable Path in;
  private final CommandContext run;
  private final String[][] cells;
  /** Whether the cells of a row come from the table that is written: a file is done only where that has its cells. */
  private final boolean[] written;

  private boolean inPlace;
  /** Whether rows got the cells of an absent file. */
  private boolean anyAbsent;

  /** @param in where the table was read from; null if it was not */
  public FileColumns(FileStep step, Table table, @Nullable Path in, CommandContext run) {
    this.step = step;
    this.table = table;
    this.in = in;
    this.run = run;
    cells = new String[table.size()][];
    written = new boolean[table.size()];
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
      inPlace = isInPlace(out);
      boolean whole =
          inPlace ? hasColumns(table) : Files.exists(out) && recall(TableReader.read(out));
      if (inPlace) {
        Arrays.fill(written, whole);
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
      if (left.isEmpty() && whole && run.failures().count() == 0) {
        return nothingToDo(out);
      }
      work(left, items, journal, out);
      return run.finish(out, items.finished(), step.stage());
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
    if (anyAbsent) {
      save(out);
    }
    run.say(
        table.size() == 0
            ? out + " has no rows"
            : out + " already has " + String.join(", ", step.columns())
                + "; --force finds them out again");
    return run.finish(out, table.size(), step.stage());
  }

  private boolean isInPlace(Path out) {
    Path read = in;
    return read != null && RealPath.of(read).equals(RealPath.of(out));
  }

  private boolean hasColumns(Table of) {
    return step.columns().stream().allMatch(of.columns()::has);
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
    return Batch.of(step.stage(), files)
        .named(FileRows::filename)
        .weighing(step::weight)
        .inAnyOrder();
  }

  private void take(FileRows file, FileCells found, Run stage) {
    for (int i = 0; i < file.count(); i++) {
      String[] made = found.cells().get(i);
      if (made != null) {
        cells[file.rows().get(i)] = made;
      }
    }
    if (!found.problem().isEmpty()) {
      stage.skip(Failure.incomplete(file.filename(), step.stage(), found.problem()));
    }
  }

  /** Writes the table, unless that would change nothing. */
  private void save(Path out) {
    if (!inPlace || !hasColumns(table) || newCells()) {
      TableWriter.write(filled(), out);
    }
  }

  private boolean newCells() {
    for (int i = 0; i < cells.length; i++) {
      if (!Arrays.equals(cells[i], known(table.row(i)))) {
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

  /**
   * Whether nothing is missing in the table that is written, apart from what could not be found out. A cell may be
   * empty by right, but not all of a row.
   */
  private boolean isFilled(FileRows file, DoneItems items) {
    return items.hasProblem(file.filename())
        ? file.rows().stream().anyMatch(row -> written[row] && isFilled(cells[row]))
        : file.rows().stream().allMatch(row -> written[row] && isFilled(cells[row]));
  }

  private static boolean isFilled(String[] row) {
    return Arrays.stream(row).anyMatch(cell -> !cell.isEmpty());
  }

  /**
   * Whether the source of a file is there, as far as the step allows for it not to be: rows then get the cells for
   * that, but lose none.
   */
  private boolean isThere(FileRows file) {
    Optional<String[]> absent = step.absent();
    if (absent.isEmpty() || source(file).filter(Files::exists).isPresent()) {
      return true;
    }
    boolean lost = false;
    for (int row : file.rows()) {
      if (isPartOf(cells[row], absent.get())) {
        anyAbsent |= !Arrays.equals(cells[row], absent.get());
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

  /** Whether each cell is empty or that of a row without a source; the step may have got more columns since. */
  private static boolean isPartOf(String[] row, String[] absent) {
    return IntStream.range(0, row.length)
        .allMatch(i -> row[i].isEmpty() || row[i].equals(absent[i]));
  }

  private Optional<Path> source(FileRows file) {
    try {
      return Optional.of(step.source().apply(file.filename()));
    } catch (SmaltiException noFileName) {
      return Optional.empty();
    }
  }

  /**
   * Takes over what an earlier run has written about the same rows to another table.
   *
   * @return whether that table has all that this one has, row by row, and the step's columns
   */
  private boolean recall(Table earlier) {
    List<String> identity = step.places() ? Sample.PLACE : List.of(Sample.FILENAME);
    if (!identity.stream().allMatch(earlier.columns()::has)) {
      return false;
    }
    Map<List<String>, Row> rows = new HashMap<>();
    earlier.rows().forEach(row -> rows.put(texts(row, identity), row));
    for (int row = 0; row < cells.length; row++) {
      Row before = rows.get(texts(table.row(row), identity));
      if (before != null && isFilled(known(before))) {
        cells[row] = known(before);
        written[row] = hasColumns(earlier);
      }
    }
    return hasColumns(earlier) && hasRowsOf(earlier);
  }

  private boolean hasRowsOf(Table earlier) {
    List<String> others = table.columns().names().stream()
        .filter(column -> !step.columns().contains(column))
        .toList();
    if (earlier.size() != table.size() || !others.stream().allMatch(earlier.columns()::has)) {
      return false;
    }
    for (int i = 0; i < table.size(); i++) {
      if (!texts(earlier.row(i), others).equals(texts(table.row(i), others))) {
        return false;
      }
    }
    return true;
  }

  private static List<String> texts(Row row, List<String> columns) {
    List<String> texts = new ArrayList<>(columns.size());
    columns.forEach(column -> texts.add(row.text(column)));
    return texts;
  }
}
