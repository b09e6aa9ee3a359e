package org.smalti.compositions.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.Easing;
import org.smalti.compositions.plan.FrameRate;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.Rows;
import org.smalti.compositions.plan.Sound;
import org.smalti.compositions.plan.Tile;
import org.smalti.compositions.plan.TileKeyFrame;
import org.smalti.compositions.plan.TilePicture;
import org.smalti.core.table.GridSize;

final class PlanMeasureTest {
  private static final GridSize TWO = new GridSize(2, 1);
  private static final Canvas CANVAS = new Canvas(800, 400, new FrameRate(25, 1), TWO, TWO, TWO);
  /** What the gaps around a tile of 400x400 pixels leave of it. */
  private static final double INNER = (14 / 15.0) * (14 / 15.0);

  @Test
  void aLitTileIsItsShareOfThePicture() {
    Plan plan = Plan.on(CANVAS, 1000).see(tile(0.5, lit(0, 1))).build();
    assertThat(share(plan, 0)).isCloseTo(INNER / 2, within(0.02));
  }

  @Test
  void aDimTileIsNotLitAndWhatLiesAboveCounts() {
    Plan dim = Plan.on(CANVAS, 1000).see(tile(0.5, lit(0, 0.2))).build();
    assertThat(share(dim, 0)).isZero();
    TileKeyFrame dark = lit(0, 0).scaled(3);
    Plan covered =
        Plan.on(CANVAS, 1000).see(tile(0.5, lit(0, 1))).see(tile(0.5, dark)).build();
    assertThat(share(covered, 0)).isZero();
    Plan thin = Plan.on(CANVAS, 1000)
        .see(tile(0.5, lit(0, 1)))
        .see(tile(0.5, dark.opaque(0.5)))
        .build();
    assertThat(share(thin, 0)).isCloseTo(INNER / 2, within(0.02));
  }

  @Test
  void rowsAndTurnsAreReckonedWith() {
    Plan half = Plan.on(CANVAS, 1000).see(tile(0.5, lit(0, 1)).in(Rows.EVEN)).build();
    assertThat(share(half, 0)).isCloseTo(INNER / 4, within(0.03));
    TileKeyFrame bar = lit(0, 1).stretched(1, 0.25);
    Plan lying = Plan.on(CANVAS, 1000).see(tile(1, bar)).build();
    Plan standing = Plan.on(CANVAS, 1000).see(tile(1, bar.rotated(90))).build();
    assertThat(share(standing, 0)).isCloseTo(share(lying, 0), within(0.02));
    assertThat(PlanMeasure.of(standing, CANVAS, 1).neverSeen()).isZero();
  }

  @Test
  void silenceIsWhatNoSoundCoversBetweenTheFirstAndTheLast() {
    Plan plan = Plan.on(CANVAS, 9000)
        .hear(sound(1000, 3000))
        .hear(sound(1500, 100))
        .hear(sound(4700, 100))
        .build();
    PlanMeasure measure = PlanMeasure.of(plan, CANVAS, 1);
    assertThat(measure.longestSilence()).isCloseTo(700, within(1e-6));
    assertThat(measure.sounds()).isEqualTo(3);
    assertThat(measure.clips()).isEqualTo(1);
    assertThat(measure.mostRepeats()).isEqualTo(3);
    assertThat(measure.unseenSounds()).isEqualTo(3);
  }

  @Test
  void aSoundIsSeenIfItsTileIsLitInThePictureWhileItSounds() {
    Plan.Builder plan = Plan.on(CANVAS, 1000).hear(sound(0, 500));
    assertThat(PlanMeasure.of(plan.see(tile(5, lit(0, 1))).build(), CANVAS, 1))
        .returns(1, PlanMeasure::neverSeen)
        .returns(1, PlanMeasure::unseenSounds);
    assertThat(PlanMeasure.of(plan.see(tile(1.5, lit(0, 1))).build(), CANVAS, 1))
        .returns(1, PlanMeasure::neverSeen)
        .returns(0, PlanMeasure::unseenSounds);
  }

  private static double share(Plan plan, double at) {
    return PlanMeasure.of(plan, CANVAS, 4).leastLit(at, at);
  }

  private static TileKeyFrame lit(double at, double brightness) {
    return TileKeyFrame.lit(at, brightness, Easing.STEP);
  }

  private static Tile tile(double x, TileKeyFrame pose) {
    return Tile.of(TilePicture.of("a.mp4", 100, 500, 0), x, 0.5, List.of(pose));
  }

  private static Sound sound(double at, double dur) {
    return Sound.of("a.mp4", 100, dur, Sound.frame(at), 1, 0);
  }
}
