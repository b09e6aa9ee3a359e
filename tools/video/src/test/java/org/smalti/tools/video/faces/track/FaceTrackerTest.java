package org.smalti.tools.video.faces.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.smalti.tools.video.faces.detect.Detection;
import org.smalti.tools.video.faces.detect.FaceAppearance;
import org.smalti.tools.video.faces.motion.MotionGrid;

class FaceTrackerTest {
  private static final double WIDTH = 1000;
  private static final double HEIGHT = 600;
  private static final MotionGrid STILL = motion(0, 0);

  private static MotionGrid motion(double right, double down) {
    float[] x = new float[40];
    float[] y = new float[40];
    Arrays.fill(x, (float) (right / WIDTH));
    Arrays.fill(y, (float) (down / HEIGHT));
    return new MotionGrid(8, 5, x, y);
  }

  /** Only what is above the middle moves, so that the camera stands still. */
  private static MotionGrid motionAbove(double right) {
    float[] x = new float[40];
    Arrays.fill(x, 0, 16, (float) (right / WIDTH));
    return new MotionGrid(8, 5, x, new float[40]);
  }

  private static Detection face(double x, double y) {
    return face(x, y, 0.9);
  }

  private static Detection face(double x, double y, double score) {
    return new Detection((float) x, (float) y, (float) x + 100, (float) y + 100, (float) score);
  }

  private static FaceTracker tracker(MotionModel model) {
    return new TrackOptions(0.3, 0.3, 0.6, 1, model, 1).open("film.mp4", WIDTH, HEIGHT);
  }

  /** A film as it is fed to a tracker, picture by picture at 25 a second. */
  private static final class Film {
    final FaceTracker tracker;
    long frame;

    Film(MotionModel model) {
      tracker = tracker(model);
    }

    /** The ids of the faces of the next picture, from left to right. */
    List<String> see(@Nullable MotionGrid motion, Detection... faces) {
      var picture = new FrameFaces(frame, frame / 25.0, List.of(faces), motion);
      frame++;
      return tracker.next(picture).stream().map(TrackedFace::track).toList();
    }

    /** The same for faces whose looks are known. */
    List<String> look(List<Detection> faces, List<FaceAppearance> appearances) {
      var picture = new FrameFaces(frame, frame / 25.0, faces, appearances, STILL);
      frame++;
      return tracker.next(picture).stream().map(TrackedFace::track).toList();
    }
  }

