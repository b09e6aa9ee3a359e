package org.smalti.tools.video.play;

import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/** The loudspeaker: takes sound as fast as it is heard, and tells what is heard now. */
final class SoundLine implements AutoCloseable {
  private static final int BITS = 16;

  private final SourceDataLine line;
  private final int channels;
  private byte[] bytes = new byte[0];

  private SoundLine(SourceDataLine line, int channels) {
    this.line = line;
    this.channels = channels;
  }

  /**
   * Empty if this machine has none that takes it.
   *
   * @param buffer s that wait in it at most
   */
  static Optional<SoundLine> open(int rate, int channels, double buffer) {
    AudioFormat format = new AudioFormat(rate, BITS, channels, true, false);
    try {
      SourceDataLine line = AudioSystem.getSourceDataLine(format);
      line.open(format, (int) (buffer * rate) * channels * Short.BYTES);
      return Optional.of(new SoundLine(line, channels));
    } catch (LineUnavailableException | IllegalArgumentException | LinkageError e) {
      return Optional.empty();
    }
  }

  void start() {
    line.start();
  }

  /** Stands still; what waits in it is heard later. */
  void stop() {
    line.stop();
  }

  /** Forgets what waits in it. */
  void flush() {
    line.stop();
    line.flush();
  }

  /** Waits until all is heard. */
  void drain() {
    line.drain();
  }

  /** Frames that were heard since it was opened. */
  long heard() {
    return line.getLongFramePosition();
  }

  /** Waits until there is room. */
  void write(float[] interleaved, int frames) {
    int values = frames * channels;
    if (bytes.length < values * Short.BYTES) {
      bytes = new byte[values * Short.BYTES];
    }
    for (int i = 0; i < values; i++) {
      int value = Math.round(Math.max(-1, Math.min(1, interleaved[i])) * Short.MAX_VALUE);
      bytes[2 * i] = (byte) value;
      bytes[2 * i + 1] = (byte) (value >> 8);
    }
    line.write(bytes, 0, values * Short.BYTES);
  }

  @Override
  public void close() {
    line.stop();
    line.flush();
    line.close();
  }
}
