package org.smalti.bench.notes;

import java.util.Locale;
import java.util.Random;

/** Computed instruments, none of which the pitch estimator was developed with. All at {@link MonoSound#RATE}. */
enum SyntheticInstrument {
  /** All partials by 1/n, through a low-pass at 1 to 8 kHz. */
  SAWTOOTH(27.5, 5000) {
    @Override
    void play(AdditiveNote note, Random random) {
      double cut = 1000 * Math.pow(8, random.nextDouble());
      for (int n = 1; note.hz(n) < HIGHEST; n++) {
        double damped = 1 + Math.pow(note.hz(n) / Math.max(cut, note.hz(1)), 2);
        note.add(note.hz(n), 1 / (n * damped), STEADY);
      }
    }
  },
  /** A rectangle that is up for 10 to 50 % of the time. */
  PULSE(27.5, 5000) {
    @Override
    void play(AdditiveNote note, Random random) {
      double duty = 0.1 + 0.4 * random.nextDouble();
      for (int n = 1; note.hz(n) < HIGHEST; n++) {
        note.add(note.hz(n), Math.sin(Math.PI * n * duty) / n, STEADY);
      }
    }
  },
  /** Frequency modulation (Chowning 1973) by the same, the second or the third multiple, its index falling. */
  FM(27.5, 5000) {
    @Override
    void play(AdditiveNote note, Random random) {
      int multiple = 1 + random.nextInt(3);
      double room = (HIGHEST - note.hz(1)) / (multiple * note.hz(1)) - 1;
      note.modulated(multiple, Math.min(room, 0.5 + 3.5 * random.nextDouble()), 0.4);
    }
  },
  /** Karplus and Strong, "Digital synthesis of plucked-string and drum timbres", 1983. */
  PLUCKED(27.5, 5000) {
    @Override
    void play(AdditiveNote note, Random random) {
      note.plucked(1.2);
    }
  },
  /** Vowels: glottal pulses through four formants, with vibrato. */
  VOWEL(65, 1050) {
    @Override
    void play(AdditiveNote note, Random random) {
      double[] formants = VOWELS[random.nextInt(VOWELS.length)];
      note.sway(25 * random.nextDouble(), 5 + random.nextDouble());
      for (int n = 1; note.hz(n) < 8000; n++) {
        double level = 0.002;
        for (int i = 0; i < formants.length; i++) {
          double bandwidth = 60 + 30 * i;
          level += Math.pow(0.5, i) / (1 + Math.pow((note.hz(n) - formants[i]) / bandwidth, 2));
        }
        note.add(note.hz(n), level / Math.sqrt(n), STEADY);
      }
      note.breath(0.01);
    }
  },
  /** Registrations of 8 feet with 4, 2 2/3 and 2 feet; flutes, principals or reeds; with the puff of the pipe. */
  ORGAN(27.5, 4186) {
    @Override
    void play(AdditiveNote note, Random random) {
      int kind = random.nextInt(3);
      double[] ranks = {1, 0.8 * random.nextInt(2), 0.5 * random.nextInt(2), 0.5 * random.nextInt(2)
      };
      for (int rank = 1; rank <= ranks.length; rank++) {
        for (int n = 1; n <= 12 && note.hz(n * rank) < HIGHEST; n++) {
          double flute = n == 1 ? 1 : 0.1 / n;
          double reed = 1 / (1 + Math.pow((note.hz(n) - 900) / 700, 2));
          double level = kind == 0 ? flute : kind == 1 ? Math.pow(n, -1.2) : reed + 0.3 / n;
          note.add(note.hz(n * rank), ranks[rank - 1] * level, STEADY);
        }
      }
      note.burst(0.05, 0.03);
    }
  },
  /**
   * Two strings detuned by up to 1.5 cents, with the inharmonicity of a grand piano, struck at an eighth of their
   * length.
   */
  PIANO(27.5, 4186) {
    @Override
    void play(AdditiveNote note, Random random) {
      double key = 1 + 12 * Math.log(note.hz(1) / 27.5) / Math.log(2);
      double stiffness = Math.exp(0.0926 * key - 13.64) + Math.exp(-0.0847 * key - 7.5);
      for (double detuned : new double[] {0, 1.5 * random.nextDouble()}) {
        for (int n = 1; n <= 40; n++) {
          double hz = note.hz(n) * Math.sqrt(1 + stiffness * n * n) * Math.pow(2, detuned / 1200);
          double board = 1 / (1 + Math.pow(70 / hz, 2));
          double hammer = Math.abs(Math.sin(Math.PI * n / 8)) / Math.pow(n, 0.9);
          note.add(hz, board * hammer, 4 * Math.pow(hz / 50, -0.7));
        }
      }
      note.burst(0.02, 0.02);
    }
  };

  private static final double HIGHEST = 16_000;
  private static final double STEADY = 1e9;
  /** Formants of a, e, i, o, u, Hz. */
  private static final double[][] VOWELS = {
    {750, 1150, 2600, 3400},
    {450, 1900, 2550, 3500},
    {300, 2250, 3000, 3600},
    {450, 800, 2600, 3300},
    {330, 700, 2400, 3300}
  };

  private final double lowest;
  private final double highest;

  SyntheticInstrument(double lowest, double highest) {
    this.lowest = lowest;
    this.highest = highest;
  }

  abstract void play(AdditiveNote note, Random random);

  /** Hz: a place in its range, 0..1, the octaves being equally wide. */
  double hz(double place) {
    return lowest * Math.pow(highest / lowest, place);
  }

  /** A note that begins and ends within some milliseconds. */
  float[] note(double hz, double seconds, Random random) {
    AdditiveNote note = new AdditiveNote(hz, seconds, random);
    play(note, random);
    return note.sound();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
