package org.smalti.compositions.generative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.smalti.compositions.Setting;
import org.smalti.compositions.TestCollections;
import org.smalti.compositions.measure.PlanMeasure;
import org.smalti.compositions.plan.CameraKeyFrame;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.TileKeyFrame;

final class FallingTest {
  @Test
  void theCameraFallsTwiceThroughTheGridInMediaToolsTime() {
    Plan plan = TestCollections.plan(new Falling(), 16_384);
    List<CameraKeyFrame> views = plan.views();
    CameraKeyFrame last = views.get(views.size() - 1);
    assertThat(last.at()).isCloseTo(180_000, within(1e-6));
    assertThat(last.y() - views.get(0).y()).isCloseTo(256, within(1e-6));
    assertThat(views).isSortedAccordingTo(Comparator.comparingDouble(CameraKeyFrame::y));
    assertThat(views).allMatch(view -> Math.abs(view.x() - 64) <= 16 && view.columns() == 32);
    double widest =
        views.stream().mapToDouble(view -> Math.abs(view.x() - 64)).max().orElse(0);
    assertThat(widest).isGreaterThan(12);
  }

  @Test
  void clipsThatSoundTiltDropAndSwingBack() {
    Plan plan = TestCollections.plan(new Falling(), 200);
    long tilted = plan.tiles().stream()
        .filter(tile -> tile.poses().stream().anyMatch(pose -> Math.abs(pose.rotation()) == 12))
        .count();
    assertThat(tilted).isGreaterThan(40);
    assertThat(plan.tiles()).allMatch(tile -> last(tile.poses()).rotation() == 0);
  }

  private static TileKeyFrame last(List<TileKeyFrame> poses) {
    return poses.get(poses.size() - 1);
  }

  @Test
  void aGridThatIsLowerThanThePictureIsSeenSeveralTimes() {
    Setting usual = TestCollections.setting(new Falling(), TestCollections.table(200, 1));
    Canvas small = usual.canvas();
    var all = new Canvas(960, 540, small.rate(), small.grid(), small.grid(), small.grid());
    Setting setting = Setting.of(usual.clips(), all, new SplittableRandom(1));
    PlanMeasure measure = PlanMeasure.of(new Falling().plan(setting), all, 4);
    assertThat(measure.leastLit(2000, measure.millis())).isGreaterThan(0.75);
    assertThat(measure.unseenSounds()).isZero();
  }

  @Test
  void aGlideIsInvertible() {
    Glide glide = new Glide(100, 10, 30);
    for (double way = 0; way <= 30; way += 0.37) {
      assertThat(glide.at(glide.when(way))).isCloseTo(way, within(1e-9));
    }
    assertThat(glide.at(1000)).isEqualTo(30);
    assertThat(glide.at(-1)).isZero();
  }

  @Test
  void stepsBecomeShorterEvenlyAndAreAsLongTogetherAsWanted() {
    Acceleration steps = new Acceleration(16_384, 4096, 77_722);
    assertThat(steps.at(16_384)).isCloseTo(77_722, within(0.01));
    double before = Double.MAX_VALUE;
    double shrinking = 0;
    for (int i = 0; i < 16_384; i++) {
      double step = steps.at(i + 1) - steps.at(i);
      assertThat(step).isLessThan(before);
      assertThat(step / before).isGreaterThanOrEqualTo(shrinking - 1e-9);
      shrinking = Math.min(0.6, step / before);
      before = step;
    }
    assertThat(new Acceleration(10, 400, 1e6).at(10)).isCloseTo(4000, within(0.01));
  }
}
