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
import org.smalti.tools.video.faces.detect.DetectorPicture;
import org.smalti.tools.video.faces.detect.FaceDetector;
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
    try (MediaFile opened = films.opener(part.film(), task).open();
        FaceDetector detector = settings.detector().open()) {
      VideoStream shown = opened.info().video().orElseThrow();
      DetectorPicture form = settings.detector().pictureOf(shown.width(), shown.height());
      FaceFinder finder = new FaceFinder(settings, detector, form);
      long first = FaceFinder.wanted(part.segment(), settings);
      try (SegmentDecoder film = opened.video(form.spec(), part.segment(), first)) {
        long frames = finder.find(film, part.segment(), -1, task, pictures::add);
        boolean exact = film.isExact() && film.damage().isEmpty();
        return new PartFaces(
            shown.width(),
            shown.height(),
            exact ? pictures : new ArrayList<>(),
            frames,
            finder.looked(),
            0,
            0,
            exact,
            "");
      }
    }
  }

  private PartFaces whole(FilmPart part, Task task) {
    Path table = films.output(tables.toString(), part.film());
    SourceOpener opener = films.opener(part.film(), task);
    try (MediaFile opened = opener.open()) {
      VideoStream shown = opened
          .info()
          .video()
          .orElseThrow(() -> SmaltiException.input(part.film() + ": no picture in it"));
      DetectorPicture form = settings.detector().pictureOf(shown.width(), shown.height());
      double length = opened.info().duration();
      try (FaceDetector detector = settings.detector().open();
          SegmentDecoder film = opened.video(form.spec(), part.segment(), 0);
          FilmTracks tracks = new FilmTracks(
              part.film(), shown.width(), shown.height(), settings.tracks(), table)) {
        FaceFinder finder = new FaceFinder(settings, detector, form);
        long frames = finder.find(film, part.segment(), length, task, tracks::add);
        if (frames == 0) {
          throw SmaltiException.input(
              part.film() + ": no picture of it can be decoded; is the file broken?");
        }
        tracks.commit();
        return new PartFaces(
            shown.width(),
            shown.height(),
            new ArrayList<>(),
            frames,
            finder.looked(),
            tracks.rows(),
            tracks.tracks(),
            true,
            film.damage().orElse(""));
      }
    }
  }
}
