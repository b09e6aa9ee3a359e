package org.smalti.tools.video.cuts;

import java.nio.file.Path;
import java.util.List;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;
import org.smalti.core.files.AtomicFile;
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

/**
 * Encodes scenes of a film, one after the other, decoding it once. Pictures are as they are shown: turned,
 * deinterlaced, in the colours of BT.709, each for as long as in the film. All sounds of the film are cut to the sample
 * at the times of its pictures. Used by one thread.
 */
final class SceneEncoder implements AutoCloseable {
  private static final Rational MICROSECOND = Rational.of(1, 1_000_000);
  private static final String PIXELS = "yuv420p";
  private static final int QUALITY = 18;

  private final FilmTiming timing;
  private final VideoDecoder pictures;
  private final List<SceneSound> sounds;

  /** @throws SmaltiException if its picture or a sound can't be decoded */
  static SceneEncoder of(MediaFile media, FilmTiming timing) {
    VideoStream shown = media.info().video().orElseThrow();
    VideoDecoder pictures =
        media.video(new VideoSpec(even(shown.width()), even(shown.height()), PixelFormat.YUV420P));
    try {
      return new SceneEncoder(timing, pictures, SceneSound.allOf(media));
    } catch (RuntimeException e) {
      pictures.close();
      throw e;
    }
  }

  private SceneEncoder(FilmTiming timing, VideoDecoder pictures, List<SceneSound> sounds) {
    this.timing = timing;
    this.pictures = pictures;
    this.sounds = sounds;
  }

  /** The colours of yuv420p have half the columns and rows. */
  private static int even(int side) {
    return Math.max(2, side / 2 * 2);
  }

  /** Writes the scene that follows the last one. */
  void write(Scene scene, Path target) {
    MuxerOptions options = MuxerOptions.DEFAULT.formatOf(target);
    ContainerFormat container = new ContainerFormat(options.format());
    try (AtomicFile file = AtomicFile.to(target);
        Muxer muxer = Muxer.create(file.temporary(), target, options)) {
      FrameEncoder picture = muxer.video(encoding());
      List<FrameEncoder> tracks = sounds.stream()
          .map(sound -> muxer.audio(container.sound(sound.sampleRate(), sound.channels())))
          .toList();
      muxer.begin();
      encode(scene, picture, tracks);
      muxer.finish();
      verify(scene, file.temporary(), target);
      file.commit();
    }
  }

  private VideoEncoding encoding() {
    VideoEncoding encoding = VideoEncoding.h264(pictures.width(), pictures.height(), timing.rate())
        .crf(QUALITY)
        .bt709();
    return timing.steady() ? encoding : encoding.timeBase(MICROSECOND);
  }

  private void encode(Scene scene, FrameEncoder picture, List<FrameEncoder> tracks) {
    sounds.forEach(sound -> sound.begin(scene.from()));
    for (int n = scene.frame(); n < scene.end(); n++) {
      CancelledException.throwIfInterrupted();
      if (!pictures.next()) {
        throw new SmaltiException(
            Reason.INPUT, "it could be read to its end once, but not again; is it being changed?");
      }
      double until = n + 1 < scene.end() ? pictures.until() : scene.until();
      try (VideoFrame frame = pictures.frame(PIXELS)) {
        if (timing.steady()) {
          frame.at(n - scene.frame(), timing.rate().inverse());
        } else {
          frame.at(micros(pictures.time() - scene.from()), MICROSECOND);
          frame.lasting(micros(until - pictures.time()));
        }
        picture.encode(frame);
      }
      pass(until, tracks);
    }
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

  private static void verify(Scene scene, Path written, Path target) {
    try (MediaFile media = MediaFile.open(written)) {
      long found = media.counted().streams().get(0).packets();
      if (found != scene.end() - scene.frame()) {
        throw new SmaltiException(
            Reason.FFMPEG,
            target + ": " + (scene.end() - scene.frame()) + " pictures were written but " + found
                + " are in it; split by copy instead");
      }
    }
  }

  @Override
  public void close() {
    sounds.forEach(SceneSound::close);
    pictures.close();
  }
}
