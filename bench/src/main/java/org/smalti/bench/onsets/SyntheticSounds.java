package org.smalti.bench.onsets;

import java.util.Random;

/** Sounds that are made, not recorded. */
final class SyntheticSounds {
  private static final double[] BELL = {0.56, 0.92, 1.19, 1.71, 2, 2.74, 3, 3.76, 4.07};

  private SyntheticSounds() {}

  static TrackBuilder swells(OneShotPool pool, int number, Random random) {
    TrackBuilder track = new TrackBuilder(TrackKind.SECONDS);
    for (double t = 0.2; t < TrackKind.SECONDS - 1; ) {
      double rise = TrackKind.between(random, 0.05, 0.2);
      double dur = rise + TrackKind.between(random, 0.3, 0.8);
      double hz = 110 * Math.pow(2, random.nextInt(36) / 12.0);
      float[] tone = tone(hz, dur + 0.1, 1 + random.nextInt(3));
      fade(tone, rise, 0.1);
      float gain = (float) TrackKind.between(random, 0.2, 0.5);
      // The same rule as for recordings.
      OneShot shot =
          OneShot.of("swell of " + Math.round(1000 * rise) + " ms", tone, OneShot.STRUCK);
      track.place(shot, t, 20 * Math.log10(gain));
      t += dur;
    }
    return track;
  }

  static TrackBuilder bells(OneShotPool pool, int number, Random random) {
    TrackBuilder track = new TrackBuilder(TrackKind.SECONDS);
    for (double t = 0.1; t < TrackKind.SECONDS; t += TrackKind.between(random, 0.3, 1)) {
      double hz = 200 * Math.pow(2, random.nextInt(30) / 12.0);
      float[] bell = new float[2 * TrackBuilder.RATE];
      for (double partial : BELL) {
        double decay = TrackKind.between(random, 0.2, 0.9) / partial;
        double phase = 2 * Math.PI * random.nextDouble();
        for (int i = 0; i < bell.length; i++) {
          double seconds = i / (double) TrackBuilder.RATE;
          double rise = Math.min(1, seconds / 0.001);
          bell[i] += (float) (rise
              * Math.exp(-seconds / decay)
              * Math.sin(2 * Math.PI * hz * partial * seconds + phase));
        }
      }
      track.place(OneShot.of("bell", bell, OneShot.STRUCK), t, TrackKind.between(random, -12, 0));
    }
    return track;
  }

  /** Partials of amplitude 1/k². */
  static float[] tone(double hz, double seconds, int partials) {
    float[] sound = new float[(int) Math.round(seconds * TrackBuilder.RATE)];
    for (int k = 1; k <= partials; k++) {
      for (int i = 0; i < sound.length; i++) {
        sound[i] += (float) (Math.sin(2 * Math.PI * hz * k * i / TrackBuilder.RATE) / (k * k));
      }
    }
    return sound;
  }

  /** Half a cosine up and down. */
  static void fade(float[] sound, double in, double out) {
    for (int i = 0; i < sound.length; i++) {
      double before = i / (in * TrackBuilder.RATE);
      double after = (sound.length - 1 - i) / (out * TrackBuilder.RATE);
      double gain = Math.min(1, Math.min(before, after));
      sound[i] *= (float) (0.5 - 0.5 * Math.cos(Math.PI * gain));
    }
  }

  /** White, or pink by Voss and McCartney; mean power about 0.1. */
  static float[] noise(boolean pink, double seconds, Random random) {
    float[] sound = new float[(int) Math.round(seconds * TrackBuilder.RATE)];
    double[] rows = new double[16];
    for (int i = 0; i < sound.length; i++) {
      double value = random.nextGaussian();
      if (pink) {
        rows[Math.min(15, Integer.numberOfTrailingZeros(i + 1))] = random.nextGaussian();
        for (double row : rows) {
          value += row;
        }
        value /= 4;
      }
      sound[i] = (float) (0.3 * value);
    }
    return sound;
  }
}
