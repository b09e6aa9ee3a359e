package org.smalti.compositions.generative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.compositions.plan.Rows;
import org.smalti.compositions.plan.Sound;
import org.smalti.compositions.plan.Tile;

final class SpliceTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 30, 200, 1000, 16_384})
  void aPieceOfAnyCollectionIsLitAndHeard(int clips) {
    TestPiece piece = TestPiece.of(new Splice(), clips);
    piece.isSane();
    piece.isNeverSilent();
    piece.isSeenWhileItSounds();
    if (clips >= 30) {
      piece.isLit();
    }
  }

  @Test
  void aSmallCollectionIsAShortFilmAndALargeOneHasMediaToolsTiming() {
    assertThat(TestPiece.of(new Splice(), 200).seconds()).isBetween(25.0, 40.0);
    assertThat(TestPiece.of(new Splice(), 16_384).seconds()).isBetween(96.0, 101.0);
  }

  @Test
  void bothSetsOfRowsCoverTheGridAtAllTimes() {
    TestPiece piece = TestPiece.whole(new Splice(), 17 * 12);
    for (double at = 0; at < piece.plan.millis(); at += 125) {
      assertThat(piece.cellsInGrid(at)).as("at %.0f ms", at).isCloseTo(2 * 17 * 12, within(0.5));
    }
  }

  @Test
  void theSetsSlideApartMeetHalfWayAndAreTogetherAgainAtTheEnd() {
    TestPiece piece = TestPiece.of(new Splice(), 17 * 12);
    assertThat(apart(piece, 1000)).isZero();
    assertThat(apart(piece, 1000 + 27_000 / 4.0)).isGreaterThan(4);
    assertThat(apart(piece, 1000 + 27_000 / 2.0)).isCloseTo(0, within(1e-6));
    assertThat(apart(piece, 28_000)).isZero();
  }

  /** How far the sets of a clip are from each other, the shorter way round the grid, in cells. */
  private static double apart(TestPiece piece, double millis) {
    double even = Double.NaN;
    double odd = Double.NaN;
    for (Tile tile : piece.plan.tiles()) {
      double dx = TestPiece.pose(tile, millis).dx();
      if (tile.x() == 8.5 && tile.y() == 5.5 && Math.abs(dx) <= 8.5) {
        if (tile.rows() == Rows.EVEN) {
          even = dx;
        } else {
          odd = dx;
        }
      }
    }
    double far = Math.abs(even - odd) % 17;
    return Math.min(far, 17 - far);
  }

  @Test
  void shortClipsAreStretchedInTwoColumns() {
    for (Sound sound : TestPiece.of(new Splice(), 200).plan.sounds()) {
      assertThat(sound.dur()).isBetween(100.0, 128.0);
      assertThat(sound.treatment().stretch()).isBetween(12.0, 18.0);
      assertThat(Math.abs(sound.pan())).isCloseTo(0.5, within(0.01));
    }
  }

  @Test
  void theOrderOfTheTablesRowsChangesNothing() {
    assertThat(TestPiece.shuffled(new Splice(), 200).plan)
        .isEqualTo(TestPiece.of(new Splice(), 200).plan);
  }
}
