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
    int i = 0;
    for (; i + 4 <= count; i += 4) {
      four(i, target);
    }
    for (; i < count; i++) {
      target[i] = one(i * factor);
    }
  }

  private float one(int base) {
    float sum = taps[reach] * raw[base + reach];
    for (int j = 0; j < reach; j++) {
      sum += taps[j] * (raw[base + j] + raw[base + 2 * reach - j]);
    }
    return sum;
  }

  /** Four sums side by side: none has to wait for the additions of another. */
  private void four(int i, float[] target) {
    int a = i * factor;
    int b = a + factor;
    int c = b + factor;
    int d = c + factor;
    float middle = taps[reach];
    float sumA = middle * raw[a + reach];
    float sumB = middle * raw[b + reach];
    float sumC = middle * raw[c + reach];
    float sumD = middle * raw[d + reach];
    for (int j = 0; j < reach; j++) {
      float tap = taps[j];
      int mirrored = 2 * reach - j;
      sumA += tap * (raw[a + j] + raw[a + mirrored]);
      sumB += tap * (raw[b + j] + raw[b + mirrored]);
      sumC += tap * (raw[c + j] + raw[c + mirrored]);
      sumD += tap * (raw[d + j] + raw[d + mirrored]);
    }
    target[i] = sumA;
    target[i + 1] = sumB;
    target[i + 2] = sumC;
    target[i + 3] = sumD;
  }
}
