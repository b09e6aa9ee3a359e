package org.smalti.tools.video.cuts;

import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioFrame;
import org.smalti.media.FrameEncoder;

/** One sound of a film on its way into the scenes, read from beginning to end. Used by one thread. */
final class SceneSound implements AutoCloseable {
  private static final int FRAMES = 4096;

  private final AudioDecoder decoder;
  private final float[] samples;
  private boolean ended;
  /** Where the current scene begins, in frames of sound. */
  private long begin;

  SceneSound(AudioDecoder decoder) {
    this.decoder = decoder;
    samples = new float[FRAMES * decoder.channels()];
  }

  /** Hz. */
  int sampleRate() {
    return decoder.sampleRate();
  }

  int channels() {
    return decoder.channels();
  }

  /** The next scene begins at a time in s, not before the sound that was read last. */
  void begin(double seconds) {
    begin = frames(seconds);
    if (decoder.position() < begin) {
      decoder.seek(seconds);
    }
  }

  /** Gives an encoder what is heard until a time in s. */
  void pass(double until, FrameEncoder encoder) {
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
