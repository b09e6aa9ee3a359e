package org.smalti.bench.notes;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.smalti.core.table.TableWriter;

/** Silence and noise: without pitch, and with no onset but their own beginning. */
enum SilenceOrNoise {
  SILENCE {
    @Override
    double next(Random random, double before) {
      return 0;
    }
  },
  /** The dither of a converter without an input signal: ± 1 step of 16 bits. */
  DITHER {
    @Override
    double next(Random random, double before) {
      double one = random.nextDouble();
      double other = random.nextDouble();
      return (one - other) / 32_768;
    }
  },
  WHITE_NOISE {
    @Override
    double next(Random random, double before) {
      return 0.1 * random.nextGaussian();
    }
  },
  QUIET_NOISE {
    @Override
    double next(Random random, double before) {
      return 0.001 * random.nextGaussian();
    }
  },
  /** Noise that falls by 6 dB per octave above a hundredth of the sampling rate, about like a fan. */
  DARK_NOISE {
    @Override
    double next(Random random, double before) {
      return before + 0.05 * (0.5 * random.nextGaussian() - before);
    }
  };

  private static final int[] RATES = {8000, 44_100, 48_000, 96_000};
  private static final int SECONDS = 20;

  /** The next value after {@code before}. */
  abstract double next(Random random, double before);

  /** Writes every kind at every rate, with labels of its pitch and of its onsets. */
  static void write(Path folder) {
    try (NoteSet set = new NoteSet(folder);
        TableWriter tracks = new TableWriter(
            folder.resolve("tracks.csv"), List.of("filename", "group", "complete"))) {
      for (SilenceOrNoise kind : values()) {
        for (int rate : RATES) {
          String name = String.format(Locale.ROOT, "%s_%d", kind, rate);
          kind.write(set, name, rate);
          tracks.add(name + ".wav", kind.toString(), "1");
        }
      }
      set.finish();
      tracks.commit();
    }
  }

  private void write(NoteSet set, String name, int rate) {
    Random random = new Random(NoteSet.seed(name));
    float[] sound = new float[SECONDS * rate];
    double value = 0;
    for (int i = 0; i < sound.length; i++) {
      value = next(random, value);
      sound[i] = (float) value;
    }
    set.noise(name + ".wav", toString(), MonoSound.of(sound, rate));
    try (TableWriter onsets =
        new TableWriter(set.folder().resolve(name + ".onsets.csv"), List.of("onset_s"))) {
      if (this != SILENCE && this != DITHER) {
        onsets.add("0");
      }
      onsets.commit();
    }
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
