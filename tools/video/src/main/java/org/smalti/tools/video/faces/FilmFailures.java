package org.smalti.tools.video.faces;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.smalti.core.run.Failure;
import org.smalti.core.run.ForwardingRun;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;

/**
 * Tells of the failure of a part as of that of its film, once, and whether the table keeps rows of the film from an
 * earlier run. Safe for several threads.
 */
final class FilmFailures extends ForwardingRun {
  private final Map<String, String> films = new HashMap<>();
  private final Set<String> failed = new HashSet<>();
  private final ToLongFunction<String> earlierRows;

  /** @param earlierRows how many rows of a film an earlier run has left */
  FilmFailures(Run run, ToLongFunction<String> earlierRows) {
    super(run);
    this.earlierRows = earlierRows;
  }

  /**
   * Tells of a film that could be read in part.
   *
   * @param rows that were found in it
   */
  void damaged(Failure failure, long rows) {
    long before = earlierRows.applyAsLong(failure.filename());
    String lost = before <= rows
        ? ""
        : "; " + Unit.ROWS.show(rows) + " instead of the " + Unit.ROWS.show(before)
            + " of an earlier run";
    Failure told = Failure.incomplete(failure.filename(), failure.stage(), failure.error() + lost);
    if (isNew(told)) {
      super.skip(told);
    }
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
    long rows = earlierRows.applyAsLong(film);
    String kept = rows == 0
        ? ""
        : "; the table keeps what an earlier run has found in it, " + Unit.ROWS.show(rows);
    return new Failure(
        film,
        failure.stage(),
        failure.error() + kept,
        failure.reason(),
        failure.kept() || rows > 0);
  }

  private synchronized boolean isNew(Failure failure) {
    return failed.add(failure.filename());
  }
}
