package org.smalti.tools.video.faces.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.smalti.tools.video.faces.track.TrackedFilm.HEIGHT;
import static org.smalti.tools.video.faces.track.TrackedFilm.STILL;
import static org.smalti.tools.video.faces.track.TrackedFilm.WIDTH;
import static org.smalti.tools.video.faces.track.TrackedFilm.face;
import static org.smalti.tools.video.faces.track.TrackedFilm.motion;
import static org.smalti.tools.video.faces.track.TrackedFilm.motionAbove;
import static org.smalti.tools.video.faces.track.TrackedFilm.tracker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.smalti.tools.video.faces.detect.Detection;

/** Whose a face is from one picture to the next. */
class FaceTrackerTest {
  @ParameterizedTest
  @EnumSource
  void aFaceKeepsItsIdAndAnotherOneHasAnother(MotionModel model) {
    TrackedFilm film = new TrackedFilm(model);
    List<String> first = film.see(null, face(100, 100), face(500, 100));
    assertThat(first).doesNotHaveDuplicates();
    for (int i = 1; i < 100; i++) {
      assertThat(film.see(STILL, face(100 + 2 * i, 100), face(500 + 2 * i, 100)))
          .isEqualTo(first);
    }
  }

  @ParameterizedTest
  @EnumSource
  void thePairsWithTheLargestOverlapTogetherAreTaken(MotionModel model) {
    // The right track overlaps the left face most, by .74; apart they have .48 and .43.
    TrackedFilm film = new TrackedFilm(model);
    List<String> first = film.see(null, face(100, 100), face(150, 100));
    assertThat(film.see(STILL, face(135, 100), face(190, 100))).isEqualTo(first);
  }

  @Test
  void aFaceThatFlowMovesIsFoundWhereOverlapAloneLosesIt() {
    TrackedFilm with = new TrackedFilm(MotionModel.NONE);
    TrackedFilm without = new TrackedFilm(MotionModel.NONE);
    String first = with.see(null, face(100, 100)).get(0);
    without.see(null, face(100, 100));
    assertThat(with.see(motion(90, 0), face(190, 100))).containsExactly(first);
    assertThat(without.see(null, face(190, 100))).doesNotContain(first);
  }

  @ParameterizedTest
  @EnumSource
  void theMotionOfThePictureCountsForNoneOfTwoFacesSideBySide(MotionModel model) {
    TrackedFilm film = new TrackedFilm(model);
    List<String> first = film.see(STILL, face(100, 100), face(210, 100));
    assertThat(film.see(motionAbove(100), face(100, 100), face(210, 100))).isEqualTo(first);
  }

  @Test
  void aFaintFaceGoesOnWithATrackButBeginsNone() {
    TrackedFilm film = new TrackedFilm(MotionModel.KALMAN);
    List<String> first = film.see(null, face(100, 100));
    assertThat(film.see(STILL, face(100, 100, 0.4), face(500, 100, 0.4))).isEqualTo(first);
    assertThat(film.see(STILL, face(100, 100, 0.2))).isEmpty();
  }

  @Test
  void withoutTheFilterFaintFacesAreNobody() {
    TrackedFilm film = new TrackedFilm(MotionModel.NONE);
    film.see(null, face(100, 100));
    assertThat(film.see(STILL, face(100, 100, 0.4))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aLiveTrackAppearsWithThePictureThatMakesItLongEnough(MotionModel model) {
    TrackOptions options = new TrackOptions(0.3, 0.3, 0.6, 1, model, 3);
    FaceTracker live = options.openLive("rtsp://a", WIDTH, HEIGHT);
    FaceTracker film = options.open("film.mp4", WIDTH, HEIGHT);
    for (int i = 0; i < 6; i++) {
      var faces = new ArrayList<>(List.of(face(100, 100)));
      if (i == 3) {
        faces.add(face(700, 100));
      }
      var picture = new FrameFaces(i, i / 25.0, faces, STILL);
      assertThat(live.next(picture)).hasSize(i < 2 ? 0 : 1);
      assertThat(film.next(picture)).hasSameSizeAs(faces);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theOrderOfTheFacesChangesNothing(MotionModel model) {
    Random random = new Random(5);
    FaceTracker one = tracker(model);
    FaceTracker other = tracker(model);
    for (int i = 0; i < 60; i++) {
      var faces = new ArrayList<Detection>();
      for (int k = random.nextInt(8); k > 0; k--) {
        faces.add(face(80 * random.nextInt(10), 60 * random.nextInt(5), random.nextFloat()));
      }
      faces.addAll(faces.subList(0, faces.size() / 2));
      var shuffled = new ArrayList<>(faces);
      Collections.shuffle(shuffled, random);
      assertThat(other.next(new FrameFaces(i, i / 25.0, shuffled, null)))
          .isEqualTo(one.next(new FrameFaces(i, i / 25.0, faces, null)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void boxesThatAreNoneAreNobody(MotionModel model) {
    TrackedFilm film = new TrackedFilm(model);
    float nan = Float.NaN;
    float infinite = Float.POSITIVE_INFINITY;
    assertThat(film.see(
            null,
            new Detection(nan, 0, 100, 100, 1),
            new Detection(0, 0, infinite, 100, 1),
            new Detection(100, 0, 0, 100, 1),
            new Detection(0, 0, 100, 100, nan)))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void noTwoTracksOfAFilmHaveOneIdEvenIfTheyBeginInTheSamePixels(MotionModel model) {
    TrackedFilm film = new TrackedFilm(model);
    List<String> ids = film.see(null, face(100, 100), face(100, 100), face(100.2, 100));
    assertThat(ids).hasSize(3).doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9a-f]{16}"));
  }

  @Test
  void anIdIsThatOfTheFilmThePictureAndTheFirstFace() {
    // printf 'film.mp4 7 100 50 200 150' | sha256sum
    var picture = new FrameFaces(7, 0.28, List.of(face(100.3, 49.9)), null);
    assertThat(tracker(MotionModel.NONE).next(picture).get(0).track())
        .isEqualTo("67b4237a36b3e5f3");
  }
}
