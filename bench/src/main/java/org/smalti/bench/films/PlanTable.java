package org.smalti.bench.films;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.smalti.compositions.Clips;
import org.smalti.compositions.Composition;
import org.smalti.compositions.Compositions;
import org.smalti.compositions.Setting;
import org.smalti.compositions.measure.PlanMeasure;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.FrameRate;
import org.smalti.compositions.plan.Plan;
import org.smalti.core.table.Columns;
import org.smalti.core.table.GridSize;
import org.smalti.core.table.Table;

/** The plans of all compositions with their defaults, for collections of three sizes: as a table for docs. */
final class PlanTable {
  private static final List<GridSize> GRIDS =
      List.of(new GridSize(16, 13), new GridSize(32, 32), new GridSize(128, 128));
  private static final int[] SIZES = {200, 1000, 16_384};
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

  private PlanTable() {}

  static List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("| composition | clips | length, s | lit from 2 s, least | lit from a third, least"
        + " | lit, mean | longest silence, s | sounds | a clip at most | tiles | key frames |");
    lines.add("|---|" + "---:|".repeat(10));
    for (Compositions each : Compositions.values()) {
      for (int i = 0; i < SIZES.length; i++) {
        lines.add(line(each, SIZES[i], GRIDS.get(i)));
      }
    }
    return lines;
  }

  private static String line(Compositions each, int clips, GridSize grid) {
    Composition composition = each.create();
    Clips placed = Clips.of(table(clips, grid), Optional.empty(), 1);
    GridSize all = placed.grid();
    var canvas = new Canvas(
        960,
        540,
        new FrameRate(24, 1),
        all,
        composition.usualFirst(all),
        composition.usualLast(all));
    Setting setting = Setting.of(placed, canvas, new SplittableRandom(1));
    Plan plan = composition.plan(setting);
    PlanMeasure measure = PlanMeasure.of(plan, canvas, clips > 1000 ? 1 : 4);
    double end = measure.millis() - setting.after();
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %d | %.0f %% | %.0f %% | %.0f %% | %.2f | %,d | %d | %,d | %,d |",
        each.word(),
        clips,
        plan.wholeSeconds(),
        100 * measure.leastLit(2000, end),
        100 * measure.leastLit(measure.millis() / 3, end),
        100 * measure.meanLit(),
        measure.longestSilence() / 1000,
        measure.sounds(),
        measure.mostRepeats(),
        measure.tiles(),
        plan.tiles().stream().mapToLong(tile -> tile.poses().size()).sum());
  }

  /** Clips of 60 to 900 ms anywhere in the grid. */
  private static Table table(int clips, GridSize grid) {
    SplittableRandom random = new SplittableRandom(5);
    List<Integer> cells = new ArrayList<>();
    for (int cell = 0; cell < grid.cells(); cell++) {
      cells.add(cell);
    }
    Collections.shuffle(cells, new Random(3));
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < clips; i++) {
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
        "" + grid.x(cells.get(i)),
        "" + grid.y(cells.get(i))
      });
    }
    return Table.ofCells(new Columns("clips", COLUMNS), rows);
  }
}
