package org.smalti.tools.video.faces;

import java.util.List;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.media.FilmSegment;
import org.smalti.media.FilmSegments;
import org.smalti.media.MediaFile;
import org.smalti.tools.video.source.FilmOpener;

/**
 * Cuts a film into segments.
 *
 * @param length frames of a segment at least
 */
record FilmPlanWork(FilmOpener films, long length, FaceSettings settings)
    implements Work<String, FilmPlan> {
  @Override
  public FilmPlan apply(String film, Task task) {
    try (MediaFile opened = films.opener(film, task).open()) {
      return FilmPlan.of(FilmSegments.of(opened, length, settings.every()), settings.span());
    } catch (SmaltiException e) {
      if (e.reason() == Reason.OUTPUT) {
        throw e;
      }
      // What is wrong with it is said where its faces are looked for.
      return FilmPlan.of(List.of(FilmSegment.WHOLE), settings.span());
    }
  }
}
