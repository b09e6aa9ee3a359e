package org.smalti.tools.audio;

/**
 * Finds where a person would mark an attack: not at the first sign of it, a stick, a finger or a breath, but where it
 * rises. That is the first millisecond whose power is {@value #SHARE} of the way from the power before the attack to
 * the loudest millisecond within {@value #REACH_MS} ms after it; listeners place onsets 6 to 15 dB below the maximum
 * (Vos and Rasch, "The perceptual onset of musical tones", 1981). Where the power rises by less than 6 dB the attack
 * stays where it is. Not for two threads at once.
 */
final class AttackRise {
  static final double SHARE = 0.1;
  static final double REACH_MS = 20;
  private static final double BEFORE_MS = 10;
  private static final double WINDOW_MS = 1;
  /** A rise of 6 dB. */
  private static final double LEAST = 4;

  private final int before;
  private final int reach;
  private final int window;
  private final float[] frames;
  /** Sums of the squares of the frames before each. */
  private final double[] upTo;

  AttackRise(int sampleRate) {
    before = frames(BEFORE_MS, sampleRate);
    reach = frames(REACH_MS, sampleRate);
    window = frames(WINDOW_MS, sampleRate);
    frames = new float[before + reach + window];
    upTo = new double[frames.length + 1];
  }

  private static int frames(double ms, int sampleRate) {
    return Math.max(1, (int) Math.round(ms * sampleRate / 1000));
  }

  /** How many frames after an attack must already be in the buffer. */
  int reachAfter() {
    return reach + window;
  }

  /** Where the attack at {@code attack} rises, at most {@value #REACH_MS} ms later. */
  long start(SoundBuffer sound, long attack) {
    sound.copy(attack - before, frames, frames.length);
    double mean = sound.mean(attack - before, frames.length);
    for (int i = 0; i < frames.length; i++) {
      double x = frames[i] - mean;
      upTo[i + 1] = upTo[i] + x * x;
    }
    double quiet = upTo[before] / before;
    double loudest = 0;
    for (int i = 0; i <= reach; i++) {
      loudest = Math.max(loudest, power(i));
    }
    if (!(loudest > LEAST * quiet)) {
      return attack;
    }
    int start = 0;
    while (start < reach && power(start) < quiet + SHARE * (loudest - quiet)) {
      start++;
    }
    return attack + start;
  }

  /** The power of the window that begins so many frames after the attack. */
  private double power(int after) {
    return (upTo[before + after + window] - upTo[before + after]) / window;
  }
}
