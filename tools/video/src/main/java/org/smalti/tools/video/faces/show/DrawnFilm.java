package org.smalti.tools.video.faces.show;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.run.Task;
import org.smalti.media.ContainerFormat;
import org.smalti.media.FrameEncoder;
import org.smalti.media.MediaFile;
import org.smalti.media.Muxer;
import org.smalti.media.MuxerOptions;
import org.smalti.media.PixelFormat;
import org.smalti.media.Rational;
import org.smalti.media.VideoDecoder;
import org.smalti.media.VideoEncoding;
import org.smalti.media.VideoFrame;
import org.smalti.media.VideoSpec;
import org.smalti.media.VideoStream;
import org.smalti.tools.video.cuts.FilmTiming;
import org.smalti.tools.video.cuts.SceneSound;

/**
 * A film on its way into another one that shows its faces. Pictures are as they are shown: turned, deinterlaced, in
 * the colours of BT.709, each for as long as in the film; all sounds are encoded along with them. Used by one thread.
 */
final class DrawnFilm implements AutoCloseable {
  private static final Rational MICROSECOND = Rational.of(1, 1_000_000);
  private static final String PIXELS = "yuv420p";
  /** Fast rather than small: a drawn film is looked at and thrown away. */
  private static final Map<String, String> QUALITY = Map.of("preset", "veryfast", "crf", "20");

  private final FilmFaces faces;
  private final VideoStream shown;
  private final double length;
  private final VideoDecoder pictures;
  private final List<SceneSound> sounds;
  private long frames;

  /** @throws SmaltiException if its picture or a sound can't be decoded */
  static DrawnFilm of(MediaFile film, FilmFaces faces) {
    VideoStream shown = film.info()
        .video()
        .orElseThrow(() -> SmaltiException.input(faces.filename() + ": no picture in it"));
    VideoDecoder pictures =
        film.video(new VideoSpec(even(shown.width()), even(shown.height()), PixelFormat.YUV420P));
    try {
      return new DrawnFilm(faces, shown, film.info().duration(), pictures, SceneSound.allOf(film));
    } catch (RuntimeException e) {
      pictures.close();
      throw e;
    }
  }

  private DrawnFilm(
      FilmFaces faces,
      VideoStream shown,
      double length,
      VideoDecoder pictures,
      List<SceneSound> sounds) {
    this.faces = faces;
    this.shown = shown;
    this.length = length;
    this.pictures = pictures;
    this.sounds = sounds;
  }

  /** The colours of yuv420p have half the columns and rows. */
  private static int even(int side) {
    return Math.max(2, side / 2 * 2);
  }

  /** Writes the film, whole or not at all. Gives what could not be drawn. */
  Optional<String> write(Path target, Task task) {
    MuxerOptions options = MuxerOptions.DEFAULT.formatOf(target);
    ContainerFormat container = new ContainerFormat(options.format());
    try (AtomicFile file = AtomicFile.to(target);
        Muxer muxer = Muxer.create(file.temporary(), target, options)) {
      FrameEncoder picture = muxer.video(encoding());
      List<FrameEncoder> tracks = sounds.stream()
          .map(sound -> muxer.audio(container.sound(sound.sampleRate(), sound.channels())))
          .toList();
      muxer.begin();
      encode(picture, tracks, task);
      muxer.finish();
      verify(file.temporary(), target);
      file.commit();
    }
    return problem();
  }

  private VideoEncoding encoding() {
    double fps = shown.fps() > 0 ? shown.fps() : 25;
    return VideoEncoding.h264(
            pictures.width(), pictures.height(), FilmTiming.of(fps, false).rate())
        .libav(QUALITY)
        .bt709()
        .timeBase(MICROSECOND);
  }

  private void encode(FrameEncoder picture, List<FrameEncoder> tracks, Task task) {
    PictureOverlay overlay = new PictureOverlay(pictures.width(), pictures.height());
    FacePainter painter = new FacePainter(overlay);
    FilmWalk walk = new FilmWalk(faces);
    sounds.forEach(sound -> sound.begin(0));
    while (pictures.next()) {
      CancelledException.throwIfInterrupted();
      double time = pictures.time();
      double until = pictures.until();
      try (VideoFrame frame = pictures.frame(PIXELS)) {
        painter.draw(walk.at(frames, time));
        overlay.moveInto(frame);
        frame.at(micros(time), MICROSECOND);
        frame.lasting(micros(until - time));
        picture.encode(frame);
      }
      frames++;
      pass(until, tracks);
      if (length > 0) {
        task.reached(Math.min(1, until / length));
      }
    }
    if (frames == 0) {
      throw SmaltiException.input(
          faces.filename() + ": no picture of it can be decoded; is the file broken?");
    }
    pass(Double.POSITIVE_INFINITY, tracks);
    picture.finish();
    tracks.forEach(FrameEncoder::finish);
  }

  private static long micros(double seconds) {
    return Math.round(1e6 * seconds);
  }

  private void pass(double until, List<FrameEncoder> tracks) {
    for (int i = 0; i < tracks.size(); i++) {
      sounds.get(i).pass(until, tracks.get(i));
    }
  }

  private void verify(Path written, Path target) {
    try (MediaFile media = MediaFile.open(written)) {
      long found = media.counted().streams().get(0).packets();
      if (found != frames) {
        throw new SmaltiException(
            Reason.FFMPEG,
            target + ": " + frames + " pictures were written but " + found
                + " are in it; choose another container");
      }
    }
  }

  private Optional<String> problem() {
    Optional<String> damage = pictures.damage();
    if (faces.lastFrame() < frames) {
      return damage;
    }
    return Optional.of("the table has a face in frame " + faces.lastFrame() + " but only " + frames
        + " could be read; " + damage.orElse("is it of another film?"));
  }

  @Override
  public void close() {
    sounds.forEach(SceneSound::close);
    pictures.close();
  }
}
