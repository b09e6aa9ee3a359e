package org.smalti.bench.onsets;

import java.util.Random;

/**
 * An instrument that holds its tones: partials that are bent by one vibrato.
 *
 * @param amplitudes of the partials, the fundamental first
 * @param vibrato cents to each side
 * @param rate of the vibrato, Hz
 * @param tremolo depth of the same motion in loudness, 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // held, never compared
record LegatoVoice(double[] amplitudes, double vibrato, double rate, double tremolo) {
  private static final double HIGHEST = 9000;

  /** Bowed: amplitudes 1/k, shaped by resonances. */
  static LegatoVoice strings(Random random) {
    double[] amplitudes = new double[24];
    for (int k = 0; k < amplitudes.length; k++) {
      amplitudes[k] = TrackKind.between(random, 0.3, 1) / (k + 1);
    }
    return new LegatoVoice(
        amplitudes, TrackKind.between(random, 20, 50), TrackKind.between(random, 5, 6), 0.1);
  }

  /** Pipes: no vibrato at all. */
  static LegatoVoice organ(Random random) {
    double[] amplitudes = new double[8];
    for (int k : new int[] {0, 1, 2, 3, 5, 7}) {
      amplitudes[k] = TrackKind.between(random, 0.1, 1) / Math.sqrt(k + 1.0);
    }
    return new LegatoVoice(amplitudes, 0, 1, 0);
  }

  /** Blown: few partials, little vibrato, more tremolo. */
  static LegatoVoice wind(Random random) {
    double[] amplitudes = {1, 0, 0, 0, 0, 0};
    for (int k = 1; k < amplitudes.length; k++) {
      amplitudes[k] = amplitudes[k - 1] * TrackKind.between(random, 0.2, 0.8);
    }
    return new LegatoVoice(
        amplitudes, TrackKind.between(random, 5, 25), TrackKind.between(random, 4.5, 6), 0.25);
  }

  /** Sung: partials under two formants, which differ from vowel to vowel. */
  static LegatoVoice sung(double hz, LegatoVoice like, double low, double high) {
    double[] amplitudes = new double[30];
    for (int k = 0; k < amplitudes.length; k++) {
      double f = hz * (k + 1);
      amplitudes[k] =
          (formant(f, low, 90) + 0.5 * formant(f, high, 130) + 0.02) / Math.sqrt(k + 1.0);
    }
    return new LegatoVoice(amplitudes, like.vibrato, like.rate, like.tremolo);
  }

  private static double formant(double hz, double centre, double width) {
    double off = (hz - centre) / width;
    return 1 / (1 + off * off);
  }

  /**
   * Adds a note of root mean square 0.1 to a sound, under a power-complementary fade at both ends.
   *
   * @param from seconds: the middle of its fade in
   * @param to seconds: the middle of its fade out
   * @param drift cents that it is out of tune; also shifts the phase of its vibrato
   */
  void add(float[] sound, double hz, double from, double to, double in, double out, double drift) {
    int first = (int) Math.max(0, (from - in / 2) * TrackBuilder.RATE);
    int last = (int) Math.min(sound.length, (to + out / 2) * TrackBuilder.RATE);
    double power = 0;
    for (int k = 0; k < amplitudes.length && hz * (k + 1) < HIGHEST; k++) {
      power += amplitudes[k] * amplitudes[k] / 2;
    }
    double gain = 0.1 / Math.sqrt(power);
    double phase = drift;
    for (int i = first; i < last; i++) {
      double seconds = i / (double) TrackBuilder.RATE;
      double swing = Math.sin(2 * Math.PI * rate * seconds + drift);
      phase += 2 * Math.PI * hz * Math.pow(2, (vibrato * swing + drift) / 1200) / TrackBuilder.RATE;
      double level = gain
          * (1 - tremolo * (0.5 + 0.5 * swing))
          * ramp((seconds - from) / in + 0.5)
          * ramp((to - seconds) / out + 0.5);
      sound[i] += (float) (level * partials(phase, hz));
    }
  }

  /** sin((k + 1) x) = 2 cos(x) sin(k x) - sin((k - 1) x). */
  private double partials(double phase, double hz) {
    double twice = 2 * Math.cos(phase);
    double before = 0;
    double now = Math.sin(phase);
    double sum = 0;
    for (int k = 0; k < amplitudes.length && hz * (k + 1) < HIGHEST; k++) {
      sum += amplitudes[k] * now;
      double next = twice * now - before;
      before = now;
      now = next;
    }
    return sum;
  }

  /** From 0 to 1; the squares of a ramp up and a ramp down add to 1. */
  private static double ramp(double share) {
    return Math.sin(Math.PI / 2 * Math.max(0, Math.min(1, share)));
  }
}