  private static void seeNobody(Film film, int pictures) {
    for (int i = 0; i < pictures; i++) {
      assertThat(film.see(STILL)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFaceKeepsItsIdAndAnotherOneHasAnother(MotionModel model) {
    Film film = new Film(model);
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
    Film film = new Film(model);
    List<String> first = film.see(null, face(100, 100), face(150, 100));
    assertThat(film.see(STILL, face(135, 100), face(190, 100))).isEqualTo(first);
  }

  @Test
  void aFaceThatFlowMovesIsFoundWhereOverlapAloneLosesIt() {
    Film with = new Film(MotionModel.NONE);
    Film without = new Film(MotionModel.NONE);
    String first = with.see(null, face(100, 100)).get(0);
    without.see(null, face(100, 100));
    assertThat(with.see(motion(90, 0), face(190, 100))).containsExactly(first);
    assertThat(without.see(null, face(190, 100))).doesNotContain(first);
  }

  @ParameterizedTest
  @EnumSource
  void aFaceThatIsHiddenForLessThanTheGapIsTheSame(MotionModel model) {
    Film film = new Film(model);
    List<String> first = film.see(null, face(100, 100));
    seeNobody(film, 24);
    assertThat(film.see(STILL, face(110, 100))).isEqualTo(first);
  }

  @ParameterizedTest
  @EnumSource
  void aFaceThatComesBackAfterTheGapIsSomebodyNew(MotionModel model) {
    Film film = new Film(model);
    List<String> first = film.see(null, face(100, 100));
    seeNobody(film, 25);
    assertThat(film.see(STILL, face(100, 100))).hasSize(1).doesNotContainAnyElementsOf(first);
  }

  @Test
  void aFaceThatGoesOnWhileItIsHiddenIsFoundBehindWhatHidesIt() {
    Film film = new Film(MotionModel.KALMAN);
    String first = "";
    for (int i = 0; i < 20; i++) {
      first = film.see(motionAbove(10), face(100 + 10 * i, 100)).get(0);
    }
    seeNobody(film, 20);
    assertThat(film.see(STILL, face(500, 100))).containsExactly(first);
  }

  @Test
  void aHiddenFaceIsExpectedWhereTheCameraHasTurnedTo() {
    Film film = new Film(MotionModel.KALMAN);
    String first = "";
    for (int i = 0; i < 20; i++) {
      first = film.see(motion(10, 0), face(300 + 10 * i, 100)).get(0);
    }
    for (int i = 0; i < 20; i++) {
      film.see(motion(-15, 0));
    }
    assertThat(film.see(motion(-15, 0), face(490 - 21 * 15, 100))).containsExactly(first);
  }

  /** A face in colours of its own, one of several. */
  private static FaceAppearance looks(int which) {
    byte[] rgb = new byte[3 * 64 * 64];
    new Random(which).nextBytes(rgb);
    return FaceAppearance.of(rgb, 64, 64, new Detection(0, 0, 64, 64, 1));
  }

  @ParameterizedTest
  @EnumSource
  void ofFacesThatPassBehindEachOtherTheLooksSayWhoIsWho(MotionModel model) {
    for (boolean swapped : new boolean[] {false, true}) {
      Film film = new Film(model);
      List<FaceAppearance> looks = List.of(looks(1), looks(2));
      List<String> first = film.look(List.of(face(100, 100), face(160, 100)), looks);
      seeNobody(film, 5);
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
      Film film = new Film(model);
      List<String> first = film.see(null, face(500, 100));
      seeNobody(film, pictures);
      List<String> again = film.see(STILL, face(360, 110));
      assertThat(again.equals(first)).isEqualTo(pictures == 10);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFaceOfAnotherSizeIsNotTheOneThatWasHidden(MotionModel model) {
    Film film = new Film(model);
    List<String> first = film.see(null, face(500, 100));
    seeNobody(film, 10);
    assertThat(film.see(STILL, face(500, 100).scaled(1, 0.5)))
        .hasSize(1)
        .doesNotContainAnyElementsOf(first);
  }

  @Test
  void ofTwoHiddenFacesTheNearerOneIsFoundAgain() {
    Film film = new Film(MotionModel.NONE);
    List<String> first = film.see(null, face(100, 100), face(100, 250));
    seeNobody(film, 10);
    assertThat(film.see(STILL, face(190, 240))).containsExactly(first.get(1));
  }

  @ParameterizedTest
  @EnumSource
  void theMotionOfThePictureCountsForNoneOfTwoFacesSideBySide(MotionModel model) {
    Film film = new Film(model);
    List<String> first = film.see(STILL, face(100, 100), face(210, 100));
    assertThat(film.see(motionAbove(100), face(100, 100), face(210, 100))).isEqualTo(first);
  }

  @Test
  void facesThatCrossWhileOneIsHiddenAreNotMistaken() {
    Film film = new Film(MotionModel.KALMAN);
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
  void aFaintFaceGoesOnWithATrackButBeginsNone() {
    Film film = new Film(MotionModel.KALMAN);
    List<String> first = film.see(null, face(100, 100));
    assertThat(film.see(STILL, face(100, 100, 0.4), face(500, 100, 0.4))).isEqualTo(first);
    assertThat(film.see(STILL, face(100, 100, 0.2))).isEmpty();
  }

  @Test
  void withoutTheFilterFaintFacesAreNobody() {
    Film film = new Film(MotionModel.NONE);
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
  void aFlashBreaksNoTrack(MotionModel model) {
    Film film = new Film(model);
    List<String> first = film.see(STILL, face(100, 100), face(500, 100));
    assertThat(film.see(null)).isEmpty();
    assertThat(film.see(null, face(105, 100), face(505, 100))).isEqualTo(first);
  }

  @ParameterizedTest
  @EnumSource
  void aFaceAfterACutIsSomebodyElseUnlessItIsInTheSamePlace(MotionModel model) {
    Film film = new Film(model);
    film.see(STILL, face(100, 100));
    List<String> first = film.see(STILL, face(100, 100));
    // An overlap of 0.43 would be enough within a shot.
    List<String> second = film.see(null, face(140, 100));
    assertThat(second).hasSize(1).doesNotContainAnyElementsOf(first);
    // And back to the first camera.
    assertThat(film.see(null, face(98, 102))).isEqualTo(first);
  }

  @ParameterizedTest
  @EnumSource
  void everyFifthPictureIsEnoughForAFaceThatIsNotTooFast(MotionModel model) {
    FaceTracker tracker = tracker(model);
    Set<String> ids = Collections.newSetFromMap(new LinkedHashMap<>());
    for (int i = 0; i < 200; i += 5) {
      var picture = new FrameFaces(i, i / 25.0, List.of(face(100 + 3 * i, 100)), STILL);
      tracker.next(picture).forEach(face -> ids.add(face.track()));
    }
    assertThat(ids).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void picturesFartherApartThanTheGapAreStillNeighbours(MotionModel model) {
    FaceTracker tracker = tracker(model);
    var first = tracker.next(new FrameFaces(0, 0, List.of(face(100, 100)), null));
    var second = tracker.next(new FrameFaces(250, 10, List.of(face(100, 100)), null));
    assertThat(second.get(0).track()).isEqualTo(first.get(0).track());
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
  void noTwoTracksOfAFilmHaveOneIdEvenIfTheyBeginInTheSamePixels(MotionModel model) {
    Film film = new Film(model);
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

  @ParameterizedTest
  @EnumSource
  void boxesThatAreNoneAreNobody(MotionModel model) {
    Film film = new Film(model);
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
  void aClockThatStandsOrJumpsBackIsBorne(MotionModel model) {
    FaceTracker tracker = tracker(model);
    double[] times = {0, 0.04, 0.04, -1e9, -1e9 + 0.04, 1e9, Double.NaN, 0};
    Set<String> ids = Arrays.stream(times)
        .boxed()
        .flatMap(time ->
            tracker.next(new FrameFaces(0, time, List.of(face(100, 100)), STILL)).stream())
        .map(TrackedFace::track)
        .collect(Collectors.toSet());
    assertThat(ids).hasSize(1);
  }
}
