package org.smalti.compositions.generative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.compositions.plan.Tile;
import org.smalti.compositions.plan.TileKeyFrame;
import org.smalti.core.table.GridSize;

final class ShuffleTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 30, 200, 1000})
  void aPieceOfAnyCollectionIsLitAndHeard(int clips) {
    TestPiece piece = TestPiece.of(new Shuffle(), clips);
    piece.isSane();
    piece.isNeverSilent();
    piece.isSeenWhileItSounds();
    if (clips >= 30) {
      piece.isLit();
    }
  }

  @Test
  void aSmallCollectionIsAShortFilmAndALargeOneHasMediaToolsTiming() {
    assertThat(TestPiece.of(new Shuffle(), 200).seconds()).isBetween(25.0, 40.0);
    TestPiece large = TestPiece.of(new Shuffle(), 16_384);
    assertThat(large.seconds()).isBetween(2 * 5 * (8 * 2.048 + 4.096), 215.0);
    large.isSane();
    large.isNeverSilent();
    large.isSeenWhileItSounds();
    large.isLit();
  }

  @Test
  void theEndIsTheBeginning() {
    TestPiece piece = TestPiece.of(new Shuffle(), 200);
    int home = 0;
    for (Tile tile : piece.plan.tiles()) {
      TileKeyFrame last = tile.poses().get(tile.poses().size() - 1);
      if (last.alpha() == 1) {
        assertThat(last.dx()).isZero();
        assertThat(last.dy()).isZero();
        home++;
      }
    }
    assertThat(home).isEqualTo(200);
  }

  @Test
  void noHoleShowsWhereClipsLeaveOnOneSideAndComeInOnTheOther() {
    TestPiece piece = TestPiece.whole(new Shuffle(), 200);
    for (double at = 0; at < piece.plan.millis(); at += 125) {
      assertThat(piece.cellsInGrid(at)).as("at %.0f ms", at).isCloseTo(200, within(0.5));
    }
  }

  @Test
  void rowsAndColumnsSlideInTurnsAndNeighboursInOppositeDirections() {
    var grid = new ShuffledGrid(new GridSize(12, 8));
    grid.shuffle(8, new SplittableRandom(1));
    grid.shuffle(8, new SplittableRandom(2));
    Set<ShuffledGrid.Cell> cells = new HashSet<>();
    for (int line = 0; line < 8; line++) {
      for (int column = 0; column < 12; column++) {
        var cell = new ShuffledGrid.Cell(column, line);
        cells.add(grid.after(cell, 2));
        assertThat(grid.after(cell, 1).line()).isEqualTo(line);
        assertThat(Math.abs(grid.slide(cell, 0))).isBetween(3, 6);
        assertThat(grid.slide(cell, 0) > 0).isEqualTo(line % 2 == 0);
        assertThat(grid.slide(cell, 1) > 0).isEqualTo(column % 2 == 0);
      }
    }
    assertThat(cells).hasSize(96);
  }

  @Test
  void theOrderOfTheTablesRowsChangesNothing() {
    assertThat(TestPiece.shuffled(new Shuffle(), 200).plan)
        .isEqualTo(TestPiece.of(new Shuffle(), 200).plan);
  }
}
