package org.smalti.compositions.generative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.smalti.compositions.Clips;
import org.smalti.compositions.Setting;
import org.smalti.compositions.TestCollections;
import org.smalti.compositions.plan.CameraKeyFrame;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.FrameRate;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.Sound;
import org.smalti.compositions.plan.Tile;
import org.smalti.compositions.plan.TileKeyFrame;
import org.smalti.core.table.Columns;
import org.smalti.core.table.GridSize;
import org.smalti.core.table.Table;

final class ProliferationTest {
  @Test
  void allClipsAppearFromTheCentreOutwards() {
    Plan plan = plan(12, 8);

    assertThat(plan.tiles()).hasSize(96);
    assertThat(plan.sounds()).hasSize(96);
    double before = 0;
    for (Tile tile : plan.tiles()) {
      double ring = Math.max(Math.abs(tile.x() - 6) / 6, Math.abs(tile.y() - 4) / 4);
      assertThat(ring).isGreaterThan(before - 0.26);
      before = ring;
    }
    assertThat(plan.tiles())
        .isSortedAccordingTo(
            Comparator.comparingDouble(tile -> tile.poses().get(0).at()));
  }

  @Test
  void theCameraGoesFromTheFirstWindowToTheLast() {
    Plan plan = plan(12, 8);
    assertThat(CameraKeyFrame.at(plan.views(), 0).columns()).isEqualTo(4);
    assertThat(CameraKeyFrame.at(plan.views(), plan.millis()).columns()).isEqualTo(12);
  }

  @Test
  void clipsThatFollowTooFastAreSeenButNotAllHeard() {
    Plan plan = plan(128, 128);

    assertThat(plan.tiles()).hasSize(16_384);
    assertThat(plan.sounds()).hasSizeBetween(2000, 8000);
    assertThat(plan.wholeSeconds()).isBetween(70L, 90L);
    assertThat(plan.sounds().get(0).volume()).isEqualTo(1.0);
    Sound last = plan.sounds().get(plan.sounds().size() - 1);
    assertThat(last.volume()).isBetween(0.25, 0.27);
    assertThat(last.pan()).isBetween(-1.0, 1.0);
  }

  @Test
  void manyClipsHaveTheTimesOfMediaTools() {
    Plan plan = TestCollections.plan(new Proliferation(), 16_384);
    List<Double> births =
        plan.tiles().stream().map(ProliferationTest::born).sorted().toList();
    assertThat(births.get(0)).isEqualTo(1000);
    assertThat(births.get(1)).isCloseTo(1000.0 + 4096, within(0.001));
    assertThat(births.get(16_383)).isBetween(77_000.0, 78_722.0);
  }

  /** When a tile lights up first: it was dim, and dark before. */
  private static double born(Tile tile) {
    List<TileKeyFrame> poses = tile.poses();
    int bright = 0;
    while (poses.get(bright).brightness() < 0.9) {
      bright++;
    }
    return poses.get(bright - 1).at();
  }

  @Test
  void whileNewClipsComeSlowlyThoseThatAreThereAnswer() {
    Plan plan = TestCollections.plan(new Proliferation(), 16_384);
    Sound first = plan.sounds().get(0);
    assertThat(plan.sounds().subList(1, 5))
        .as("the first four seconds")
        .allMatch(sound -> sound.start() == first.start() && sound.volume() < first.volume());
  }

  @Test
  void theSamePlanComesOfTheSameSeed() {
    assertThat(plan(40, 30)).isEqualTo(plan(40, 30));
  }

  @Test
  void aSingleClipIsAPieceToo() {
    assertThat(plan(1, 1).sounds()).hasSize(1);
  }

  @Test
  void aTableWithoutCellsNamesTheStepToRun() {
    var table = Table.ofCells(
        new Columns("s.csv", List.of("filename", "start", "dur")),
        List.<String[]>of(new String[] {"a", "0", "1"}));
    assertThatThrownBy(() -> Clips.of(table, Optional.empty(), 1))
        .hasMessage("s.csv: no column gridX; run 'smalti grid' first");
  }

  @Test
  void aSmallerGridIsTheMiddleOfTheTable() {
    Clips clips = Clips.of(table(12, 8), Optional.of(new GridSize(4, 4)), 1);
    assertThat(clips.size()).isEqualTo(16);
    assertThat(clips.list().get(0).row().text("gridX")).isEqualTo("4");
    assertThat(clips.list().get(0).column()).isZero();
  }

  private static Plan plan(int columns, int rows) {
    Clips clips = Clips.of(table(columns, rows), Optional.empty(), 1);
    GridSize all = clips.grid();
    var first = new GridSize((columns + 2) / 3, (rows + 2) / 3);
    var canvas = new Canvas(640, 360, new FrameRate(24, 1), all, first, all);
    return new Proliferation().plan(Setting.of(clips, canvas, new SplittableRandom(1)));
  }

  private static Table table(int columns, int rows) {
    List<String[]> cells = new ArrayList<>();
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        cells.add(new String[] {
          "f" + (x % 7), "" + (100 * y), "300", "" + x, "" + y, "" + (x * 0.1), "" + (y * 0.1)
        });
      }
    }
    var names = List.of("filename", "start", "dur", "gridX", "gridY", "tsne", "tsne2");
    return Table.ofCells(new Columns("t.csv", names), cells);
  }
}
