package org.smalti.tools.video.faces.show;

import java.util.Optional;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.media.MediaFile;
import org.smalti.media.VideoStream;

/**
 * Finds out how many pictures a film has, as its header says; 0 where that is not known. What is wrong with a film is
 * said where it is drawn.
 *
 * @param media the folder that names of films are relative to
 */
record FilmLengthWork(MediaFolder media) implements Work<String, Long> {
  @Override
  public Long apply(String film, Task task) {
    try (MediaFile opened = MediaFile.open(media.resolve(film))) {
      Optional<VideoStream> shown = opened.info().video();
      return shown
          .map(stream -> Math.round(stream.fps() * length(stream, opened)))
          .orElse(0L);
    } catch (SmaltiException e) {
      return 0L;
    }
  }

  private static double length(VideoStream stream, MediaFile film) {
    return Math.max(0, stream.duration() > 0 ? stream.duration() : film.info().duration());
  }
}
