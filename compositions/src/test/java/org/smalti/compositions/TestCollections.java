package org.smalti.compositions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.FrameRate;
import org.smalti.compositions.plan.Plan;
import org.smalti.core.table.Columns;
import org.smalti.core.table.GridSize;
import org.smalti.core.table.Table;

/** Collections of many clips as they come of a folder, without any media: for tests of plans. */
public final class TestCollections {
  private static final List<String> COLUMNS = List.of(
      "filename",
      "start",
      "dur",
      "power",
      "hz",
      "clarity",
      "tsne",
      "tsne2",
      "stsne",
      "gridX",
      "gridY");

  private TestCollections() {}

  /** The grid that so many clips are laid out on. */
  public static GridSize grid(int clips) {
    int side = (int) Math.sqrt(clips);
    int columns = side * side == clips ? side : (int) Math.ceil(Math.sqrt(clips * 1.28));
    return new GridSize(columns, (clips + columns - 1) / columns);
  }

  /** A table of clips of 60 to 900 ms from several files; some cells of the grid stay empty. */
  public static Table table(int clips, long order) {
    GridSize grid = grid(clips);
    SplittableRandom random = new SplittableRandom(5);
    List<Integer> cells = new ArrayList<>();
    for (int cell = 0; cell < grid.cells(); cell++) {
      cells.add(cell);
    }
    Collections.shuffle(cells, new Random(3));
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < clips; i++) {
      int cell = cells.get(i);
      rows.add(new String[] {
        "f" + i % 17 + ".mp4",
        "" + 1000 * i,
        "" + (60 + random.nextInt(840)),
        "" + random.nextInt(100) / 20.0,
        "" + (60 + random.nextInt(2000)),
        "" + random.nextInt(100) / 100.0,
        "" + random.nextInt(2000) / 100.0,
        "" + random.nextInt(2000) / 100.0,
        "" + random.nextInt(2000) / 100.0,
        "" + grid.x(cell),
        "" + grid.y(cell)
      });
    }
    Collections.shuffle(rows, new Random(order));
    return Table.ofCells(new Columns("t.csv", COLUMNS), rows);
  }

  /** What a composition is asked for if a person says nothing. */
  public static Setting setting(Composition composition, Table table) {
    Clips clips = Clips.of(table, Optional.empty(), 1);
    GridSize all = clips.grid();
    var canvas = new Canvas(
        960,
        540,
        new FrameRate(24, 1),
        all,
        composition.usualFirst(all),
        composition.usualLast(all));
    return Setting.of(clips, canvas, new SplittableRandom(1));
  }

  /** The plan of a composition with its defaults. */
  public static Plan plan(Composition composition, int clips) {
    return composition.plan(setting(composition, table(clips, 1)));
  }
}
