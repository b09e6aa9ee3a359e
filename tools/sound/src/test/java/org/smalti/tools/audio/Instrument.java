package org.smalti.tools.audio;

import java.util.Random;

/** Synthetic instruments whose spectra are like those of real ones. Their pitch is known to the cent. */
enum Instrument {
  /** Stretched partials, weak fundamental in the bass, a knock, high partials fade first. */
  PIANO(27.5, 4186) {
    @Override
    void play(Note note) {
      double stiffness = 1.5e-4 * Math.pow(note.hz / 130, 1.3) + 3e-4 * 27.5 / note.hz;
      double falling = 0.6 + 0.5 * Math.log(note.hz / 27.5) / Math.log(2) * 0.35;
      for (int n = 1; n <= 30; n++) {
        double f = note.hz * n * Math.sqrt(1 + stiffness * n * n);
        double body = 1 / (1 + Math.pow(90 / f, 3));
        double level = body * Math.pow(n, -falling) * Math.abs(Math.sin(Math.PI * n / 7.5) + 0.1);
        note.partial(f, level, 0.5 + 2.5 * Math.pow(100 / (f + 100), 0.7));
      }
      note.burst(0.03, 0.012);
    }
  },
  GUITAR(65, 1047) {
    @Override
    void play(Note note) {
      for (int n = 1; n <= 24; n++) {
        double f = note.hz * n * Math.sqrt(1 + 8e-5 * n * n);
        note.partial(f, Math.abs(Math.sin(0.31 * n)) / Math.pow(n, 1.1), 1.5 / (1 + f / 900));
      }
      note.burst(0.04, 0.01);
    }
  },
  /** Hardly any fundamental. */
  BASS(27.5, 262) {
    @Override
    void play(Note note) {
      double[] levels = {0.08, 0.9, 1, 0.6, 0.4, 0.25, 0.2, 0.15, 0.1, 0.08};
      for (int n = 1; n <= levels.length; n++) {
        note.partial(note.hz * n * Math.sqrt(1 + 6e-5 * n * n), levels[n - 1], 2.0 / (1 + 0.3 * n));
      }
    }
  },
  ORGAN(27.5, 4186) {
    @Override
    void play(Note note) {
      double[] levels = {0.7, 1, 0.3, 0.8, 0, 0.3, 0, 0.5};
      for (int n = 1; n <= levels.length; n++) {
        note.partial(note.hz * n, levels[n - 1], 1e9);
      }
    }
  },
  FLUTE(262, 2349) {
    @Override
    void play(Note note) {
      double[] levels = {1, 0.45, 0.2, 0.06, 0.03};
      for (int n = 1; n <= levels.length; n++) {
        note.vibrato(note.hz * n, levels[n - 1], 10);
      }
      note.breath(0.04);
    }
  },
  /** Even partials are nearly absent. */
  CLARINET(147, 1568) {
    @Override
    void play(Note note) {
      for (int n = 1; n <= 13; n++) {
        note.partial(note.hz * n, (n % 2 == 1 ? 1 : 0.03) / Math.pow(n, 0.8), 1e9);
      }
      note.breath(0.01);
    }
  },
  OBOE(233, 1397) {
    @Override
    void play(Note note) {
      for (int n = 1; n <= 16; n++) {
        double f = note.hz * n;
        note.vibrato(f, 0.1 + Math.exp(-Math.pow((f - 1300) / 700, 2)), 8);
      }
    }
  },
  /** A formant at 1.2 kHz makes the fundamental of low notes weak. */
  BRASS(58, 932) {
    @Override
    void play(Note note) {
      for (int n = 1; n <= 25; n++) {
        double f = note.hz * n;
        note.partial(f, 0.03 / n + Math.exp(-Math.pow(Math.log(f / 900) / 0.9, 2)), 1e9);
      }
      note.breath(0.01);
    }
  },
  /** A saw-tooth through the resonances of a body, with vibrato. */
  VIOLIN(65, 2637) {
    @Override
    void play(Note note) {
      for (int n = 1; n <= 30; n++) {
        double resonance = Math.pow(10, (note.random.nextDouble() - 0.6));
        note.vibrato(note.hz * n, resonance / n, 30);
      }
      note.breath(0.02);
    }
  },
  VOICE(82, 880) {
    @Override
    void play(Note note) {
      double[] formants = {730, 1090, 2440, 3400};
      for (int n = 1; n <= 40; n++) {
        double f = note.hz * n;
        double level = 0.05;
        for (double formant : formants) {
          level += 1 / (1 + Math.pow((f - formant) / 90, 2));
        }
        note.vibrato(f, level / Math.pow(n, 0.8), 40);
      }
      note.breath(0.02);
    }
  },
  /** Three modes of a free bar, the higher ones soon gone. */
  GLOCKENSPIEL(784, 4186) {
    @Override
    void play(Note note) {
      note.partial(note.hz, 1, 1.2);
      note.partial(note.hz * 2.756, 0.5, 0.3);
      note.partial(note.hz * 5.404, 0.3, 0.1);
      note.burst(0.05, 0.004);
    }
  },
  MARIMBA(65, 2093) {
    @Override
    void play(Note note) {
      note.partial(note.hz, 1, 0.25);
      note.partial(note.hz * 3.95, 0.4, 0.08);
      note.partial(note.hz * 9.6, 0.15, 0.03);
      note.burst(0.1, 0.005);
    }
  },
  VIBRAPHONE(175, 1397) {
    @Override
    void play(Note note) {
      note.partial(note.hz, 1, 3);
      note.partial(note.hz * 4.01, 0.3, 0.8);
      note.partial(note.hz * 10.1, 0.1, 0.3);
    }
  },
  ELECTRIC_PIANO(55, 1760) {
    @Override
    void play(Note note) {
      note.partial(note.hz, 1, 2);
      note.partial(note.hz * 2, 0.25, 1);
      note.partial(note.hz * 3, 0.08, 1);
      note.partial(note.hz * 7.1, 0.15, 0.15);
    }
  },
  /** Bell partials named after the prime: hum, prime, tierce, quint, nominal. */
  HANDBELL(262, 2093) {
    @Override
    void play(Note note) {
      note.partial(note.hz, 1, 2);
      note.partial(note.hz * 3.0, 0.5, 1);
      note.partial(note.hz * 4.2, 0.2, 0.5);
      note.partial(note.hz * 5.9, 0.1, 0.3);
    }
  },
  HARPSICHORD(44, 1397) {
    @Override
    void play(Note note) {
      for (int n = 1; n <= 40; n++) {
        double f = note.hz * n * Math.sqrt(1 + 3e-5 * n * n);
        note.partial(f, Math.abs(Math.sin(0.4 * n)) / Math.pow(n, 0.4), 1.2 / (1 + f / 3000));
      }
      note.burst(0.05, 0.01);
    }
  };

