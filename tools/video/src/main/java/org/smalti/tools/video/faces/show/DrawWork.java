package org.smalti.tools.video.faces.show;

import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.media.MediaFile;

/**
 * Draws the faces of a film into it; gives what could not be drawn, or an empty text.
 *
 * @param media the folder that names of films are relative to
 */
record DrawWork(MediaFolder media, DrawnFiles files) implements Work<FilmFaces, String> {
  @Override
  public String apply(FilmFaces faces, Task task) {
    try (MediaFile film = MediaFile.open(media.resolve(faces.filename()));
        DrawnFilm drawn = DrawnFilm.of(film, faces)) {
      return drawn.write(files.file(faces.filename()), task).orElse("");
    }
  }

  /** The key of a drawn film. */
  String key(FilmFaces faces) {
    return faces
        .into(new Fingerprint().with(files))
        .withFile(media.resolve(faces.filename()))
        .key();
  }
}
