package org.smalti.compositions.mix;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.smalti.compositions.plan.Sound;

/** One sound while it is heard. */
final class Voice {
  private static final int BLOCK = 2048;
  /** An offset from −30 dBFS on is taken out; it would click where the sound begins and ends. */
  private static final double OFFSET = 0.03;
  /** Frames: what is shorter than 50 ms may just be one-sided. */
  private static final long LASTING = 2400;

  private final SoundPart part;
  private final int span;
  private final long length;
  private final Fade fade;
  private final float left;
  private final float right;
  /** The constant offset of each channel, which is not heard. */
  private final float[] shift = new float[SoundWork.CHANNELS];

  private final ByteBuffer bytes =
      ByteBuffer.allocate(BLOCK * SoundWork.FRAME).order(ByteOrder.LITTLE_ENDIAN);
  private final FloatBuffer floats = bytes.asFloatBuffer();
  private final float[] block = new float[2 * BLOCK];
  private long position;

  Voice(Sound sound, SoundPart part, int span, MixSettings mix) {
    this.part = part;
    this.span = span;
    length = part.length(span);
    fade = new Fade(length, Sound.frame(sound.fadeIn()), Sound.frame(sound.fadeOut()));
    double square = (double) part.rms(span) * part.rms(span);
    double peak = part.peak(span);
    if (length >= LASTING && part.rms(span) >= OFFSET) {
      measureOffset();
      square -= (shift[0] * shift[0] + shift[1] * shift[1]) / 2;
      peak += Math.max(Math.abs(shift[0]), Math.abs(shift[1]));
    }
    double gain = sound.volume() * matched(Math.sqrt(Math.max(0, square)), peak, mix.match());
    double angle = (Math.max(-1, Math.min(1, sound.pan())) + 1) * Math.PI / 4;
    left = (float) (gain * StrictMath.sqrt(2) * StrictMath.cos(angle));
    right = (float) (gain * StrictMath.sqrt(2) * StrictMath.sin(angle));
  }

  private void measureOffset() {
    double[] sums = new double[SoundWork.CHANNELS];
    for (long at = 0; at < length; at += BLOCK) {
      int count = read(at, length);
      for (int i = 0; i < count; i++) {
        sums[0] += block[2 * i];
        sums[1] += block[2 * i + 1];
      }
    }
    for (int channel = 0; channel < sums.length; channel++) {
      double mean = length == 0 ? 0 : sums[channel] / length;
      shift[channel] = Math.abs(mean) < OFFSET ? 0 : (float) mean;
    }
  }

  /** Reads the next frames into the block; gives their number. */
  private int read(long at, long until) {
    int count = (int) Math.min(BLOCK, until - at);
    bytes.clear().limit(count * SoundWork.FRAME);
    part.read(span, at, bytes);
    floats.clear().get(block, 0, 2 * count);
    return count;
  }

  /** The factor to the wanted level: never beyond full scale, and noise is not blown up. */
  static double matched(double rms, double peak, double level) {
    if (Double.isNaN(level) || rms <= 0) {
      return 1;
    }
    double gain = MixSettings.amplitude(level) / rms;
    return Math.min(Math.min(gain, MixSettings.amplitude(-1) / peak), MixSettings.amplitude(30));
  }

  /**
   * Adds up to {@code frames} frames to a stereo mix.
   *
   * @return whether the sound goes on
   */
  boolean addTo(float[] mix, int offset, int frames) {
    int at = 2 * offset;
    long until = Math.min(length, position + frames);
    while (position < until) {
      int count = read(position, until);
      for (int i = 0; i < count; i++) {
        float factor = fade.at(position + i);
        mix[at++] += (block[2 * i] - shift[0]) * left * factor;
        mix[at++] += (block[2 * i + 1] - shift[1]) * right * factor;
      }
      position += count;
    }
    return position < length;
  }
}
