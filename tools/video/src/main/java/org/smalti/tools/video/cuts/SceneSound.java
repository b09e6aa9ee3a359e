package org.smalti.tools.video.cuts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.smalti.core.SmaltiException;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioFrame;
import org.smalti.media.AudioSpec;
import org.smalti.media.FrameEncoder;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaStream;

/** One sound of a film on its way into films that are made of it, read from beginning to end. Used by one thread. */
public final class SceneSound implements AutoCloseable {
  private static final int FRAMES = 4096;
  /** Numbers of channels that are kept: mono, stereo and 5.1; others become stereo. */
  private static final Set<Integer> ENCODED = Set.of(1, 2, 6);

  private final AudioDecoder decoder;
  private final float[] samples;
  private boolean ended;
  /** Where the current scene begins, in frames of sound. */
  private long begin;

  private SceneSound(AudioDecoder decoder) {
    this.decoder = decoder;
    samples = new float[FRAMES * decoder.channels()];
  }

  /**
   * All sounds of a film, each at its beginning.
   *
   * @throws SmaltiException if one can't be decoded
   */
  public static List<SceneSound> allOf(MediaFile film) {
    List<SceneSound> sounds = new ArrayList<>();
    try {
      for (MediaStream stream : film.contents().streams()) {
        if (stream.kind() == MediaStream.Kind.AUDIO && stream.sound().sampleRate() > 0) {
          boolean own = ENCODED.contains(stream.sound().channels());
          sounds.add(new SceneSound(film.audio(stream, new AudioSpec(0, own ? 0 : 2))));
        }
      }
      return sounds;
    } catch (RuntimeException e) {
      sounds.forEach(SceneSound::close);
      throw e;
    }
  }

  /** Hz. */
  public int sampleRate() {
    return decoder.sampleRate();
  }

  public int channels() {
    return decoder.channels();
  }

  /** The next scene begins at a time in s, not before the sound that was read last. */
  public void begin(double seconds) {
    begin = frames(seconds);
    if (decoder.position() < begin) {
      decoder.seek(seconds);
    }
  }

  /** Gives an encoder what is heard until a time in s. */
  public void pass(double until, FrameEncoder encoder) {
    while (!ended && decoder.position() < frames(until)) {
      long start = decoder.position();
      int read = decoder.read(samples, 0, (int) Math.min(FRAMES, frames(until) - start));
      ended = read < 0;
      if (!ended) {
        try (AudioFrame frame = AudioFrame.of(samples, 0, read, channels(), sampleRate())) {
          frame.at(start - begin, frame.timeBase());
          encoder.encode(frame);
        }
      }
    }
  }

  private long frames(double seconds) {
    return Math.round(seconds * decoder.sampleRate());
  }

  @Override
  public void close() {
    decoder.close();
  }
}
