package org.smalti.bench.faces;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.smalti.tools.video.faces.detect.Detection;

/**
 * A film of faces whose places are known.
 *
 * @param name for files and tables
 * @param seconds how long it is
 * @param faces the one at the back first
 * @param pan pixels that the camera swings to each side, in eight seconds
 * @param shake pixels that it trembles
 * @param events times of cuts and flashes, ascending
 * @param blurs times at which the camera is out of focus for a moment
 */
record FaceFilm(
    String name,
    double seconds,
    List<ScriptedFace> faces,
    double pan,
    double shake,
    List<FaceFilmEvent> events,
    List<Double> blurs) {
  static final int WIDTH = 640;
  static final int HEIGHT = 360;
  static final int RATE = 25;
  /** s that it is out of focus. */
  private static final double BLUR = 0.4;
  /** s for which a flash makes all white. */
  private static final double FLASH = 1.5 / RATE;

  int pictures() {
    return (int) (seconds * RATE);
  }

  /** How far the camera has moved what it sees, to the right. */
  double right(double time) {
    return pan * Math.sin(2 * Math.PI * time / 8)
        + shake * Math.sin(2 * Math.PI * 3.1 * time) * Math.sin(2 * Math.PI * 0.7 * time);
  }

  double down(double time) {
    return shake * Math.sin(2 * Math.PI * 3.7 * time + 1) * Math.sin(2 * Math.PI * 0.9 * time);
  }

  /** The box of a face as the camera sees it; null where it is not there. */
  @Nullable
  Detection box(ScriptedFace face, double time) {
    Detection box = face.box(time);
    return box == null ? null : box.moved(right(time), down(time));
  }

  /** How far out of focus the picture is, 0..1. */
  double blur(double time) {
    double most = 0;
    for (double blur : blurs) {
      most = Math.max(most, 1 - Math.abs(time - blur) / BLUR);
    }
    return most;
  }

  boolean white(double time) {
    return events.stream()
        .anyMatch(event -> event.flash() && time >= event.time() && time < event.time() + FLASH);
  }

  /** The number of the shot, from 0. */
  int shot(double time) {
    return (int)
        events.stream().filter(event -> !event.flash() && event.time() <= time).count();
  }

  /** Whether nothing can be told of the movement between two times. */
  boolean torn(double from, double to) {
    return shot(from) != shot(to) || white(from) || white(to);
  }
}
