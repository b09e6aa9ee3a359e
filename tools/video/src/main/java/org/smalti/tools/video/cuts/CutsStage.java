package org.smalti.tools.video.cuts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Engine;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.step.DoneItems;
import org.smalti.core.step.FileCells;
import org.smalti.core.step.RowsByFile;
import org.smalti.core.table.Row;
import org.smalti.core.table.TableWriter;

/**
 * Finds the scenes of many films and writes a table of them. A film counts as finished once its rows are in the table
 * on the disk, and what else is wanted of it is there. What the table says of other films stays.
 */
final class CutsStage {
  private static final String STAGE = "cuts";

  private final Path out;
  private final CutsWork work;
  private final CommandContext run;
  /** The rows that this run has found, by film. */
  private final Map<String, List<String[]>> found = new HashMap<>();

  CutsStage(Path out, CutsWork work, CommandContext run) {
    this.out = out;
    this.work = work;
    this.run = run;
  }

  /** Looks through all films that are not done yet. Returns the exit code. */
  int find(List<String> films) {
    try (Journal journal = run.journal(out)) {
      RowsByFile earlier = RowsByFile.read(out, List.of(Scene.NUMBER));
      DoneItems items = new DoneItems(STAGE, journal, run);
      List<String> left =
          items.left(films, Function.identity(), this::key, film -> isThere(film, earlier, items));
      if (run.dryRun()) {
        return run.would("look for cuts in " + Unit.FILES.show(left.size()) + " for " + out);
      }
      if (left.isEmpty()) {
        run.say(out + " already has the scenes of "
            + (films.size() == 1 ? "the film" : "all " + Unit.FILES.show(films.size()))
            + "; --force finds them again");
        return run.finish(out, items.finished());
      }
      look(left, items, journal, () -> save(films, earlier));
      int scenes = found.values().stream().mapToInt(List::size).sum();
      run.say(out + ": " + scenes + (scenes == 1 ? " scene in " : " scenes in ")
          + Unit.FILES.show(found.size()));
      return run.finish(out, items.finished());
    }
  }

  private void look(List<String> left, DoneItems items, Journal journal, Runnable save) {
    try (Run stage = run.begin(STAGE, left.size(), Unit.FILES);
        Engine engine = run.engine()) {
      engine.map(
          Batch.of(STAGE, left).inAnyOrder(),
          work,
          (film, scenes) -> {
            take(film, scenes, stage);
            items.finish(film, scenes.problem());
            items.saveIfTime(save);
          },
          journal,
          stage);
    } finally {
      items.save(save);
    }
  }

  private void take(String film, FileCells scenes, Run stage) {
    List<String[]> rows = new ArrayList<>();
    for (String[] row : scenes.cells()) {
      if (row != null) {
        rows.add(row);
      }
    }
    found.put(film, rows);
    if (!scenes.problem().isEmpty()) {
      stage.skip(Failure.incomplete(film, STAGE, scenes.problem()));
    }
  }

  private String key(String film) {
    return work.into(new Fingerprint().with(STAGE, film), film).key();
  }

  /** Whether the scenes of a film are in the table, and what else is made of them is there, as far as it can be. */
  private boolean isThere(String film, RowsByFile earlier, DoneItems items) {
    int scenes = earlier.rows(film).size();
    return scenes > 0
        && (items.hasProblem(film)
            || work.outputs().files(film, scenes).stream().allMatch(Files::exists));
  }

  /** Writes the films of this run in their order, then what the table says of others. */
  private void save(List<String> films, RowsByFile earlier) {
    Set<String> all = new LinkedHashSet<>(films);
    all.addAll(earlier.files());
    if (found.isEmpty() && earlier.files().isEmpty()) {
      return;
    }
    List<String> columns = earlier.with(Scene.COLUMNS);
    try (TableWriter writer = new TableWriter(out, columns)) {
      for (String film : all) {
        List<String[]> rows = found.get(film);
        if (rows == null) {
          earlier.rows(film).forEach(row -> writer.add(cells(row, columns)));
        } else {
          rows.forEach(row -> writer.add(padded(row, columns.size())));
        }
      }
      writer.commit();
    }
  }

  private static String[] cells(Row row, List<String> columns) {
    return columns.stream().map(column -> row.text(column, "")).toArray(String[]::new);
  }

  /** With empty cells in the columns that are not ours. */
  private static String[] padded(String[] row, int columns) {
    String[] cells = new String[columns];
    for (int i = 0; i < columns; i++) {
      cells[i] = i < row.length ? row[i] : "";
    }
    return cells;
  }
}
