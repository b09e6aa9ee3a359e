package org.smalti.tools.video.faces;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.CompanionName;
import org.smalti.core.table.TableReader;
import org.smalti.core.table.TableWriter;
import org.smalti.media.VideoStream;
import org.smalti.tools.video.faces.table.FaceTable;
import org.smalti.tools.video.faces.track.FaceTracker;
import org.smalti.tools.video.faces.track.FrameFaces;
import org.smalti.tools.video.faces.track.TrackOptions;
import org.smalti.tools.video.faces.track.TrackedFace;

/**
 * Follows the faces of one film and writes its table. Its memory grows with the number of tracks alone: where short
 * tracks are left out, all are written first, since only the end of a film says how long a track is.
 */
final class FilmTracks implements AutoCloseable {
  private final String film;
  private final FaceTracker tracker;
  private final int minimumPictures;
  private final Path target;
  private final Path first;
  private final TableWriter table;
  /** In how many pictures each track was seen. */
  private final Map<String, Integer> pictures = new HashMap<>();

  FilmTracks(String film, VideoStream shown, TrackOptions options, Path target) {
    this.film = film;
    this.target = target;
    minimumPictures = options.minimumPictures();
    tracker = options.open(film, shown.width(), shown.height());
    first = minimumPictures == 1 ? target : CompanionName.visible(target, "all");
    table = new TableWriter(first, FaceTable.COLUMNS);
  }

  /** Takes the next picture that was looked at. */
  void add(FrameFaces picture) {
    for (TrackedFace face : tracker.next(picture)) {
      table.add(FaceTable.cells(film, face));
      pictures.merge(face.track(), 1, Integer::sum);
    }
  }

  /** Of the tracks that are not left out. */
  long rows() {
    return pictures.values().stream()
        .filter(count -> count >= minimumPictures)
        .mapToLong(count -> count)
        .sum();
  }

  /** Without those that are left out. */
  long tracks() {
    return pictures.values().stream().filter(count -> count >= minimumPictures).count();
  }

  /** Puts the table in its place. */
  void commit() {
    table.commit();
    if (!first.equals(target)) {
      leaveShortTracksOut();
    }
  }

  private void leaveShortTracksOut() {
    try (TableReader all = new TableReader(first);
        TableWriter left = new TableWriter(target, FaceTable.COLUMNS)) {
      all.forEachRemaining(row -> {
        if (pictures.getOrDefault(row.text(FaceTable.TRACK), 0) >= minimumPictures) {
          left.add(row);
        }
      });
      left.commit();
    }
    try {
      Files.deleteIfExists(first);
    } catch (IOException e) {
      throw AtomicFile.unwritable(first, e);
    }
  }

  @Override
  public void close() {
    table.close();
  }
}
