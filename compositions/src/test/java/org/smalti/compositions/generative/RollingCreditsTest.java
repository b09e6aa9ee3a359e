package org.smalti.compositions.generative;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.smalti.compositions.credits.CreditList;
import org.smalti.compositions.plan.Caption;
import org.smalti.compositions.plan.CaptionKeyFrame;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Table;

final class RollingCreditsTest {
  private final TestPiece piece =
      TestPiece.of(new RollingCredits(sources -> CreditList.of(items(), sources).credits()), 60);

  @Test
  void everySourceRollsThroughThePictureOneAfterTheOther() {
    assertThat(piece.plan.captions()).hasSize(7);
    double before = -1;
    for (Caption caption : piece.plan.captions()) {
      double middle = middle(caption);
      assertThat(middle).isGreaterThan(before + 500);
      before = middle;
      assertThat(caption.text()).startsWith("Film ").contains("CC BY 4.0");
    }
  }

  @Test
  void whatIsHeardIsOfTheSourceInTheMiddle() {
    assertThat(piece.plan.sounds()).hasSize(7);
    for (int i = 0; i < 7; i++) {
      String name = piece.plan.sounds().get(i).filename();
      assertThat(piece.plan.captions().get(i).text())
          .startsWith("Film " + name.substring(1) + "\n");
      assertThat(piece.plan.sounds().get(i).at() / 48.0)
          .isBetween(middle(piece.plan.captions().get(i)) - 60, 30_000.0);
    }
  }

  @Test
  void itIsLitAndNeverSilent() {
    piece.isSane();
    piece.isNeverSilent();
    piece.isSeenWhileItSounds();
    assertThat(piece.lit(2000)).isGreaterThan(0.7);
    assertThat(piece.plan.tiles()).hasSize(60);
  }

  /** When a caption is in the middle of the picture, to 50 ms. */
  private static double middle(Caption caption) {
    for (double at = 0; at < 60_000; at += 50) {
      CaptionKeyFrame pose = CaptionKeyFrame.at(caption.poses(), at);
      if (pose != null && pose.y() <= 0.5) {
        return at;
      }
    }
    throw new AssertionError(caption.text() + " is never in the middle");
  }

  private static Table items() {
    var columns = new Columns("items.csv", List.of("filename", "title", "licenseurl"));
    List<String[]> rows = java.util.stream.IntStream.range(0, 7)
        .mapToObj(i ->
            new String[] {"f" + i, "Film " + i, "https://creativecommons.org/licenses/by/4.0/"})
        .toList();
    return Table.ofCells(columns, rows);
  }
}
