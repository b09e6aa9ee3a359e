package org.smalti.compositions.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.smalti.compositions.plan.CameraKeyFrame;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.Circling;
import org.smalti.compositions.plan.Easing;
import org.smalti.compositions.plan.FrameRate;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.Tile;
import org.smalti.compositions.plan.TileKeyFrame;
import org.smalti.compositions.plan.TilePicture;
import org.smalti.core.table.GridSize;

final class TileGeometryTest {
  private static final List<Easing> EASINGS = List.of(Easing.values());

  private static final GridSize GRID = new GridSize(8, 4);
  private static final Canvas CANVAS =
      new Canvas(800, 400, new FrameRate(25, 1), GRID, GRID, new GridSize(2, 1));
  private static final TileGeometry GEOMETRY = new TileGeometry(CANVAS);
  private static final TileKeyFrame POSE = TileKeyFrame.lit(0, 1, Easing.STEP);

  @Test
  void aTileStandsInTheMiddleOfItsCellWithAGapAroundIt() {
    CameraKeyFrame all = CANVAS.view(0, GRID, Easing.STEP);
    TilePlace place = new TilePlace();
    assertThat(GEOMETRY.place(tile(0.5, 3.5), pose(), all, 0, place)).isTrue();
    assertThat(place.left()).isCloseTo(100 / 30.0, within(1e-9));
    assertThat(place.right()).isCloseTo(100 - 100 / 30.0, within(1e-9));
    assertThat(place.bottom()).isCloseTo(400 - 100 / 30.0, within(1e-9));
    assertThat(place.width()).isCloseTo(place.height(), within(1e-9));
    assertThat(new TileGeometry(CANVAS, 0).place(tile(0.5, 3.5), pose(), all, 0, place))
        .isTrue();
    assertThat(place.left()).as("without a margin").isCloseTo(0, within(1e-9));
  }

  @Test
  void aTileOutsideTheViewHasNoPlace() {
    CameraKeyFrame middle = CANVAS.view(0, new GridSize(2, 1), Easing.STEP);
    TilePlace place = new TilePlace();
    assertThat(GEOMETRY.place(tile(2.5, 0.5), pose(), middle, 0, place)).isFalse();
    assertThat(GEOMETRY.place(tile(4.5, 2.5), pose(), middle, 0, place)).isTrue();
    assertThat(sight(tile(0.5, 0.5), List.of(middle), 1000)).isNull();
  }

  @Test
  void theLargestSizeOfATileIsThatOfTheNearestView() {
    List<CameraKeyFrame> zoom = List.of(
        CANVAS.view(0, GRID, Easing.STEP),
        CANVAS.view(1000, new GridSize(2, 1), Easing.QUADRATIC_OUT));
    assertThat(sight(tile(4.5, 2.5), zoom, 2000)).isEqualTo(new TileSight(374, 374, 0, 1));
  }

  @Test
  void everyShapeOfCanvasGivesEvenSizesOfAtLeastTwo() {
    for (int width = 16; width <= 1200; width += 148) {
      GridSize grid = new GridSize(60, 60);
      Canvas canvas = new Canvas(width, 1216 - width, new FrameRate(25, 1), grid, grid, grid);
      TileSight size =
          sight(canvas, tile(30.5, 30.5), List.of(canvas.view(0, grid, Easing.STEP)), 1000);
      assertThat(size).isNotNull();
      assertThat(Math.min(size.width(), size.height())).isGreaterThanOrEqualTo(2);
      assertThat(size.width() % 2 + size.height() % 2).isZero();
    }
  }

