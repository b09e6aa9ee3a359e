package org.smalti.tools.collection;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Engine;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Run;
import org.smalti.core.run.SaveInterval;
import org.smalti.core.table.ItemColumns;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableWriter;

/**
 * Fills the probed columns of a table, row by row. What is known is written every few seconds, so that a killed run loses little;
 * the next run does only the rest.
 */
final class ProbeStage {
  static final String STAGE = "probe";

  private final Table table;
  private final ProbeWork probe;
  private final String[][] cells;

  ProbeStage(Table table, ProbeWork probe) {
    this.table = table;
    this.probe = probe;
    cells = new String[table.size()][];
    for (int row = 0; row < cells.length; row++) {
      cells[row] = probedCells(table.row(row));
    }
  }

  /** Takes over what an earlier run wrote about the same file names into another table. */
  void recall(Table earlier) {
    if (!earlier.columns().has(ItemColumns.FILENAME)) {
      return;
    }
    Map<String, Row> rows = new HashMap<>();
    earlier.rows().forEach(row -> rows.put(row.text(ItemColumns.FILENAME), row));
    for (int row = 0; row < cells.length; row++) {
      Row before = rows.get(table.row(row).text(ItemColumns.FILENAME));
      if (before != null) {
        cells[row] = probedCells(before);
      }
    }
  }

  private static String[] probedCells(Row row) {
    return ItemColumns.PROBED.stream().map(column -> row.text(column, "")).toArray(String[]::new);
  }

  /** Tries all files, also those that a journal suspects. */
  void acquitAll(Journal journal) {
    table.rows().forEach(row -> journal.acquit(row.text(ItemColumns.FILENAME)));
  }

  /** The rows that are not done yet: all of them if {@code force}. */
  List<ProbeWork.Target> toDo(Journal journal, boolean force) {
    return IntStream.range(0, table.size())
        .mapToObj(row -> new ProbeWork.Target(row, table.row(row).text(ItemColumns.FILENAME)))
        .filter(target -> force || !isDone(target, journal))
        .toList();
  }

  private boolean isDone(ProbeWork.Target target, Journal journal) {
    return !cells[target.row()][1].isEmpty() && journal.isDone(item(target), key(target));
  }

  /** Probes these rows and writes the table. */
  void run(List<ProbeWork.Target> targets, Engine engine, Journal journal, Path output, Run run) {
    targets.forEach(target -> Arrays.fill(cells[target.row()], ""));
    SaveInterval interval = new SaveInterval();
    try {
      engine.map(
          batch(targets),
          probe,
          (target, found) -> {
            cells[target.row()] = found;
            journal.done(item(target), key(target));
            if (interval.isOver()) {
              TableWriter.write(result(), output);
            }
          },
          journal,
          run);
    } finally {
      TableWriter.write(result(), output);
    }
  }

  /** Probes all rows without writing anything. */
  void run(Engine engine, Run run) {
    engine.map(
        batch(toDo(Journal.none(), true)),
        probe,
        (target, found) -> cells[target.row()] = found,
        run);
  }

  private static Batch<ProbeWork.Target> batch(List<ProbeWork.Target> targets) {
    return Batch.of(STAGE, targets).named(ProbeWork.Target::filename);
  }

  /** The table with what is known by now. */
  Table result() {
    return table.with(ItemColumns.PROBED, row -> cells[row]);
  }

  /** The rows that could be probed. */
  Table probed() {
    return result().where(row -> row.filled(ItemColumns.HAS_AUDIO));
  }

  /** How many rows have been probed, now or before. */
  int finished() {
    return (int) Arrays.stream(cells).filter(row -> !row[1].isEmpty()).count();
  }

  private static String item(ProbeWork.Target target) {
    return "probe:" + target.filename();
  }

  private String key(ProbeWork.Target target) {
    Fingerprint key = new Fingerprint().with(STAGE, probe.fast(), target.filename());
    try {
      return key.withFile(probe.file(target.filename())).key();
    } catch (SmaltiException noFileName) {
      return key.key();
    }
  }
}
