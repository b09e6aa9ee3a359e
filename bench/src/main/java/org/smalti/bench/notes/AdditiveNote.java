package org.smalti.bench.notes;

import java.util.Random;

/** A note under construction, from sines and noise. */
final class AdditiveNote {
  private static final double RISE = 0.005;
  private static final double FALL = 0.02;

  private final double fundamental;
  private final Random random;
  private final double[] sound;
  private double swayCents;
  private double swayRate = 1;

  AdditiveNote(double fundamental, double seconds, Random random) {
    this.fundamental = fundamental;
    this.random = random;
    sound = new double[(int) Math.round(seconds * MonoSound.RATE)];
  }

  /** The frequency of a harmonic partial. */
  double hz(int partial) {
    return partial * fundamental;
  }

  /** Adds vibrato to all partials that follow, with this deviation in cents. */
  void sway(double cents, double perSecond) {
    swayCents = cents;
    swayRate = perSecond;
  }

  /** A partial that falls to 1/e in {@code decay} seconds. */
  void add(double hz, double level, double decay) {
    if (hz > 0.45 * MonoSound.RATE) {
      return;
    }
    double start = 2 * Math.PI * random.nextDouble();
    double depth = swayCents * Math.log(2) / 1200 * hz / swayRate;
    for (int i = 0; i < sound.length; i++) {
      double t = i / (double) MonoSound.RATE;
      double sway = depth * Math.sin(2 * Math.PI * swayRate * t);
      sound[i] += level * Math.exp(-t / decay) * Math.sin(2 * Math.PI * hz * t + sway + start);
    }
  }

  /** A sine whose phase is moved by another one; the index falls to 1/e in {@code decay} seconds. */
  void modulated(int multiple, double index, double decay) {
    for (int i = 0; i < sound.length; i++) {
      double t = i / (double) MonoSound.RATE;
      double turn = 2 * Math.PI * fundamental * t;
      sound[i] += Math.sin(turn + index * Math.exp(-t / decay) * Math.sin(multiple * turn));
    }
  }

  /**
   * A plucked string (Karplus and Strong): noise in a delay loop of one period with a two-point average as low-pass; an
   * all-pass tunes the length of the loop. The fundamental falls by 60 dB in {@code seconds} at most.
   */
  void plucked(double seconds) {
    double w = 2 * Math.PI * fundamental / MonoSound.RATE;
    double gain = Math.pow(10, -3 / (fundamental * seconds));
    double product = Math.min(0.5, (1 - gain * gain) / (1 - Math.cos(w)));
    double share = 0.5 * (1 - Math.sqrt(1 - 2 * product));
    double dulled = Math.atan2(share * Math.sin(w), 1 - share + share * Math.cos(w)) / w;
    double rest = MonoSound.RATE / fundamental - dulled;
    int whole = (int) Math.floor(rest - 0.3);
    double fraction = rest - whole;
    double pass = Math.sin((1 - fraction) * w / 2) / Math.sin((1 + fraction) * w / 2);
    double[] loop = new double[whole];
    double mean = 0;
    for (int i = 0; i < whole; i++) {
      loop[i] = 2 * random.nextDouble() - 1;
      mean += loop[i] / whole;
    }
    for (int i = 0; i < whole; i++) {
      loop[i] -= mean;
    }
    double before = 0;
    double dull = 0;
    double delayed = 0;
    for (int i = 0; i < sound.length; i++) {
      double out = loop[i % whole];
      sound[i] += out;
      double duller = (1 - share) * out + share * before;
      before = out;
      delayed = pass * duller + dull - pass * delayed;
      dull = duller;
      loop[i % whole] = delayed;
    }
  }

  /** Steady white noise, its level relative to the peak so far. */
  void breath(double level) {
    burst(level, 1e9);
  }

  /** White noise that falls to 1/e in {@code decay} seconds. */
  void burst(double level, double decay) {
    double loudest = peak();
    for (int i = 0; i < sound.length; i++) {
      double fading = Math.exp(-i / (decay * MonoSound.RATE));
      sound[i] += level * loudest * fading * random.nextGaussian();
    }
  }

  /** What was made, its peak 1. */
  float[] sound() {
    double peak = Math.max(1e-9, peak());
    float[] result = new float[sound.length];
    for (int i = 0; i < result.length; i++) {
      double in = Math.min(1, i / (RISE * MonoSound.RATE));
      double out = Math.min(1, (result.length - 1 - i) / (FALL * MonoSound.RATE));
      result[i] = (float) (sound[i] / peak * in * out);
    }
    return result;
  }

  private double peak() {
    double peak = 0;
    for (double x : sound) {
      peak = Math.max(peak, Math.abs(x));
    }
    return peak;
  }
}
