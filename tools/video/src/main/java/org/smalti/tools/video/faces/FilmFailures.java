package org.smalti.tools.video.faces;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.smalti.core.run.Failure;
import org.smalti.core.run.ForwardingRun;
import org.smalti.core.run.Run;

/** Tells of the failure of a part as of that of its film, once. Safe for several threads. */
final class FilmFailures extends ForwardingRun {
  private final Map<String, String> films = new HashMap<>();
  private final Set<String> failed = new HashSet<>();

  FilmFailures(Run run) {
    super(run);
  }

  synchronized void parts(List<FilmPart> parts) {
    parts.forEach(part -> films.put(part.name(), part.film()));
  }

  synchronized boolean hasFailed(String film) {
    return failed.contains(film);
  }

  @Override
  public void skip(Failure failure) {
    Failure ofFilm = ofFilm(failure);
    if (isNew(ofFilm)) {
      super.skip(ofFilm);
    }
  }

  @Override
  public void bug(Failure failure, String trace) {
    Failure ofFilm = ofFilm(failure);
    if (isNew(ofFilm)) {
      super.bug(ofFilm, trace);
    }
  }

  private synchronized Failure ofFilm(Failure failure) {
    String film = films.getOrDefault(failure.filename(), failure.filename());
    return new Failure(film, failure.stage(), failure.error());
  }

  private synchronized boolean isNew(Failure failure) {
    return failed.add(failure.filename());
  }
}
