package org.smalti.tools.video.stills;

import java.io.Serializable;
import java.util.List;

/**
 * A film that gets a contact sheet.
 *
 * @param scenes of it; empty: pictures are spread evenly over the film
 */
record SheetFilm(String filename, List<Scene> scenes) implements Serializable {
  /**
   * A part of a film between two cuts.
   *
   * @param start s
   * @param length s
   */
  record Scene(double start, double length) implements Serializable {
    double middle() {
      return start + length / 2;
    }
  }

  /** The times of so many pictures at most: the middles of scenes, or of equal parts of the film. */
  List<Double> times(int most, double duration) {
    int count = scenes.isEmpty() ? most : Math.min(most, scenes.size());
    return java.util.stream.IntStream.range(0, count)
        .mapToObj(i -> scenes.isEmpty()
            ? (i + 0.5) / count * duration
            : scenes.get((int) ((i + 0.5) / count * scenes.size())).middle())
        .toList();
  }
}
