package org.smalti.tools.batch.video;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.smalti.media.MediaStream;

/**
 * Short scenes, evenly spaced over a film, that represent it. ffmpeg decodes each from the key frame before it.
 *
 * @param starts s; a single 0 is the whole film
 * @param length s of each, 0 the whole film
 */
record FilmExcerpts(List<Double> starts, double length) {
  private static final double LENGTH = 2;
  private static final int FEWEST = 4;
  private static final int MOST = 10;
  /** s: there is one more scene for each of these. */
  private static final double EACH = 900;

  private static final double USUAL_RATE = 25;

  /**
   * Chooses the scenes of a film.
   *
   * @param duration s, −1 unknown: then the whole film
   */
  static FilmExcerpts of(double duration) {
    return of(duration, LENGTH);
  }

  /**
   * Chooses scenes of a certain length.
   *
   * @param duration s, −1 unknown: then the whole film
   * @param length s
   */
  static FilmExcerpts of(double duration, double length) {
    int count = (int) Math.min(MOST, FEWEST + Math.max(0, duration) / EACH);
    // If the film is little longer than the scenes, the whole film is taken.
    if (duration < 1.5 * count * length) {
      return new FilmExcerpts(List.of(0.0), 0);
    }
    return new FilmExcerpts(
        IntStream.range(0, count)
            .mapToObj(i -> (i + 0.5) * duration / count - length / 2)
            .toList(),
        length);
  }

  int count() {
    return starts.size();
  }

  /** s of all. */
  double seconds(double duration) {
    return length == 0 ? duration : length * count();
  }

  /** Options and names of the inputs, one for each scene. */
  List<String> inputs(List<String> input) {
    return IntStream.range(0, count())
        .mapToObj(i -> input(i, input))
        .flatMap(List::stream)
        .toList();
  }

  /** Options and name of the input that is one scene. */
  List<String> input(int scene, List<String> input) {
    List<String> words = new ArrayList<>();
    if (length > 0) {
      words.addAll(List.of("-ss", decimal(starts.get(scene)), "-t", decimal(length)));
    }
    words.addAll(input);
    return words;
  }

  private static String decimal(double seconds) {
    return String.format(Locale.ROOT, "%.3f", seconds);
  }

  /**
   * A filter graph that puts the scenes one after the other.
   *
   * @param first index of the first scene's input
   * @param filter what is done with each of them before
   * @param label of the result
   */
  String graph(int first, MediaStream stream, String filter, String label) {
    StringBuilder graph = new StringBuilder();
    StringBuilder scenes = new StringBuilder();
    for (int i = 0; i < count(); i++) {
      String scene = "[" + label + i + "]";
      graph.append('[').append(first + i).append(':').append(stream.index()).append(']');
      graph.append(filter).append(scene).append(';');
      scenes.append(scene);
    }
    // Pictures get times by their number, so that both sides of a comparison match even if their
    // times differ.
    return graph.append(scenes) + "concat=n=" + count() + ":v=1:a=0," + counted(stream) + "["
        + label + "]";
  }

  /** A filter that gives pictures times by their number. */
  static String counted(MediaStream stream) {
    return String.format(Locale.ROOT, "settb=AVTB,setpts=N/%s/TB", rate(stream));
  }

  /** Pictures per second, as ffmpeg reads it. */
  static String rate(MediaStream stream) {
    double fps = stream.picture().fps();
    return String.format(Locale.ROOT, "%.6f", fps > 0 && fps <= 240 ? fps : USUAL_RATE);
  }
}
