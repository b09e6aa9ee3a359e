package org.smalti.compositions.render;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.smalti.compositions.Sound;

/** One sound while it is heard. */
final class Voice {
  private static final int BLOCK = 2048;

  private final SoundPart part;
  private final int span;
  private final long length;
  private final Fade fade;
  private final float left;
  private final float right;
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
    double gain = sound.volume() * matched(part.rms(span), part.peak(span), mix.match());
    double angle = (Math.max(-1, Math.min(1, sound.pan())) + 1) * Math.PI / 4;
    left = (float) (gain * StrictMath.sqrt(2) * StrictMath.cos(angle));
    right = (float) (gain * StrictMath.sqrt(2) * StrictMath.sin(angle));
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
      int count = (int) Math.min(BLOCK, until - position);
      bytes.clear().limit(count * SoundWork.FRAME);
      part.read(span, position, bytes);
      floats.clear().get(block, 0, 2 * count);
      for (int i = 0; i < count; i++) {
        float factor = fade.at(position + i);
        mix[at++] += block[2 * i] * left * factor;
        mix[at++] += block[2 * i + 1] * right * factor;
      }
      position += count;
    }
    return position < length;
  }
}
