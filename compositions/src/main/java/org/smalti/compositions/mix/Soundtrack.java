package org.smalti.compositions.mix;

import java.util.List;
import java.util.Map;
import org.smalti.compositions.plan.Sound;

/**
 * The finished mix of a plan as a stream of stereo frames at 48 kHz: each sound begins on its very frame, and nothing
 * exceeds a ceiling of true peak, −1 dB as a rule.
 */
public final class Soundtrack {
  /** dBTP. */
  static final double CEILING = -1;
  /** Frames at a time; where blocks begin does not change the result. */
  private static final int BLOCK = 4096;

  /** Frames: what still sounds where the piece ends goes within 10 ms. */
  private static final int LAST = 480;

  private final FrameStream mix;
  private final int sources;
  private final float gain;
  private final Limiter limiter;
  private final float[] block = new float[2 * BLOCK];
  private Fade end = new Fade(Long.MAX_VALUE, 0, 0);
  private long position;
  private int blockAt;
  private int blockEnd;

  /** Of sounds, in any order. */
  Soundtrack(List<Sound> sounds, Map<String, SoundPart> parts, MixSettings mix) {
    this(new Mixer(sounds, parts, mix), mix.gain(), CEILING, parts.size());
  }

  /**
   * @param gain dB before the limiter
   * @param ceiling dBTP that nothing exceeds
   * @param sources how many could be read
   */
  Soundtrack(FrameStream mix, double gain, double ceiling, int sources) {
    this.mix = mix;
    limiter = new Limiter(MixSettings.amplitude(ceiling));
    this.sources = sources;
    this.gain = (float) MixSettings.amplitude(gain);
    for (int late = Limiter.DELAY; late > 0; ) {
      nextBlock();
      blockAt = Math.min(late, BLOCK);
      late -= blockAt;
    }
  }

  /** The same, of which only so many frames are heard: what still sounds there does not break off. */
  public Soundtrack until(long frames) {
    end = new Fade(frames, 0, LAST);
    return this;
  }

  /** The next frames; there is no end, only silence. */
  public void read(float[] into, int frames) {
    int filled = 0;
    while (filled < frames) {
      if (blockAt == blockEnd) {
        nextBlock();
      }
      int count = Math.min(frames - filled, blockEnd - blockAt);
      System.arraycopy(block, 2 * blockAt, into, 2 * filled, 2 * count);
      blockAt += count;
      filled += count;
    }
    end.apply(into, frames, position, 1, 1);
    position += frames;
  }

  /** How many sources could be read. */
  public int sources() {
    return sources;
  }

  private void nextBlock() {
    mix.read(block, BLOCK);
    for (int i = 0; i < block.length; i++) {
      block[i] *= gain;
    }
    limiter.process(block, BLOCK);
    blockAt = 0;
    blockEnd = BLOCK;
  }
}
