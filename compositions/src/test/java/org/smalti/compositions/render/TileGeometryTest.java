package org.smalti.compositions.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.smalti.compositions.plan.CameraKeyFrame;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.Easing;
import org.smalti.compositions.plan.FrameRate;
import org.smalti.compositions.plan.Tile;
import org.smalti.compositions.plan.TileKeyFrame;
import org.smalti.compositions.plan.TilePicture;
import org.smalti.core.table.GridSize;

final class TileGeometryTest {
  private static final GridSize GRID = new GridSize(8, 4);
  private static final Canvas CANVAS =
      new Canvas(800, 400, new FrameRate(25, 1), GRID, GRID, new GridSize(2, 1));
  private static final TileGeometry GEOMETRY = new TileGeometry(CANVAS);
  private static final TileKeyFrame POSE = TileKeyFrame.lit(0, 1, Easing.STEP);

  @Test
  void aTileStandsInTheMiddleOfItsCellWithAGapAroundIt() {
    CameraKeyFrame all = CANVAS.view(0, GRID, Easing.STEP);
    TileGeometry.Rectangle place = GEOMETRY.place(tile(0.5, 3.5), POSE, all, 0);
    assertThat(place).isNotNull();
    assertThat(place.left()).isCloseTo(100 / 30.0, within(1e-9));
    assertThat(place.right()).isCloseTo(100 - 100 / 30.0, within(1e-9));
    assertThat(place.bottom()).isCloseTo(400 - 100 / 30.0, within(1e-9));
    assertThat(place.width()).isCloseTo(place.height(), within(1e-9));
  }

  @Test
  void aTileOutsideTheViewHasNoPlace() {
    CameraKeyFrame middle = CANVAS.view(0, new GridSize(2, 1), Easing.STEP);
    assertThat(GEOMETRY.place(tile(2.5, 0.5), POSE, middle, 0)).isNull();
    assertThat(GEOMETRY.largest(tile(0.5, 0.5), List.of(middle), 1000)).isNull();
    assertThat(GEOMETRY.place(tile(4.5, 2.5), POSE, middle, 0)).isNotNull();
  }

  @Test
  void theLargestSizeOfATileIsThatOfTheNearestView() {
    List<CameraKeyFrame> zoom = List.of(
        CANVAS.view(0, GRID, Easing.STEP),
        CANVAS.view(1000, new GridSize(2, 1), Easing.QUADRATIC_OUT));
    assertThat(GEOMETRY.largest(tile(4.5, 2.5), zoom, 2000)).containsExactly(374, 374);
  }

  @Test
  void everyShapeOfCanvasGivesEvenSizesOfAtLeastTwo() {
    for (int width = 16; width <= 1200; width += 148) {
      GridSize grid = new GridSize(60, 60);
      Canvas canvas = new Canvas(width, 1216 - width, new FrameRate(25, 1), grid, grid, grid);
      int[] size = new TileGeometry(canvas)
          .largest(tile(30.5, 30.5), List.of(canvas.view(0, grid, Easing.STEP)), 1000);
      assertThat(size).isNotNull();
      assertThat(Math.min(size[0], size[1])).isGreaterThanOrEqualTo(2);
      assertThat(size[0] % 2 + size[1] % 2).isZero();
    }
  }

  private static Tile tile(double x, double y) {
    return Tile.of(TilePicture.of("a", 0, 1000, 0), x, y, List.of(POSE));
  }
}
