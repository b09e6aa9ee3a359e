package org.smalti.bench.notes;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * Tones without anything that an instrument adds, at several rates and lengths: what the error in cents is measured
 * with.
 */
enum PlainTones {
  SINE {
    @Override
    double level(int n) {
      return n == 1 ? 1 : 0;
    }
  },
  SAW {
    @Override
    double level(int n) {
      return 1.0 / n;
    }
  },
  SQUARE {
    @Override
    double level(int n) {
      return n % 2 == 1 ? 1.0 / n : 0;
    }
  },
  /** Ten equal partials without the first; up to where a missing fundamental is heard (Ritsma 1962). */
  NO_FUNDAMENTAL {
    @Override
    double highest() {
      return 1400;
    }

    @Override
    double level(int n) {
      return n > 1 && n <= 10 ? 1 : 0;
    }
  };

  private static final int[] RATES = {8000, 16_000, 22_050, 44_100, 48_000, 96_000, 192_000};
  private static final double[] LENGTHS = {0.1, 0.3, 1};
  private static final double LOWEST = 27.5;
  /** A minor sixth from one to the next. */
  private static final double STEP = 1.6;
  /** Of the sample rate: what an encoder keeps. */
  private static final double BAND = 0.45;

  private static final int PERIODS = 4;
  private static final double LEVEL = -12;

  abstract double level(int partial);

  /** Hz. */
  double highest() {
    return 5000;
  }

  /** Writes all that a rate can hold and that last for {@value #PERIODS} periods or more. */
  static void write(Path folder) {
    try (NoteSet set = new NoteSet(folder)) {
      for (PlainTones kind : values()) {
        for (double seconds : LENGTHS) {
          for (int rate : RATES) {
            kind.write(set, seconds, rate);
          }
        }
      }
      set.finish();
    }
  }

  private void write(NoteSet set, double seconds, int rate) {
    // Without its fundamental a tone needs three partials.
    int needed = this == NO_FUNDAMENTAL ? 4 : 1;
    for (double hz = LOWEST; hz <= highest() && needed * hz < BAND * rate; hz *= STEP) {
      if (hz * seconds >= PERIODS) {
        Random random = new Random(NoteSet.seed(this, seconds, rate, hz));
        String file =
            String.format(Locale.ROOT, "%s/%d_%.0fms_%.0fhz.wav", this, rate, 1000 * seconds, hz);
        String label = String.format(Locale.ROOT, "%s, %.1f s", this, seconds);
        set.note(
            file, label, hz, MonoSound.of(tone(hz, seconds, rate, random), rate).at(LEVEL), random);
      }
    }
  }

  private float[] tone(double hz, double seconds, int rate, Random random) {
    float[] sound = new float[(int) Math.round(seconds * rate)];
    for (int n = 1; n <= 40 && n * hz < BAND * rate; n++) {
      double start = 2 * Math.PI * random.nextDouble();
      for (int i = 0; level(n) > 0 && i < sound.length; i++) {
        sound[i] += (float) (level(n) * Math.sin(2 * Math.PI * hz * n * i / rate + start));
      }
    }
    return sound;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
