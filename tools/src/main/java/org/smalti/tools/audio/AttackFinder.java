package org.smalti.tools.audio;

/**
 * Moves an onset to the attack in the waveform: the frame at which the energy of the sound, high frequencies emphasised, rises
 * most from the {@value #BEFORE_MS} ms before it to the {@value #AFTER_MS} ms after it. A detector that looks through a window
 * of 46 ms is early or late by some milliseconds; the attack is not.
 */
final class AttackFinder {
  private static final double EARLIER_MS = 12;
  private static final double LATER_MS = 35;
  private static final double BEFORE_MS = 8;
  private static final double AFTER_MS = 4;
  private static final float EMPHASIS = 0.95f;
  /** Energy below this share of the loudest in reach does not count as a rise. */
  private static final double FLOOR = 1e-3;

  private static final double SILENCE = 1e-10;

  private final int earlier;
  private final int later;
  private final int before;
  private final int after;
  private final float[] sound;
  private final double[] energy;

  AttackFinder(int sampleRate) {
    earlier = frames(EARLIER_MS, sampleRate);
    later = frames(LATER_MS, sampleRate);
    before = frames(BEFORE_MS, sampleRate);
    after = frames(AFTER_MS, sampleRate);
    sound = new float[1 + before + earlier + later + after];
    energy = new double[sound.length];
  }

  /** How many frames before an onset must be known. */
  int reachBefore() {
    return earlier + before + 1;
  }

  /** How many frames after an onset must be known. */
  int reachAfter() {
    return later + after;
  }

  /** The attack nearest to an onset. */
  long attack(SoundBuffer buffer, long onset) {
    buffer.copy(onset - reachBefore(), sound, sound.length);
    energy[0] = 0;
    for (int i = 1; i < sound.length; i++) {
      double rise = sound[i] - EMPHASIS * sound[i - 1];
      energy[i] = energy[i - 1] + rise * rise;
    }
    double floor = SILENCE;
    for (int at = before; at + after < energy.length; at++) {
      floor = Math.max(floor, FLOOR * (energy[at + after] - energy[at]) / after);
    }
    double best = 0;
    int attack = reachBefore();
    for (int at = before; at + after < energy.length; at++) {
      double then = (energy[at] - energy[at - before]) / before;
      double now = (energy[at + after] - energy[at]) / after;
      double rise = (now + floor) / (then + floor);
      if (rise > best) {
        best = rise;
        attack = at + 1;
      }
    }
    return Math.max(0, onset - reachBefore() + attack);
  }

  private static int frames(double ms, int sampleRate) {
    return Math.max(1, (int) Math.round(ms * sampleRate / 1000));
  }
}
