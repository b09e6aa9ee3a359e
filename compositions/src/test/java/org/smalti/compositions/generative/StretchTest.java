package org.smalti.compositions.generative;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.compositions.plan.Sound;
import org.smalti.compositions.plan.Tile;
import org.smalti.compositions.plan.TileKeyFrame;

final class StretchTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 30, 200, 1000, 16_384})
  void aPieceOfAnyCollectionIsLitAndHeard(int clips) {
    TestPiece piece = TestPiece.of(new Stretch(), clips);
    piece.isSane();
    piece.isNeverSilent();
    piece.isSeenWhileItSounds();
    if (clips >= 30) {
      piece.isLit();
    }
  }

  @Test
  void aSmallCollectionIsAShortFilmAndALargeOneHasMediaToolsTiming() {
    assertThat(TestPiece.of(new Stretch(), 200).seconds()).isBetween(25.0, 40.0);
    assertThat(TestPiece.of(new Stretch(), 16_384).seconds())
        .isBetween(2 * (63 * 2.048 + 16.384), 2 * (63 * 2.048 + 16.384) + 5);
  }

  @Test
  void everyColumnIsOneClipAtTheTurnAndAllAreInTheirCellsAtTheEnd() {
    TestPiece piece = TestPiece.of(new Stretch(), 200);
    double turn = 1000 + (piece.plan.millis() - 4000) / 2;
    int high = 0;
    for (Tile tile : piece.plan.tiles()) {
      TileKeyFrame pose = TestPiece.pose(tile, turn);
      assertThat(pose).isNotNull();
      if (pose.alpha() > 0 && Math.abs(tile.y() + pose.dy() - piece.canvas.middleY()) < 6) {
        assertThat(pose.scaleY()).isEqualTo(piece.canvas.grid().rows());
        assertThat(tile.y() + pose.dy()).isEqualTo(piece.canvas.middleY());
        high++;
      }
      TileKeyFrame last = tile.poses().get(tile.poses().size() - 1);
      assertThat(last).isEqualTo(TileKeyFrame.lit(last.at(), 0.72, last.easing()));
    }
    assertThat(high).isEqualTo(piece.canvas.grid().columns());
  }

  @Test
  void aClipPushesTheOthersOfItsColumnAsItGrows() {
    TestPiece piece = TestPiece.of(new Stretch(), 200);
    for (double at = 1500; at < piece.plan.millis(); at += 500) {
      double covered = 0;
      for (Tile tile : piece.plan.tiles()) {
        TileKeyFrame pose = TestPiece.pose(tile, at);
        double y = tile.y() + pose.dy();
        double top = Math.max(0, y - pose.scaleY() / 2);
        double bottom = Math.min(piece.canvas.grid().rows(), y + pose.scaleY() / 2);
        covered += pose.alpha() * Math.max(0, bottom - top);
      }
      assertThat(covered).as("cells covered at %.0f ms", at).isBetween(199.9, 17.0 * 12 + 0.1);
    }
  }

  @Test
  void soundsAreStretchedAndRunBackwardsOnTheWayBack() {
    TestPiece piece = TestPiece.of(new Stretch(), 200);
    double turn = 1000 + (piece.plan.millis() - 4000) / 2;
    for (Sound sound : piece.plan.sounds()) {
      assertThat(sound.heard()).isBetween(4999.0, 8192.0);
      assertThat(sound.treatment().reversed())
          .isEqualTo(sound.at() * 1000.0 / Sound.RATE > turn - 1);
    }
  }

  @Test
  void theOrderOfTheTablesRowsChangesNothing() {
    assertThat(TestPiece.shuffled(new Stretch(), 200).plan)
        .isEqualTo(TestPiece.of(new Stretch(), 200).plan);
  }
}
