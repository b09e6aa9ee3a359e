package org.smalti.compositions.generative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.smalti.compositions.TestCollections;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.Tile;
import org.smalti.compositions.plan.TileKeyFrame;
import org.smalti.core.table.GridSize;

final class OrbitsTest {
  private static final GridSize GRID = new GridSize(7, 5);

  @Test
  void aRingIsAWayThroughNeighbouringCells() {
    int cells = 0;
    for (int ring = 0; ring < RingPath.count(GRID); ring++) {
      RingPath path = RingPath.of(GRID, ring);
      Set<Integer> positions = new HashSet<>();
      for (int cell = 0; cell < GRID.cells(); cell++) {
        if (RingPath.ringOf(GRID, GRID.x(cell), GRID.y(cell)) == ring) {
          int position = path.position(GRID.x(cell), GRID.y(cell));
          positions.add(position);
          if (path.isRound()) {
            assertThat(path.x(position + path.length())).isEqualTo(GRID.x(cell));
            assertThat(path.y(position - path.length())).isEqualTo(GRID.y(cell));
            double step = Math.abs(path.x(position + 1) - path.x(position))
                + Math.abs(path.y(position + 1) - path.y(position));
            assertThat(step).isCloseTo(1, within(1e-9));
          }
          cells++;
        }
      }
      assertThat(positions).hasSize(path.length());
    }
    assertThat(cells).isEqualTo(GRID.cells());
  }

  @Test
  void threeOnTheClockIsTheMiddleOfTheRightSide() {
    RingPath outer = RingPath.of(GRID, 2);
    assertThat(outer.x(outer.three())).isEqualTo(6);
    assertThat(outer.y(outer.three())).isEqualTo(2);
    assertThat(RingPath.of(GRID, 0).isRound()).isFalse();
  }

  @Test
  void everyClipMovesStaysInTheGridAndComesBack() {
    Plan plan = TestCollections.plan(new Orbits(), 200);
    int moved = 0;
    for (Tile tile : plan.tiles()) {
      TileKeyFrame last = tile.poses().get(tile.poses().size() - 1);
      assertThat(last.dx()).isCloseTo(0, within(1e-6));
      assertThat(last.dy()).isCloseTo(0, within(1e-6));
      for (TileKeyFrame pose : tile.poses()) {
        assertThat(tile.x() + pose.dx()).isBetween(0.49, 16.01);
        assertThat(tile.y() + pose.dy()).isBetween(0.49, 12.51);
      }
      moved += tile.poses().stream().anyMatch(pose -> Math.hypot(pose.dx(), pose.dy()) > 1) ? 1 : 0;
    }
    assertThat(moved).isGreaterThan(150);
  }

  @Test
  void betweenItsKeyFramesAClipKeepsToItsRing() {
    GridSize grid = TestCollections.grid(200);
    for (Tile tile : TestCollections.plan(new Orbits(), 200).tiles()) {
      int ring = RingPath.ringOf(grid, (int) tile.x(), (int) tile.y());
      for (double at = 0; at < 28_000; at += 333) {
        TileKeyFrame pose = Objects.requireNonNull(TileKeyFrame.at(tile.poses(), at));
        double x = tile.x() + pose.dx();
        double y = tile.y() + pose.dy();
        double edge = Math.min(Math.min(x, y), Math.min(16 - x, 13 - y)) - 0.5;
        assertThat(RingPath.count(grid) - 1 - edge).isCloseTo(ring, within(0.05));
      }
    }
  }
}
