package org.smalti.tools.audio;

import java.util.Arrays;

/**
 * Reads a sound at a fraction of its sample rate, behind a low-pass (a sinc under a Hann window, −6 dB at 0.45 of the
 * new rate). Outside the wanted stretch the sound is taken as silence. Not for two threads at once.
 */
final class Decimator {
  /** Zero crossings of the sinc on each side. */
  static final int CROSSINGS = 8;

  private final int factor;
  private final int reach;
  private final float[] taps;
  private float[] raw = new float[0];

  Decimator(int factor) {
    this.factor = factor;
    reach = factor == 1 ? 0 : CROSSINGS * factor;
    taps = new float[2 * reach + 1];
    double sum = 0;
    for (int i = -reach; i <= reach; i++) {
      double x = 0.9 * Math.PI * i / factor;
      double sinc = i == 0 ? 1 : Math.sin(x) / x;
      double window = 0.5 + 0.5 * Math.cos(Math.PI * i / (reach + 1));
      taps[i + reach] = (float) (sinc * window);
      sum += taps[i + reach];
    }
    for (int i = 0; i < taps.length; i++) {
      taps[i] /= (float) sum;
    }
  }

  /**
   * Fills {@code target[0..count)} with frames {@code from, from+1 …} of the slower sound.
   *
   * @param start of the stretch in the sound
   * @param length of the stretch
   */
  void read(SoundBuffer sound, long start, int length, int from, float[] target, int count) {
    int first = from * factor - reach;
    int needed = (count - 1) * factor + taps.length;
    if (raw.length < needed) {
      raw = new float[needed];
    }
    int before = Math.min(needed, Math.max(0, -first));
    int inside = Math.max(0, Math.min(length - Math.max(0, first), needed - before));
    Arrays.fill(raw, 0, before, 0);
    sound.copy(start + Math.max(0, first), raw, before, inside);
    Arrays.fill(raw, before + inside, needed, 0);
    if (factor == 1) {
      System.arraycopy(raw, 0, target, 0, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      int base = i * factor;
      float sum = taps[reach] * raw[base + reach];
      for (int j = 0; j < reach; j++) {
        sum += taps[j] * (raw[base + j] + raw[base + 2 * reach - j]);
      }
      target[i] = sum;
    }
  }
}
