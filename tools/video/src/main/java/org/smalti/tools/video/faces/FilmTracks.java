package org.smalti.tools.video.faces;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.smalti.core.table.TableWriter;
import org.smalti.media.VideoStream;
import org.smalti.tools.video.faces.table.FaceTable;
import org.smalti.tools.video.faces.track.FaceTracker;
import org.smalti.tools.video.faces.track.FrameFaces;
import org.smalti.tools.video.faces.track.TrackOptions;
import org.smalti.tools.video.faces.track.TrackedFace;

/** Follows the faces of one film and writes its table. Its memory grows with the number of tracks alone. */
final class FilmTracks implements AutoCloseable {
  private final String film;
  private final FaceTracker tracker;
  private final TableWriter table;
  private final Set<String> tracks = new HashSet<>();
  private long rows;

  FilmTracks(String film, VideoStream shown, TrackOptions options, Path target) {
    this.film = film;
    tracker = options.open(film, shown.width(), shown.height());
    table = new TableWriter(target, FaceTable.COLUMNS);
  }

  /** Takes the next picture that was looked at. */
  void add(FrameFaces picture) {
    for (TrackedFace face : tracker.next(picture)) {
      table.add(FaceTable.cells(film, face));
      tracks.add(face.track());
      rows++;
    }
  }

  long rows() {
    return rows;
  }

  long tracks() {
    return tracks.size();
  }

  /** Puts the table in its place. */
  void commit() {
    table.commit();
  }

  @Override
  public void close() {
    table.close();
  }
}
