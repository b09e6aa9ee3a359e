package org.smalti.tools.video.faces.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.smalti.tools.video.faces.track.TrackedFilm.STILL;
import static org.smalti.tools.video.faces.track.TrackedFilm.face;
import static org.smalti.tools.video.faces.track.TrackedFilm.looks;
import static org.smalti.tools.video.faces.track.TrackedFilm.motion;
import static org.smalti.tools.video.faces.track.TrackedFilm.motionAbove;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.smalti.tools.video.faces.detect.Detection;
import org.smalti.tools.video.faces.detect.FaceAppearance;

/** Who is found again after having been out of sight. */
class HiddenFacesTest {
  @ParameterizedTest
  @EnumSource
  void aFaceThatIsHiddenForLessThanTheGapIsTheSame(MotionModel model) {
    TrackedFilm film = new TrackedFilm(model);
    List<String> first = film.see(null, face(100, 100));
    film.seeNobody(24);
    assertThat(film.see(STILL, face(110, 100))).isEqualTo(first);
  }

  @ParameterizedTest
  @EnumSource
  void aFaceThatComesBackAfterTheGapIsSomebodyNew(MotionModel model) {
    TrackedFilm film = new TrackedFilm(model);
    List<String> first = film.see(null, face(100, 100));
    film.seeNobody(25);
    assertThat(film.see(STILL, face(100, 100))).hasSize(1).doesNotContainAnyElementsOf(first);
  }

  @Test
  void aFaceThatGoesOnWhileItIsHiddenIsFoundBehindWhatHidesIt() {
    TrackedFilm film = new TrackedFilm(MotionModel.KALMAN);
    String first = "";
    for (int i = 0; i < 20; i++) {
      first = film.see(motionAbove(10), face(100 + 10 * i, 100)).get(0);
    }
    film.seeNobody(20);
    assertThat(film.see(STILL, face(500, 100))).containsExactly(first);
  }

  @Test
  void aHiddenFaceIsExpectedWhereTheCameraHasTurnedTo() {
    TrackedFilm film = new TrackedFilm(MotionModel.KALMAN);
    String first = "";
    for (int i = 0; i < 20; i++) {
      first = film.see(motion(10, 0), face(300 + 10 * i, 100)).get(0);
    }
    for (int i = 0; i < 20; i++) {
      film.see(motion(-15, 0));
    }
    assertThat(film.see(motion(-15, 0), face(490 - 21 * 15, 100))).containsExactly(first);
  }

  @ParameterizedTest
  @EnumSource
  void ofFacesThatPassBehindEachOtherTheLooksSayWhoIsWho(MotionModel model) {
    for (boolean swapped : new boolean[] {false, true}) {
      TrackedFilm film = new TrackedFilm(model);
      List<FaceAppearance> looks = List.of(looks(1), looks(2));
      List<String> first = film.look(List.of(face(100, 100), face(160, 100)), looks);
      film.seeNobody(5);
      // By place alone the left one is the left one.
      List<Detection> faces = List.of(face(125, 100), face(135, 100));
      List<String> again = film.look(faces, swapped ? List.of(looks.get(1), looks.get(0)) : looks);
      assertThat(again).containsExactly(first.get(swapped ? 1 : 0), first.get(swapped ? 0 : 1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theLongerAFaceIsHiddenTheFartherItMayHaveGone(MotionModel model) {
    for (int pictures : List.of(0, 10)) {
      TrackedFilm film = new TrackedFilm(model);
      List<String> first = film.see(null, face(500, 100));
      film.seeNobody(pictures);
      List<String> again = film.see(STILL, face(360, 110));
      assertThat(again.equals(first)).isEqualTo(pictures == 10);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFaceOfAnotherSizeIsNotTheOneThatWasHidden(MotionModel model) {
    TrackedFilm film = new TrackedFilm(model);
    List<String> first = film.see(null, face(500, 100));
    film.seeNobody(10);
    assertThat(film.see(STILL, face(500, 100).scaled(1, 0.5)))
        .hasSize(1)
        .doesNotContainAnyElementsOf(first);
  }

  @Test
  void ofTwoHiddenFacesTheNearerOneIsFoundAgain() {
    TrackedFilm film = new TrackedFilm(MotionModel.NONE);
    List<String> first = film.see(null, face(100, 100), face(100, 250));
    film.seeNobody(10);
    assertThat(film.see(STILL, face(190, 240))).containsExactly(first.get(1));
  }

  @Test
  void facesThatCrossWhileOneIsHiddenAreNotMistaken() {
    TrackedFilm film = new TrackedFilm(MotionModel.KALMAN);
    List<String> first = film.see(null, face(100, 100), face(500, 110));
    for (int i = 1; i <= 40; i++) {
      Detection front = face(100 + 10 * i, 100);
      Detection back = face(500 - 10 * i, 110);
      List<String> ids =
          front.overlap(back) > 0.2 ? film.see(STILL, front) : film.see(STILL, front, back);
      if (i == 40) {
        assertThat(ids).containsExactly(first.get(1), first.get(0));
      }
    }
  }

  @Test
  void aFaintFaceIsFoundAgainOnlyWhereItIsNearAndLooksTheSame() {
    Detection faint = face(105, 100, 0.4);
    for (int look = 1; look <= 2; look++) {
      TrackedFilm film = new TrackedFilm(MotionModel.KALMAN);
      List<String> first = film.look(List.of(face(100, 100)), List.of(looks(1)));
      film.seeNobody(20);
      assertThat(film.look(List.of(faint), List.of(looks(look))))
          .isEqualTo(look == 1 ? first : List.of());
      // Seen 22 pictures before, it would be somebody new by now.
      film.seeNobody(20);
      List<String> last = film.look(List.of(face(105, 100)), List.of(looks(1)));
      assertThat(last.equals(first)).isEqualTo(look == 1);
    }
    TrackedFilm far = new TrackedFilm(MotionModel.KALMAN);
    far.look(List.of(face(100, 100)), List.of(looks(1)));
    far.seeNobody(20);
    assertThat(far.look(List.of(face(220, 100, 0.4)), List.of(looks(1)))).isEmpty();
    assertThat(far.see(STILL, face(220, 100, 0.4))).isEmpty();
  }

  @Test
  void aFaceOfWhichAPartWasSeenLastIsFoundAgainInItsOwnSize() {
    TrackedFilm film = new TrackedFilm(MotionModel.KALMAN);
    List<String> first = film.see(null, face(100, 100));
    // What is left of it at the edge of what hides it: half as high, and faint.
    Detection part = new Detection(130, 130, 190, 180, 0.4f);
    assertThat(film.see(STILL, part)).isEqualTo(first);
    film.seeNobody(10);
    assertThat(film.see(STILL, face(140, 100))).isEqualTo(first);
  }
}
