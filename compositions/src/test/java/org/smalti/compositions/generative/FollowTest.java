package org.smalti.compositions.generative;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

final class FollowTest {
  private static final Columns COLUMNS =
      new Columns("f.csv", List.of("filename", "start", "dur", "at", "stretch", "pitch", "vstart"));

  private static Plan plan(String... rows) {
    List<String[]> cells = List.of(rows).stream().map(row -> row.split(",")).toList();
    Clips clips = Clips.alone(Table.ofCells(COLUMNS, cells), 1);
    var canvas =
        new Canvas(320, 180, new FrameRate(24, 1), clips.grid(), clips.grid(), clips.grid());
    return new Follow().plan(Setting.of(clips, canvas, new SplittableRandom(1)));
  }

  @Test
  void eachStretchIsHeardAtItsTimeAsItsRowSays() {
    Plan plan = plan("b.mp4,500,300,2000,1.5,0,500", "a.mp4,100,400,250,1,-2,100");
    assertThat(plan.sounds()).extracting(Sound::filename).containsExactly("a.mp4", "b.mp4");
    assertThat(plan.sounds())
        .extracting(Sound::at)
        .containsExactly(Sound.frame(1250), Sound.frame(3000));
    assertThat(plan.sounds().get(0).treatment().pitch()).isEqualTo(-2);
    assertThat(plan.sounds().get(1).heard()).isEqualTo(450);
    assertThat(plan.sounds()).extracting(Sound::volume).containsOnly(1.0);
  }

  @Test
  void whatIsHeardFillsThePictureUntilTheNextComesAndDimsInAPause() {
    Plan plan = plan("a.mp4,0,400,0,1,0,0", "b.mp4,0,400,500,1,0,0", "c.mp4,0,400,4000,1,0,0");
    assertThat(light(plan, 0, 1200)).isEqualTo(1);
    assertThat(light(plan, 0, 1501)).as("gone when the next one comes").isZero();
    assertThat(light(plan, 1, 1850)).isEqualTo(1);
    assertThat(light(plan, 1, 4900)).as("a pause").isEqualTo(0.3);
    assertThat(light(plan, 1, 5001)).isZero();
    assertThat(light(plan, 2, 5200)).isEqualTo(1);
    for (Tile tile : plan.tiles()) {
      assertThat(tile.poses()).allSatisfy(pose -> assertThat(pose.scaleX()).isGreaterThan(1));
    }
  }

  /** Brightness times alpha. */
  private static double light(Plan plan, int tile, double at) {
    TileKeyFrame pose = TileKeyFrame.at(plan.tiles().get(tile).poses(), at);
    return pose == null ? 0 : pose.brightness() * pose.alpha();
  }
}
