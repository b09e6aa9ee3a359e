package org.smalti.compositions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.FrameRate;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.Sound;
import org.smalti.compositions.plan.Tile;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Table;

/** The smallest composition there is, as in docs/compositions.md, without {@code @Command}. */
final class ARollCallTest {
  /** Every clip once, four in a second, row by row. */
  static final class RollCall implements Composition {
    @Override
    public Plan plan(Setting setting) {
      Plan.Builder plan = setting.begin();
      double at = 0;
      for (Clip clip : setting.clips()) {
        clip.play(plan, setting, at += 250);
      }
      return plan.build();
    }
  }

  @Test
  void aTrivialCompositionIsTenLines() {
    var columns = new Columns("t.csv", List.of("filename", "start", "dur", "gridX", "gridY"));
    var table = Table.ofCells(
        columns, List.of(new String[] {"a.mp4", "100", "200", "0", "0"}, new String[] {
          "a.mp4", "300", "100", "1", "0"
        }));
    Clips clips = Clips.of(table, Optional.empty(), 1);
    var all = clips.grid();
    var canvas = new Canvas(320, 180, new FrameRate(24, 1), all, all, all);

    Plan plan = new RollCall().plan(Setting.of(clips, canvas, new SplittableRandom(1)));

    assertThat(plan.sounds()).extracting(Sound::at).containsExactly(60_000L, 72_000L);
    assertThat(plan.tiles()).extracting(Tile::x).containsExactly(0.5, 1.5);
    assertThat(plan.wholeSeconds()).isEqualTo(5);
  }
}
