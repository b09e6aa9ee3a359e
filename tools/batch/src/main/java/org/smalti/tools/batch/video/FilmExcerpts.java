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
    int count = (int) Math.min(MOST, FEWEST + Math.max(0, duration) / EACH);
    // If the film is little longer than the scenes, the whole film is taken.
    if (duration < 1.5 * count * LENGTH) {
      return new FilmExcerpts(List.of(0.0), 0);
    }
    return new FilmExcerpts(
        IntStream.range(0, count)
            .mapToObj(i -> (i + 0.5) * duration / count - LENGTH / 2)
            .toList(),
        LENGTH);
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
    List<String> words = new ArrayList<>();
    for (double start : starts) {
      if (length > 0) {
        words.addAll(List.of("-ss", decimal(start), "-t", decimal(length)));
      }
      words.addAll(input);
    }
    return words;
  }

  private static String decimal(double seconds) {
    return String.format(Locale.ROOT, "%.3f", seconds);
  }

  /**
   * A filter graph that puts the scenes one after the other.
   *
   * @param first index of the first scene's input
   * @param filter what is done with them then
   * @param label of the result
   */
  String graph(int first, MediaStream stream, String filter, String label) {
    StringBuilder graph = new StringBuilder();
    for (int i = 0; i < count(); i++) {
      graph.append('[').append(first + i).append(':').append(stream.index()).append(']');
    }
    // Pictures get times by their number, so that both sides of a comparison match even if their
    // times differ.
    return graph + "concat=n=" + count() + ":v=1:a=0," + counted(stream) + "," + filter + "["
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
