package org.smalti.tools.video.play;

import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.LineUnavailableException;

/** Takes sound as fast as it is heard, and tells what is heard now. */
interface Loudspeaker extends AutoCloseable {
  int BITS = 16;

  /**
   * That of this machine; empty if it has none that takes such sound.
   *
   * @param buffer s that wait in it at most
   */
  static Optional<Loudspeaker> open(int rate, int channels, double buffer) {
    AudioFormat format = new AudioFormat(rate, BITS, channels, true, false);
    try {
      return Optional.of(SoundLine.open(format, format.getFrameSize() * (int) (buffer * rate)));
    } catch (LineUnavailableException | IllegalArgumentException | LinkageError e) {
      return Optional.empty();
    }
  }

  void start();

  /** Stands still; what waits in it is heard later. */
  void stop();

  /** Stands still and forgets what waits in it. */
  void flush();

  /** Waits until all is heard. */
  void drain();

  /** Frames that were heard since it was opened. */
  long heard();

  /** Takes interleaved values of full scale ±1; waits until there is room. */
  void write(float[] interleaved, int frames);

  @Override
  void close();
}
