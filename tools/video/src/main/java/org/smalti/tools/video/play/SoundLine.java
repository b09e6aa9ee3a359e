package org.smalti.tools.video.play;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/** A loudspeaker of this machine. */
final class SoundLine implements Loudspeaker {
  private final SourceDataLine line;
  private final int channels;
  private byte[] bytes = new byte[0];

  private SoundLine(SourceDataLine line, int channels) {
    this.line = line;
    this.channels = channels;
  }

  /** @throws LineUnavailableException if there is none */
  static SoundLine open(AudioFormat format, int bytes) throws LineUnavailableException {
    SourceDataLine line = AudioSystem.getSourceDataLine(format);
    line.open(format, bytes);
    return new SoundLine(line, format.getChannels());
  }

  @Override
  public void start() {
    line.start();
  }

  @Override
  public void stop() {
    line.stop();
  }

  @Override
  public void flush() {
    line.stop();
    line.flush();
  }

  @Override
  public void drain() {
    line.drain();
  }

  @Override
  public long heard() {
    return line.getLongFramePosition();
  }

  @Override
  public void write(float[] interleaved, int frames) {
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