  final double lowest;
  final double highest;

  Instrument(double lowest, double highest) {
    this.lowest = lowest;
    this.highest = highest;
  }

  abstract void play(Note note);

  /** One note, at most 0.9 loud, with an attack of some milliseconds. */
  float[] note(double hz, double seconds, int rate, long seed) {
    Note note = new Note(hz, seconds, rate, seed);
    play(note);
    return note.finished();
  }

  static final class Note {
    final double hz;
    final Random random;
    private final int rate;
    private final double[] sound;

    private Note(double hz, double seconds, int rate, long seed) {
      this.hz = hz;
      this.rate = rate;
      random = new Random(seed);
      sound = new double[(int) Math.round(seconds * rate)];
    }

    /** A sine that falls to 1/e in {@code decay} seconds. */
    void partial(double f, double level, double decay) {
      double phase = 2 * Math.PI * random.nextDouble();
      if (f < rate * 0.48) {
        for (int i = 0; i < sound.length; i++) {
          double t = i / (double) rate;
          sound[i] += level * Math.exp(-t / decay) * Math.sin(2 * Math.PI * f * t + phase);
        }
      }
    }

    /** A sine that sways 5.5 times a second by so many cents to each side. */
    void vibrato(double f, double level, double cents) {
      double phase = 2 * Math.PI * random.nextDouble();
      double depth = cents * Math.log(2) / 1200;
      if (f < rate * 0.47) {
        for (int i = 0; i < sound.length; i++) {
          double t = i / (double) rate;
          double sway = -depth * f / 5.5 * Math.cos(2 * Math.PI * 5.5 * t);
          sound[i] += level * Math.sin(2 * Math.PI * f * t + sway + phase);
        }
      }
    }

    /** Steady noise. */
    void breath(double level) {
      for (int i = 0; i < sound.length; i++) {
        sound[i] += level * random.nextGaussian();
      }
    }

    /** Noise that fades. */
    void burst(double level, double decay) {
      for (int i = 0; i < sound.length; i++) {
        sound[i] += 8 * level * random.nextGaussian() * Math.exp(-i / (decay * rate));
      }
    }

    private float[] finished() {
      double peak = 1e-9;
      for (int i = 0; i < sound.length; i++) {
        sound[i] *= Math.min(1, i / (0.005 * rate));
        peak = Math.max(peak, Math.abs(sound[i]));
      }
      float[] result = new float[sound.length];
      for (int i = 0; i < sound.length; i++) {
        result[i] = (float) (sound[i] * 0.9 / peak);
      }
      return result;
    }
  }
}
