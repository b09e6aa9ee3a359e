package org.smalti.compositions.generative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.compositions.CaptionText;
import org.smalti.compositions.plan.Caption;
import org.smalti.compositions.plan.Tile;
import org.smalti.compositions.plan.TileKeyFrame;
import picocli.CommandLine;

final class PosterTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 30, 200, 1000, 16_384})
  void aPieceOfAnyCollectionIsLitAndHeard(int clips) {
    TestPiece piece = TestPiece.of(new Poster(), clips);
    piece.isSane();
    piece.isNeverSilent();
    piece.isSeenWhileItSounds();
    if (clips >= 30) {
      piece.isLit();
    }
    if (clips >= 200) {
      assertThat(piece.seconds()).isBetween(25.0, 41.0);
    }
  }

  @Test
  void everyClipStandsOnACircleAroundItsCellFurtherFromDiagonalToDiagonal() {
    TestPiece piece = TestPiece.of(options("--radius", "2", "--frequency", "1"), 200);
    double cell = 360.0 / piece.canvas.first().rows() * piece.canvas.first().columns() / 640;
    for (Tile tile : piece.plan.tiles()) {
      TileKeyFrame last = tile.poses().get(tile.poses().size() - 1);
      assertThat(Math.hypot(last.dx() / cell, last.dy())).isCloseTo(2, within(1e-6));
      double along = (tile.x() / 17 + tile.y() / 12) / 2;
      double angle = Math.atan2(last.dy(), last.dx() / cell) / (2 * Math.PI);
      double turns = angle - along - 0.6;
      assertThat(turns - Math.rint(turns)).isCloseTo(0, within(1e-6));
    }
  }

  @Test
  void theTitleComesInTheFirstThirdAndStays() {
    TestPiece piece = TestPiece.of(options("--caption", "Smalti\\nfrom all over"), 200);
    Caption caption = piece.plan.captions().get(0);
    assertThat(caption.text()).isEqualTo("Smalti\nfrom all over");
    for (double share : new double[] {0.34, 0.6, 1}) {
      assertThat(TestPiece.alpha(caption, share * piece.plan.millis())).isEqualTo(1);
    }
    assertThat(TestPiece.of(new Poster(), 200).plan.captions()).isEmpty();
  }

  @Test
  void aTitleMayBeAFile(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("title.md"), "# A Night\n\nat the archive\n");
    assertThat(CaptionText.of(file.toString())).isEqualTo("A Night\n\nat the archive");
    assertThatThrownBy(() -> CaptionText.of(" "))
        .hasMessage("--caption has 1 to 2000 characters; it has 0");
  }

  @Test
  void theOrderOfTheTablesRowsChangesNothing() {
    assertThat(TestPiece.shuffled(new Poster(), 200).plan)
        .isEqualTo(TestPiece.of(new Poster(), 200).plan);
  }

  private static Poster options(String... words) {
    Poster poster = new Poster();
    new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(poster)).parseArgs(words);
    return poster;
  }
}
