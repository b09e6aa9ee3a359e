package org.smalti.tools.video.faces.show;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Task;
import org.smalti.media.MediaFile;
import org.smalti.media.PixelFormat;
import org.smalti.media.VideoDecoder;
import org.smalti.media.VideoFrame;
import org.smalti.media.VideoSpec;
import org.smalti.tools.video.faces.track.TrackedFace;

/**
 * Finds the best picture of each track in one pass through a film, which leaps over longer stretches without any
 * candidate. It holds the crops of the tracks that are under way alone.
 */
final class BestFaces {
  /** s: time stamps may be rounded to whole milliseconds. */
  private static final double ROUNDING = 0.0005;
  /** s: what is nearer ahead is reached by decoding on. */
  private static final double NEAR = 4;

  private final VideoDecoder film;
  private final Sink sink;
  private final Map<String, Best> best = new HashMap<>();
  private final Map<String, Integer> open = new HashMap<>();
  private boolean begun;

  /** Takes the best picture of each track, in the order in which they are known. */
  interface Sink {
    void take(FaceCrop crop) throws IOException;
  }

  private record Candidate(FollowedFace track, TrackedFace face) {}

  private record Best(FaceCrop crop, double quality) {}

  private BestFaces(VideoDecoder film, Sink sink) {
    this.film = film;
    this.sink = sink;
  }

  /**
   * Shows the best picture of each track to a sink. Gives what could not be shown, as the film ends before; an empty
   * text if all could.
   *
   * @throws SmaltiException if the film has no picture
   */
  static String of(MediaFile media, FilmFaces tracks, Sink sink, Task task) throws IOException {
    if (media.info().video().isEmpty()) {
      throw SmaltiException.input(tracks.filename() + ": no picture in it");
    }
    try (VideoDecoder film = media.video(new VideoSpec(0, 0, PixelFormat.RGB24))) {
      return new BestFaces(film, sink).pass(tracks.tracks(), task);
    }
  }

  private String pass(List<FollowedFace> tracks, Task task) throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    for (FollowedFace track : tracks) {
      List<TrackedFace> faces = FaceQuality.candidates(track, film.width(), film.height());
      faces.forEach(face -> candidates.add(new Candidate(track, face)));
      open.put(track.id(), faces.size());
    }
    candidates.sort(Comparator.comparingDouble(candidate -> candidate.face().time()));
    int done = 0;
    while (done < candidates.size() && goTo(candidates.get(done).face().time())) {
      try (VideoFrame frame = film.frame("bgr24")) {
        BufferedImage picture = frame.image();
        do {
          look(candidates.get(done), picture);
          done++;
        } while (done < candidates.size() && isShown(candidates.get(done).face().time()));
      }
      task.reached((double) done / candidates.size());
    }
    Set<String> without = new HashSet<>();
    for (Candidate candidate : candidates.subList(done, candidates.size())) {
      deliver(candidate.track());
      without.add(candidate.track().id());
    }
    return without.isEmpty() ? "" : problem(without.size());
  }

  private String problem(int without) {
    String damage = film.damage().map(text -> "; " + text).orElse("");
    return "the film ends before faces of " + without
        + (without == 1 ? " track" : " tracks")
        + (damage.isEmpty() ? "; is the table of another film?" : damage);
  }

  private boolean isShown(double time) {
    return time + ROUNDING < film.until();
  }

  /** Goes to the picture that is shown at a time; false if the film ends before. */
  private boolean goTo(double time) {
    if (!begun && !film.next()) {
      return false;
    }
    begun = true;
    if (time - film.time() > NEAR && !isShown(time)) {
      film.seek(time);
      if (!film.next()) {
        return false;
      }
    }
    while (!isShown(time)) {
      CancelledException.throwIfInterrupted();
      if (!film.next()) {
        return false;
      }
    }
    return true;
  }

  private void look(Candidate candidate, BufferedImage picture) throws IOException {
    FollowedFace track = candidate.track();
    double quality = FaceQuality.of(candidate.face().face(), picture);
    Best before = best.get(track.id());
    if (before == null || quality > before.quality()) {
      best.put(track.id(), new Best(FaceCrop.of(track, candidate.face(), picture), quality));
    }
    if (open.merge(track.id(), -1, Integer::sum) == 0) {
      deliver(track);
    }
  }

  private void deliver(FollowedFace track) throws IOException {
    @Nullable Best found = best.remove(track.id());
    if (found != null) {
      sink.take(found.crop());
    }
  }
}
