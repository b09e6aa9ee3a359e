package org.smalti.bench.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Films whose lengths are drawn from a log-normal distribution, as those of archives roughly are, and whose cost for a
 * frame is that of measured pieces.
 *
 * @param films from the first to the last of the list
 */
record SimulatedCollection(List<Film> films) {
  private static final double FRAMES_PER_SECOND = 25;
  private static final double LONGEST = 6 * 3600;

  /** A film: how many frames, and what each costs. */
  record Film(long frames, MeasuredPieces.Piece frame) {}

  /**
   * Draws films.
   *
   * @param median s: half of the films are longer
   * @param spread standard deviation of the logarithm of the length
   */
  static SimulatedCollection of(
      int films, double median, double spread, MeasuredPieces measured, long seed) {
    Random random = new Random(seed);
    List<Film> drawn = new ArrayList<>();
    for (int i = 0; i < films; i++) {
      double seconds = Math.min(LONGEST, median * Math.exp(spread * random.nextGaussian()));
      int piece = random.nextInt(measured.pieces().size());
      drawn.add(new Film(
          Math.max(1, Math.round(seconds * FRAMES_PER_SECOND)),
          measured.pieces().get(piece)));
    }
    return new SimulatedCollection(drawn);
  }

  /**
   * The tasks of all films.
   *
   * @param longest frames of a task; 0: each film is one
   * @param before s of a core that a task costs before its first frame
   * @param association s of the driver for a frame whose faces have arrived
   * @param result s of the driver for each result
   */
  List<SimulatedTask> tasks(long longest, double before, double association, double result) {
    List<SimulatedTask> tasks = new ArrayList<>();
    for (Film film : films) {
      long pieces = longest == 0 ? 1 : (film.frames() + longest - 1) / longest;
      for (long i = 0; i < pieces; i++) {
        long frames = film.frames() * (i + 1) / pieces - film.frames() * i / pieces;
        tasks.add(new SimulatedTask(
            before + frames * film.frame().core(),
            frames * film.frame().bytes(),
            result + frames * association));
      }
    }
    return tasks;
  }

  /** One task for each film that reads it once to find where it can be cut. */
  List<SimulatedTask> listing(double framesPerSecond, double result) {
    return films.stream()
        .map(film -> new SimulatedTask(
            film.frames() / framesPerSecond, film.frames() * film.frame().bytes(), result))
        .toList();
  }

  long frames() {
    return films.stream().mapToLong(Film::frames).sum();
  }

  double bytes() {
    return films.stream()
        .mapToDouble(film -> film.frames() * film.frame().bytes())
        .sum();
  }
}
