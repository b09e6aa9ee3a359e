package org.smalti.bench.films;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.smalti.compositions.Composition;
import org.smalti.compositions.Compositions;
import org.smalti.compositions.Setting;
import org.smalti.compositions.TestCollections;
import org.smalti.compositions.measure.PlanMeasure;
import org.smalti.compositions.plan.Plan;

/** The plans of all compositions with their defaults, for collections of three sizes: as a table for docs. */
final class PlanTable {
  private static final int[] SIZES = {200, 1000, 16_384};

  private PlanTable() {}

  static List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("| composition | clips | length, s | lit from 2 s, least | lit from a third, least"
        + " | lit, mean | longest silence, s | sounds | a clip at most | tiles | key frames |");
    lines.add("|---|" + "---:|".repeat(10));
    for (Compositions each : Compositions.values()) {
      for (int clips : SIZES) {
        lines.add(line(each, clips));
      }
    }
    return lines;
  }

  private static String line(Compositions each, int clips) {
    Composition composition = each.create();
    Setting setting = TestCollections.setting(composition, TestCollections.table(clips, 1));
    Plan plan = composition.plan(setting);
    PlanMeasure measure = PlanMeasure.of(plan, setting.canvas(), clips > 1000 ? 1 : 4);
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
}
