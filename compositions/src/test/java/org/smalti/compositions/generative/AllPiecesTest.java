package org.smalti.compositions.generative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.smalti.compositions.AllPieces;
import org.smalti.compositions.plan.CameraKeyFrame;
import org.smalti.compositions.plan.Caption;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.Section;
import org.smalti.compositions.plan.Tile;
import org.smalti.compositions.plan.TileKeyFrame;
import org.smalti.core.SmaltiException;
import picocli.CommandLine;

final class AllPiecesTest {
  private final TestPiece piece =
      TestPiece.of(pieces("--pieces", "shuffle,stretch,poster", "--caption", "A film"), 60);

  private final Plan plan = piece.plan;

  @Test
  void eachPieceIsASectionWithItsTitle() {
    assertThat(plan.sections())
        .extracting(Section::title)
        .containsExactly("Shuffle", "Stretch", "Poster");
    assertThat(plan.captions())
        .extracting(Caption::text)
        .containsExactlyInAnyOrder("Shuffle", "Stretch", "Poster", "A film");
    for (Section section : plan.sections()) {
      Caption title = plan.captions().stream()
          .filter(caption -> caption.text().equals(section.title()))
          .findFirst()
          .orElseThrow();
      assertThat(TestPiece.alpha(title, section.at() + 2000)).isEqualTo(1);
      assertThat(TestPiece.alpha(title, section.at() + 5000)).isZero();
    }
  }

  @Test
  void thereIsNoLongSilenceBetweenThemAndWhatSoundsIsSeen() {
    piece.isNeverSilent();
    piece.isSeenWhileItSounds();
    piece.isSane();
  }

  @Test
  void thePictureIsDarkWhereTheCameraJumps() {
    Tile curtain = plan.tiles().get(plan.tiles().size() - 1);
    for (Section section : plan.sections().subList(1, 3)) {
      TileKeyFrame closed = TestPiece.pose(curtain, section.at());
      CameraKeyFrame view = CameraKeyFrame.at(plan.views(), section.at());
      assertThat(closed.alpha()).isEqualTo(1);
      assertThat(closed.brightness()).isZero();
      assertThat(closed.scaleX()).isGreaterThan(1.2 * view.columns());
      assertThat(closed.scaleY()).isGreaterThan(1.2 * view.rows());
      assertThat(closed.dx()).isEqualTo(view.x());
      assertThat(TestPiece.pose(curtain, section.at() + 1000).alpha()).isZero();
      assertThat(piece.lit(section.at() + 2000)).isGreaterThan(0.5);
    }
  }

  @Test
  void aPieceIsGoneWhenTheNextOneBeginsAndClipsGoOn() {
    double second = plan.sections().get(1).at();
    List<Tile> first = plan.tiles().subList(0, 60);
    assertThat(first)
        .allMatch(tile -> TestPiece.pose(tile, second - 700).alpha() >= 0)
        .allMatch(tile -> TestPiece.pose(tile, second + 1).alpha() == 0);
    assertThat(plan.tiles()).allMatch(tile -> tile.poses().get(0).at() == 0);
  }

  @Test
  void anUnknownPieceIsNamedBesideThoseThereAre() {
    assertThatThrownBy(() -> TestPiece.of(pieces("--pieces", "shufle"), 4))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining(
            "--pieces: no composition \"shufle\"; there are proliferation, waves");
  }

  private static AllPieces pieces(String... words) {
    AllPieces all = new AllPieces();
    new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(all)).parseArgs(words);
    return all;
  }
}
