package org.smalti.tools.video.faces.show;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Failures;

/** Tells the films of a table whose names can be used from those that lead out of their folder. */
final class NamedFilms {
  private NamedFilms() {}

  /**
   * The films that pass a check; the others are failures.
   *
   * @param check throws a {@link SmaltiException} if the name of a film can't be used
   */
  static List<FilmFaces> of(
      List<FilmFaces> films, Consumer<String> check, String stage, Failures failures) {
    List<FilmFaces> named = new ArrayList<>();
    for (FilmFaces film : films) {
      try {
        check.accept(film.filename());
        named.add(film);
      } catch (SmaltiException e) {
        failures.add(new Failure(film.filename(), stage, String.valueOf(e.getMessage())));
      }
    }
    return named;
  }
}
