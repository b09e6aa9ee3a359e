package org.smalti.bench.notes;

import java.util.Locale;
import java.util.Random;

/** Computed sounds that have no pitch. All at {@link MonoSound#RATE}. */
enum UnpitchedSound {
  /** An unvoiced consonant: noise in one wide band, by three passes of a resonator. */
  HISS {
    @Override
    float[] sound(Random random) {
      double centre = 1500 * Math.pow(4, random.nextDouble());
      float[] sound = noise(0.1 + 0.2 * random.nextDouble(), random);
      for (int pass = 0; pass < 3; pass++) {
        resonate(sound, centre * (0.8 + 0.2 * pass), centre * 0.6);
      }
      fade(sound, 0.03, 0.05);
      return sound;
    }
  },
  /** Hands: four short bursts, then a longer one. */
  CLAP {
    @Override
    float[] sound(Random random) {
      float[] sound = noise(0.35, random);
      double gap = 0.008 + 0.006 * random.nextDouble();
      for (int i = 0; i < sound.length; i++) {
        double t = i / (double) MonoSound.RATE;
        double since = t < 4 * gap ? t % gap : t - 4 * gap;
        sound[i] *= (float) Math.exp(-since / (t < 4 * gap ? 0.004 : 0.06));
      }
      resonate(sound, 1200, 1500);
      return sound;
    }
  },
  /** A brush on a drum: noise that a low-pass makes darker while it fades. */
  BRUSH {
    @Override
    float[] sound(Random random) {
      float[] sound = noise(0.3 + 0.4 * random.nextDouble(), random);
      double share = 1;
      double slow = 0;
      for (int i = 0; i < sound.length; i++) {
        double t = i / (double) MonoSound.RATE;
        share = Math.max(0.05, Math.exp(-t / 0.1));
        slow += share * (sound[i] - slow);
        sound[i] = (float) (slow * Math.exp(-t / 0.08));
      }
      return sound;
    }
  },
  /** A hi-hat of an old drum machine: six rectangles of unrelated pitch, what is below 7 kHz taken away. */
  HAT {
    @Override
    float[] sound(Random random) {
      float[] sound = new float[MonoSound.RATE / 4];
      double decay = 0.02 + 0.08 * random.nextDouble();
      for (int voice = 0; voice < 6; voice++) {
        double hz = 250 + 600 * random.nextDouble();
        for (int i = 0; i < sound.length; i++) {
          double t = i / (double) MonoSound.RATE;
          sound[i] += (float) (Math.signum(Math.sin(2 * Math.PI * hz * t)) * Math.exp(-t / decay));
        }
      }
      for (int pass = 0; pass < 4; pass++) {
        highPass(sound, 7000);
      }
      return sound;
    }
  };

  /** One of its kind. */
  abstract float[] sound(Random random);

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static float[] noise(double seconds, Random random) {
    float[] sound = new float[(int) (seconds * MonoSound.RATE)];
    for (int i = 0; i < sound.length; i++) {
      sound[i] = (float) (0.3 * random.nextGaussian());
    }
    return sound;
  }

  private static void fade(float[] sound, double in, double out) {
    for (int i = 0; i < sound.length; i++) {
      double before = i / (in * MonoSound.RATE);
      double after = (sound.length - 1 - i) / (out * MonoSound.RATE);
      sound[i] *= (float) Math.min(1, Math.min(before, after));
    }
  }

  private static void resonate(float[] sound, double hz, double bandwidth) {
    double radius = Math.exp(-Math.PI * bandwidth / MonoSound.RATE);
    double turn = 2 * radius * Math.cos(2 * Math.PI * hz / MonoSound.RATE);
    double last = 0;
    double beforeLast = 0;
    for (int i = 0; i < sound.length; i++) {
      double value = (1 - radius) * sound[i] + turn * last - radius * radius * beforeLast;
      beforeLast = last;
      last = value;
      sound[i] = (float) value;
    }
  }

  private static void highPass(float[] sound, double hz) {
    double share = Math.exp(-2 * Math.PI * hz / MonoSound.RATE);
    double slow = 0;
    for (int i = 0; i < sound.length; i++) {
      slow = share * slow + (1 - share) * sound[i];
      sound[i] -= (float) slow;
    }
  }
}
