package org.smalti.tools.video.faces;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.smalti.media.VideoStream;
import org.smalti.tools.video.faces.track.FrameFaces;

/**
 * Follows the faces of films whose segments were looked at by several workers. The results come in the order of the
 * films, and of the segments in each; one film is open at a time.
 */
final class FilmAssembly implements AutoCloseable {
  private final FaceSettings settings;
  private final Function<String, Path> tables;
  private final Finished finished;
  private final Set<String> inexact = new LinkedHashSet<>();
  private String film = "";
  private @Nullable FilmTracks tracks;
  private int next;
  private long frames;
  /** Number of the first frame that was not left out. */
  private long countedFrom;

  private long looked;

  /** Is told what a film has. */
  interface Finished {
    void film(String name, PartFaces all);
  }

  /** @param tables gives the table to write for a film */
  FilmAssembly(FaceSettings settings, Function<String, Path> tables, Finished finished) {
    this.settings = settings;
    this.tables = tables;
    this.finished = finished;
  }

  /** The films that have to be looked at as a whole. */
  Set<String> inexact() {
    return inexact;
  }

  void take(FilmPart part, PartFaces found) {
    if (part.isWhole()) {
      finished.film(part.film(), found);
      return;
    }
    if (part.index() == 0) {
      begin(part, found);
    }
    if (tracks == null || !part.film().equals(film) || part.index() != next) {
      drop();
      return;
    }
    // Where packets are no frames, it was not known which ones are multiples, or how many were left
    // out before.
    boolean needed = settings.every() > 1 || countedFrom > 0;
    boolean counted = !needed || frames == part.segment().first();
    if (found.shown() == null || !counted) {
      inexact.add(film);
      drop();
      return;
    }
    add(tracks, part, found);
    if (next == part.count()) {
      finish(tracks, found);
    }
  }

  private void begin(FilmPart part, PartFaces found) {
    drop();
    String name = part.film();
    film = name;
    next = 0;
    frames = part.segment().first();
    countedFrom = frames;
    looked = 0;
    VideoStream shown = found.shown();
    if (shown == null) {
      inexact.add(name);
    } else {
      tracks = new FilmTracks(name, shown, settings.tracks(), tables.apply(name));
    }
  }

  private void add(FilmTracks open, FilmPart part, PartFaces found) {
    long shift = frames - part.segment().first();
    for (FrameFaces picture : found.pictures()) {
      open.add(picture.numbered(picture.frame() + shift));
    }
    frames += found.frames();
    looked += found.looked();
    next++;
  }

  private void finish(FilmTracks open, PartFaces last) {
    open.commit();
    VideoStream shown = Objects.requireNonNull(last.shown());
    PartFaces all = PartFaces.film(shown, frames, looked, open, "");
    drop();
    finished.film(film, all);
  }

  private void drop() {
    if (tracks != null) {
      tracks.close();
      tracks = null;
    }
  }

  @Override
  public void close() {
    drop();
  }
}