  /** A short look between two of any fixed instants would be missed. */
  @Test
  void aTileThatGrowsForAMomentHasItsLargestSize() {
    List<TileKeyFrame> poses = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      double scale = i == 337 ? 3 : 0.5;
      poses.add(TileKeyFrame.lit(i * 37, 1, Easing.STEP).scaled(scale));
    }
    Tile tile = Tile.of(TilePicture.of("a", 0, 1000, 0), 4.5, 2.5, poses);
    List<CameraKeyFrame> all = List.of(CANVAS.view(0, GRID, Easing.STEP));
    TileSight sight = sight(tile, all, 20_000);
    assertThat(sight).isNotNull();
    assertThat(sight.width()).isEqualTo(280);
  }

  /** Whatever a tile and the camera do: where a tile is seen, its sight covers it. */
  @Test
  void noTileIsEverSeenLargerOrLongerThanItsSight() {
    qt().withExamples(60).forAll(integers().between(1, 1 << 20)).checkAssert(seed -> {
      SplittableRandom random = new SplittableRandom(seed);
      List<CameraKeyFrame> views = new ArrayList<>();
      List<TileKeyFrame> poses = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        double size = 1 + random.nextDouble() * 6;
        views.add(new CameraKeyFrame(
            i * 900 * random.nextDouble() + i * 300,
            random.nextDouble() * 8,
            random.nextDouble() * 4,
            size,
            size / 2,
            EASINGS.get(random.nextInt(EASINGS.size()))));
        poses.add(new TileKeyFrame(
            i * 500 + 250,
            1,
            random.nextInt(2),
            random.nextDouble() * 2,
            random.nextDouble() * 2,
            random.nextInt(2) * 400 * random.nextDouble(),
            random.nextDouble() * 8 - 4,
            random.nextDouble() * 4 - 2,
            EASINGS.get(random.nextInt(EASINGS.size()))));
      }
      views.sort(Comparator.comparingDouble(CameraKeyFrame::at));
      Tile tile = Tile.of(TilePicture.of("a", 0, 1000, 0), 4, 2, poses)
          .circling(new Circling(random.nextDouble(), random.nextDouble(), 700, 0.3));
      TileSight sight = sight(tile, views, 4000);
      TilePose pose = new TilePose();
      TilePlace place = new TilePlace();
      for (double at = 0; at <= 4000; at += 13) {
        CameraKeyFrame view = CameraKeyFrame.at(views, at);
        boolean seen = pose.at(poses, at)
            && pose.alpha > 0
            && pose.area() > 0
            && GEOMETRY.place(tile, pose, view, at, place);
        if (seen) {
          assertThat(sight).isNotNull();
          assertThat(place.width()).isLessThanOrEqualTo(sight.width() + 1e-6);
          assertThat(place.height()).isLessThanOrEqualTo(sight.height() + 1e-6);
          assertThat((int) Math.min(3, at / 1000)).isBetween(sight.first(), sight.last());
        }
      }
    });
  }

  @Test
  void posesAreThoseOfTheirPlan() {
    List<TileKeyFrame> poses = List.of(
        new TileKeyFrame(100, 0, 1, 1, 2, 0, 0, 0, Easing.STEP),
        new TileKeyFrame(300, 1, 0.5, 2, 1, 90, 1, -1, Easing.SINE_IN_OUT),
        new TileKeyFrame(500, 0.3, 1, 1, 1, 0, 0, 0, Easing.QUADRATIC_IN));
    TilePose pose = new TilePose();
    assertThat(pose.at(poses, 99)).isFalse();
    for (double at = 100; at < 700; at += 7) {
      TileKeyFrame expected = TileKeyFrame.at(poses, at);
      assertThat(pose.at(poses, at)).isTrue();
      assertThat(expected).isNotNull();
      assertThat(pose.brightness).isCloseTo(expected.brightness(), within(1e-12));
      assertThat(pose.rotation).isCloseTo(expected.rotation(), within(1e-9));
      assertThat(pose.dx - pose.dy).isCloseTo(expected.dx() - expected.dy(), within(1e-12));
      assertThat(pose.scaleX).isCloseTo(expected.scaleX(), within(1e-12));
    }
  }

  private static TilePose pose() {
    TilePose pose = new TilePose();
    pose.set(POSE);
    return pose;
  }

  private static @Nullable TileSight sight(Tile tile, List<CameraKeyFrame> views, double end) {
    return sight(CANVAS, tile, views, end);
  }

  private static @Nullable TileSight sight(
      Canvas canvas, Tile tile, List<CameraKeyFrame> views, double end) {
    Plan plan = new Plan(end, List.of(), List.of(tile), views, List.of(), List.of());
    CameraRange camera = new CameraRange(canvas, new TileGeometry(canvas), plan, end);
    return TileSight.of(tile, camera, new TileRange(), 0, camera.parts() - 1);
  }

  private static Tile tile(double x, double y) {
    return Tile.of(TilePicture.of("a", 0, 1000, 0), x, y, List.of(POSE));
  }
}
