package org.smalti.compositions.generative;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.smalti.compositions.Clips;
import org.smalti.compositions.Setting;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.FrameRate;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.Sound;
import org.smalti.compositions.plan.Tile;
import org.smalti.compositions.plan.TileKeyFrame;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Table;

final class WavesTest {
  @Test
  void everyClipIsSeenFromTheBeginningAndHeardOnceInEachWave() {
    Plan plan = plan(6, 4);
    assertThat(plan.tiles()).hasSize(24).allMatch(tile -> tile.poses().get(0).at() == 0);
    assertThat(plan.sounds()).hasSize(8 * 24);
    assertThat(plan.wholeSeconds()).isEqualTo(104);
  }

  @Test
  void posesAreInTheOrderOfTime() {
    for (Tile tile : plan(6, 4).tiles()) {
      assertThat(tile.poses()).isSortedAccordingTo(Comparator.comparingDouble(TileKeyFrame::at));
    }
  }

  @Test
  void aWaveRunsOutwards() {
    Plan plan = plan(6, 4);
    assertThat(plan.sounds().get(0).at()).isEqualTo(Sound.RATE);
    assertThat(plan.sounds().get(0).volume())
        .isGreaterThan(plan.sounds().get(10).volume());
  }

  private static Plan plan(int columns, int rows) {
    List<String[]> cells = new ArrayList<>();
    for (int i = 0; i < columns * rows; i++) {
      cells.add(new String[] {"f", "" + 100 * i, "300", "" + i % columns, "" + i / columns});
    }
    var names = List.of("filename", "start", "dur", "gridX", "gridY");
    Clips clips = Clips.of(Table.ofCells(new Columns("t.csv", names), cells), Optional.empty(), 1);
    Waves waves = new Waves();
    var all = clips.grid();
    var canvas = new Canvas(
        320, 180, new FrameRate(24, 1), all, waves.usualFirst(all), waves.usualLast(all));
    return waves.plan(Setting.of(clips, canvas, new SplittableRandom(1)));
  }
}
