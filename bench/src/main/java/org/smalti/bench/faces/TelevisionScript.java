package org.smalti.bench.faces;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A conversation as television shows it: cameras on each of two people, on both, and on a group, between which it cuts
 * every second or two, and photographers' flashes. Who is in the same place when a camera is back within the gap of the
 * trackers is the same; each camera's people have names of their own.
 */
final class TelevisionScript {
  private final Random random;
  private final double seconds;
  private final Map<String, ScriptedFace> faces = new LinkedHashMap<>();
  private final List<FaceFilmEvent> events = new ArrayList<>();

  /** Middle and height of each face that a camera sees. */
  private static final double[][][] CAMERAS = {
    {{250, 170, 150}},
    {{400, 180, 160}},
    {{190, 150, 80}, {440, 160, 80}},
    {{90, 120, 60}, {230, 100, 62}, {360, 125, 58}, {500, 110, 64}, {580, 240, 60}}
  };

  TelevisionScript(Random random, double seconds) {
    this.random = random;
    this.seconds = seconds;
  }

  FaceFilm film(String name) {
    double time = 0;
    int camera = 0;
    while (time < seconds) {
      double length = FaceFilmKind.between(random, 0.7, 2.8);
      shoot(camera, time, time + length);
      if (length > 1.2 && random.nextBoolean()) {
        events.add(new FaceFilmEvent(time + length / 2, true));
      }
      time += length;
      events.add(new FaceFilmEvent(time, false));
      camera = (camera + 1 + random.nextInt(CAMERAS.length - 1)) % CAMERAS.length;
    }
    return new FaceFilm(
        name, seconds, List.copyOf(faces.values()), 0, 0, List.copyOf(events), List.of());
  }

  private void shoot(int camera, double from, double to) {
    for (int i = 0; i < CAMERAS[camera].length; i++) {
      double[] place = CAMERAS[camera][i];
      // The two of the first cameras are those that the third sees together.
      FaceLook look = FaceFilmKind.look(camera < 3 ? camera % 2 + 2 * i : 3 + i);
      String name = "camera " + camera + " face " + i;
      ScriptedFace face = faces.computeIfAbsent(name, any -> ScriptedFace.of(name, look));
      double sway = place[2] * 0.08;
      double time = from;
      while (time < to) {
        face.at(
            time,
            place[0] + FaceFilmKind.between(random, -sway, sway),
            place[1] + FaceFilmKind.between(random, -sway, sway),
            place[2]);
        time = Math.min(to, time + FaceFilmKind.between(random, 0.4, 1));
      }
      face.leaves(to, place[0], place[1], place[2]);
    }
  }
}
