package org.smalti.compositions.mix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.smalti.compositions.plan.Sound;

/**
 * The mix of a plan as a stream of stereo frames at 48 kHz. Each sound begins on its very frame; nothing exceeds −1 dB
 * of true peak. Memory grows with the sounds that are heard at once, not with the piece.
 */
public final class Soundtrack {
  /** Frames mixed at a time; where blocks begin does not change the result. */
  private static final int BLOCK = 4096;

  private static final double CEILING = MixSettings.amplitude(-1);

  private final List<Sound> sounds;
  private final Map<String, SoundPart> parts;
  private final MixSettings mix;
  private final float gain;
  private final Reverb reverb;
  private final Limiter limiter = new Limiter(CEILING);
  private final List<Voice> voices = new ArrayList<>();
  private final float[] block = new float[2 * BLOCK];
  private int next;
  private int blockAt;
  private int blockEnd;
  private long mixed;

  /**
   * @param sounds in the order of time
   * @param parts of the sources that could be read; sounds of others are silent
   */
  Soundtrack(List<Sound> sounds, Map<String, SoundPart> parts, MixSettings mix) {
    this.sounds = sounds;
    this.parts = new HashMap<>(parts);
    this.mix = mix;
    gain = (float) MixSettings.amplitude(mix.gain());
    reverb = new Reverb(mix.reverb());
    mixBlock();
    blockAt = Limiter.DELAY;
  }

  /** The next frames; there is no end, only silence. */
  public void read(float[] into, int frames) {
    int filled = 0;
    while (filled < frames) {
      if (blockAt == blockEnd) {
        mixBlock();
      }
      int count = Math.min(frames - filled, blockEnd - blockAt);
      System.arraycopy(block, 2 * blockAt, into, 2 * filled, 2 * count);
      blockAt += count;
      filled += count;
    }
  }

  /** How many sources could be read. */
  public int sources() {
    return parts.size();
  }

  private void mixBlock() {
    Arrays.fill(block, 0);
    voices.removeIf(voice -> !voice.addTo(block, 0, BLOCK));
    while (next < sounds.size() && sounds.get(next).at() < mixed + BLOCK) {
      Sound sound = sounds.get(next++);
      begin(sound, (int) Math.max(0, sound.at() - mixed));
    }
    for (int i = 0; i < block.length; i++) {
      block[i] *= gain;
    }
    reverb.process(block, BLOCK);
    limiter.process(block, BLOCK);
    mixed += BLOCK;
    blockAt = 0;
    blockEnd = BLOCK;
  }

  private void begin(Sound sound, int offset) {
    SoundPart part = parts.get(sound.filename());
    if (part == null || sound.frames() == 0) {
      return;
    }
    int span = part.find(sound.span());
    Voice voice = new Voice(sound, part, span, mix);
    if (voice.addTo(block, offset, BLOCK - offset)) {
      voices.add(voice);
    }
  }
}
