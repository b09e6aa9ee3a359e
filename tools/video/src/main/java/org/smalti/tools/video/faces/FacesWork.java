package org.smalti.tools.video.faces;

import java.nio.file.Path;
import java.util.ArrayList;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;
import org.smalti.core.files.LocalPath;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.media.MediaFile;
import org.smalti.media.SegmentDecoder;
import org.smalti.media.VideoStream;
import org.smalti.tools.video.faces.track.FrameFaces;
import org.smalti.tools.video.source.FilmOpener;
import org.smalti.tools.video.source.SourceOpener;

/**
 * Looks for faces in a film or in a segment of one. Of a segment the faces come back, to be followed with those of the
 * others; those of a whole film are followed here, so that memory does not grow with it.
 *
 * @param tables pattern of the tables of films, {@code %s} stands for the film's name
 */
record FacesWork(FilmOpener films, LocalPath tables, FaceSettings settings)
    implements Work<FilmPart, PartFaces> {
  @Override
  public PartFaces apply(FilmPart part, Task task) {
    if (part.isWhole()) {
      return whole(part, task);
    }
    try {
      return segment(part, task);
    } catch (SmaltiException e) {
      if (e.reason() == Reason.OUTPUT) {
        throw e;
      }
      return PartFaces.inexact();
    }
  }

  private PartFaces segment(FilmPart part, Task task) {
    ArrayList<FrameFaces> pictures = new ArrayList<>();
    try (MediaFile opened = films.opener(part.film(), task).open()) {
      VideoStream shown = shown(part, opened);
      long first = FaceFinder.wanted(part.segment(), settings);
      try (FaceFinder finder = new FaceFinder(settings, shown);
          SegmentDecoder film = opened.video(finder.spec(), part.segment(), first)) {
        long frames = finder.find(film, part.segment(), -1, task, pictures::add);
        return film.isExact() && film.damage().isEmpty()
            ? PartFaces.segment(shown, frames, finder.looked(), pictures)
            : PartFaces.inexact();
      }
    }
  }

  private PartFaces whole(FilmPart part, Task task) {
    Path table = films.output(tables.toString(), part.film());
    SourceOpener opener = films.opener(part.film(), task);
    try (MediaFile opened = opener.open()) {
      VideoStream shown = shown(part, opened);
      if (opener.isLive(opened.info()) && Double.isInfinite(settings.span().to())) {
        throw SmaltiException.usage(
            part.film() + ": it is live and has no end; choose where to stop by --end");
      }
      double length = opened.info().duration();
      try (FaceFinder finder = new FaceFinder(settings, shown);
          SegmentDecoder film = opened.video(finder.spec(), part.segment(), 0);
          FilmTracks tracks = new FilmTracks(part.film(), shown, settings.tracks(), table)) {
        long frames = finder.find(film, part.segment(), length, task, tracks::add);
        if (frames == 0 && settings.span().from() == 0) {
          throw SmaltiException.input(
              part.film() + ": no picture of it can be decoded; is the file broken?");
        }
        tracks.commit();
        String problem = film.damage().orElse("");
        return PartFaces.film(shown, frames, finder.looked(), tracks, problem);
      }
    }
  }

  private static VideoStream shown(FilmPart part, MediaFile opened) {
    return opened
        .info()
        .video()
        .orElseThrow(() -> SmaltiException.input(part.film() + ": no picture in it"));
  }
}
