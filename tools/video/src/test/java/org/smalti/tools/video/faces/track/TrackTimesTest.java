package org.smalti.tools.video.faces.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.smalti.tools.video.faces.track.TrackedFilm.STILL;
import static org.smalti.tools.video.faces.track.TrackedFilm.face;
import static org.smalti.tools.video.faces.track.TrackedFilm.tracker;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tracks where pictures are far apart, cut or badly timed. */
class TrackTimesTest {
  @ParameterizedTest
  @EnumSource
  void aFlashBreaksNoTrack(MotionModel model) {
    TrackedFilm film = new TrackedFilm(model);
    List<String> first = film.see(STILL, face(100, 100), face(500, 100));
    assertThat(film.see(null)).isEmpty();
    assertThat(film.see(null, face(105, 100), face(505, 100))).isEqualTo(first);
  }

  @ParameterizedTest
  @EnumSource
  void aFaceAfterACutIsSomebodyElseUnlessItIsInTheSamePlace(MotionModel model) {
    TrackedFilm film = new TrackedFilm(model);
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
