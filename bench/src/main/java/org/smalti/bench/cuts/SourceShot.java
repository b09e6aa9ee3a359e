package org.smalti.bench.cuts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A stretch of a film of the corpus without any transition in it, as seen by eye.
 *
 * @param file in the corpus
 * @param from s
 * @param until s
 */
record SourceShot(String file, double from, double until) {
  /** The first frames of the shots of an excerpt of Tears of Steel, 24 fps, without any gradual transition. */
  static final List<Integer> TEARS_OF_STEEL_CUTS = List.of(
      52, 122, 158, 221, 309, 715, 788, 872, 901, 987, 1127, 1157, 1203, 1234, 1246, 1284, 1345,
      1378, 1430, 1472, 1525, 1571, 1618, 1650, 1689);

  static final String TEARS_OF_STEEL = "video/tears_of_steel_battle_clip.webm";
  private static final String ROCKET = "video/rocket_launch_oa4.webm";
  /** Of {@link #TEARS_OF_STEEL}: shots that begin before this frame are to tune on. */
  private static final int HALF = 987;

  /** s: shorter shots are not taken. */
  private static final double SHORTEST = 1.2;

  /** Shots to tune on ({@code half} 0) or to judge by (1); the two have no shot in common. */
  static List<SourceShot> half(int half) {
    List<SourceShot> shots = new ArrayList<>();
    if (half == 0) {
      shots.add(new SourceShot("video/car_detection_silent_track.mp4", 0, 30));
      shots.add(new SourceShot("video/coin_motion.mov", 0, 8));
      shots.add(new SourceShot("video/flower.mp4", 0, 5));
      shots.add(new SourceShot("video/gp_1906_silent_film.ogv", 0, 19));
      shots.add(new SourceShot("video/screencast_dual_monitors.webm", 5, 14));
      shots.add(new SourceShot("video/screencast_dual_monitors.webm", 15, 29.5));
      shots.add(new SourceShot("video/screencast_movie-hello.mp4", 0, 8));
      shots.add(new SourceShot("video/faces/asl_book.mkv", 0, 3.6));
      shots.add(new SourceShot("video/faces/asl_night.mkv", 0, 2.2));
      shots.add(new SourceShot(ROCKET, 0, 2.9));
    } else {
      shots.add(new SourceShot("video/city_night.mpg", 0, 4.6));
      shots.add(new SourceShot("video/city_night.mpg", 4.66, 7.5));
      shots.add(new SourceShot("video/his_girl_friday_1940_excerpt.mp4", 0, 6));
      shots.add(new SourceShot("video/one_by_one_person_detection.mp4", 0, 139));
      shots.add(new SourceShot("video/stream-of-water.mp4", 0, 3));
      shots.add(new SourceShot("video/stream-of-water-audioless.webm", 1.9, 3.9));
      shots.add(new SourceShot("video/faces/asl_school.mkv", 0, 2.4));
      shots.add(new SourceShot("video/faces/asl_student.mkv", 0, 1.7));
      shots.add(new SourceShot("video/faces/asl_walk.mkv", 0, 2.9));
      shots.add(new SourceShot(ROCKET, 3.2, 8));
    }
    shots.addAll(shotsOfFilm(half));
    return shots;
  }

  private static List<SourceShot> shotsOfFilm(int half) {
    Set<Integer> edges = new TreeSet<>(TEARS_OF_STEEL_CUTS);
    edges.add(0);
    List<Integer> cuts = List.copyOf(edges);
    List<SourceShot> shots = new ArrayList<>();
    for (int i = 0; i + 1 < cuts.size(); i++) {
      double from = cuts.get(i) / 24.0 + 0.02;
      double until = cuts.get(i + 1) / 24.0 - 0.06;
      boolean first = cuts.get(i) < HALF;
      if (first == (half == 0) && until - from >= SHORTEST) {
        shots.add(new SourceShot(TEARS_OF_STEEL, from, until));
      }
    }
    return shots;
  }

  /** What is seen: the file, but that some files show the same stream. */
  String scenery() {
    return file.startsWith("video/stream-of-water") ? "video/stream-of-water" : file;
  }

  double length() {
    return until - from;
  }
}
