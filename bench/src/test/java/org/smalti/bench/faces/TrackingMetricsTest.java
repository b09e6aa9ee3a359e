package org.smalti.bench.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.smalti.tools.video.faces.detect.Detection;

/** The metrics against cases that were computed by hand from the definitions of their papers. */
class TrackingMetricsTest {
  private static LabelledFace face(String identity, double x) {
    return new LabelledFace(identity, new Detection((float) x, 0, (float) x + 100, 100, 1));
  }

  private static JudgedPicture picture(List<LabelledFace> truth, LabelledFace... found) {
    return new JudgedPicture(truth, List.of(found));
  }

  private static void judge(
      List<JudgedPicture> pictures,
      double mota,
      double idf1,
      double hota,
      int switches,
      int fragments) {
    ClearMot counts = ClearMot.of(pictures);
    assertThat(counts.mota()).as("MOTA").isCloseTo(mota, within(1e-9));
    assertThat(new IdentityCounts(pictures).idf1()).as("IDF1").isCloseTo(idf1, within(1e-9));
    assertThat(Hota.of(pictures)).as("HOTA").isCloseTo(hota, within(1e-9));
    assertThat(counts.switches()).as("switches").isEqualTo(switches);
    assertThat(counts.fragments()).as("fragments").isEqualTo(fragments);
  }

  private static final List<LabelledFace> ANNA = List.of(face("Anna", 0));
  private static final List<LabelledFace> BOTH = List.of(face("Anna", 0), face("Ben", 500));

  @Test
  void whatIsPerfectIsOne() {
    judge(List.of(picture(BOTH, face("b", 500), face("a", 0)), picture(List.of())), 1, 1, 1, 0, 0);
  }

  @Test
  void nothingFoundIsZero() {
    judge(List.of(picture(ANNA)), 0, 0, 0, 0, 0);
  }

  @Test
  void aTrackThatIsBrokenInTheMiddle() {
    // One switch in four faces; half of the faces have the right identity; each match is with 2 of
    // 4 + 2 − 2 faces.
    judge(
        List.of(
            picture(ANNA, face("a", 0)),
            picture(ANNA, face("a", 0)),
            picture(ANNA, face("b", 0)),
            picture(ANNA, face("b", 0))),
        0.75,
        0.5,
        Math.sqrt(0.5),
        1,
        0);
  }

  @Test
  void aMissAndAFalseAlarm() {
    // 3 matches, 1 miss, 1 false alarm: detection 3 / 5; each match is with 3 of 4 + 3 − 3 faces.
    judge(
        List.of(
            picture(ANNA, face("a", 0)),
            picture(ANNA, face("a", 0)),
            picture(ANNA, face("b", 900)),
            picture(ANNA, face("a", 0))),
        0.5,
        0.75,
        Math.sqrt(0.6 * 0.75),
        0,
        1);
  }

  @Test
  void twoThatAreMistakenForEachOther() {
    // Two switches in eight faces; each match is with 2 of 4 + 4 − 2 faces.
    var pictures = new ArrayList<JudgedPicture>();
    for (int i = 0; i < 4; i++) {
      String left = i < 2 ? "a" : "b";
      String right = i < 2 ? "b" : "a";
      pictures.add(picture(BOTH, face(left, 0), face(right, 500)));
    }
    judge(pictures, 0.75, 0.5, Math.sqrt(1 / 3.0), 2, 0);
  }

  @Test
  void twoPeopleInOneTrackAreOneSwitchLess() {
    // Ben comes after Anna under her id: no identity changes its track, so only IDF1 and HOTA tell.
    List<LabelledFace> ben = List.of(face("Ben", 0));
    judge(
        List.of(picture(ANNA, face("a", 0)), picture(ben, face("a", 0))),
        1,
        0.5,
        Math.sqrt(0.5),
        0,
        0);
  }

  @Test
  void hotaCountsAFaceAtTheOverlapsThatItReaches() {
    // Shifted by a quarter: 75 of 125 are shared, an overlap of .6, which reaches 12 of the 19
    // steps.
    judge(List.of(picture(ANNA, face("a", 25))), 1, 1, 12 / 19.0, 0, 0);
  }

  @Test
  void aMatchGoesOnThoughAnotherFaceIsNearer() {
    ClearMot counts = ClearMot.of(
        List.of(picture(ANNA, face("a", 0)), picture(ANNA, face("a", 30), face("b", 0))));
    assertThat(counts.switches()).isZero();
    assertThat(counts.falseAlarms()).isEqualTo(1);
  }

  @Test
  void aMatchBelowAHalfIsAMissAndAFalseAlarm() {
    ClearMot counts = ClearMot.of(List.of(picture(ANNA, face("a", 34))));
    assertThat(counts.missed()).isEqualTo(1);
    assertThat(counts.falseAlarms()).isEqualTo(1);
    assertThat(counts.mota()).isEqualTo(-1);
  }

  @Test
  void facesThatNobodyAsksForAreNeitherRightNorWrong() {
    JudgedPicture picture = picture(ANNA, face("a", 0), face("h", 300), face("f", 600));
    assertThat(picture.without(List.of(face("hidden", 310))).found())
        .extracting(LabelledFace::identity)
        .containsExactly("a", "f");
  }

  @Test
  void aFoundPartOfAFaceThatNobodyAsksForIsNeitherRightNorWrong() {
    Detection half = new Detection(340, 0, 400, 100, 1);
    JudgedPicture picture = picture(ANNA, face("a", 0), new LabelledFace("h", half));
    assertThat(picture.without(List.of(face("hidden", 300))).found())
        .extracting(LabelledFace::identity)
        .containsExactly("a");
    assertThat(picture.without(List.of(face("hidden", 400))).found()).hasSize(2);
  }
}
