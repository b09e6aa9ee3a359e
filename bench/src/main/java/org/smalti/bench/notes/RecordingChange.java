package org.smalti.bench.notes;

import java.util.Locale;
import java.util.Random;

/**
 * Changes of a recording, such as noise, reverberation or another rate. The pitch stays, or changes by a known ratio.
 */
enum RecordingChange {
  MP3_64 {
    @Override
    MonoSound of(MonoSound clip, Random random) {
      return new MonoSound(clip.sound(), clip.rate(), "mp3");
    }
  },
  /** White noise 20 dB below the mean power of the recording. */
  NOISE_20 {
    @Override
    MonoSound of(MonoSound clip, Random random) {
      float[] sound = clip.sound().clone();
      double level = Math.sqrt(power(sound)) / 10;
      for (int i = 0; i < sound.length; i++) {
        sound[i] += (float) (level * random.nextGaussian());
      }
      return clip.with(sound);
    }
  },
  /** A room with 0.4 s of reverberation, of the same energy as the direct sound. */
  ROOM {
    @Override
    MonoSound of(MonoSound clip, Random random) {
      return clip.with(convolved(clip.sound(), room(clip.rate(), random)));
    }
  },
  UP_3(3),
  DOWN_3(-3),
  /** The peak at −40 dB, in 16 bits. */
  QUIET_40 {
    @Override
    MonoSound of(MonoSound clip, Random random) {
      float[] sound = clip.sound().clone();
      float gain = 0.01f / MonoSound.peak(sound);
      for (int i = 0; i < sound.length; i++) {
        sound[i] *= gain;
      }
      return clip.with(sound);
    }
  },
  RATE_8000 {
    @Override
    int readAt() {
      return 8000;
    }

    @Override
    MonoSound of(MonoSound clip, Random random) {
      return new MonoSound(clip.sound(), 8000, clip.format());
    }
  };

  private static final double REVERBERATION = 0.4;
  private static final double FIRST_ECHO = 0.003;

  private final double ratio;

  RecordingChange() {
    this(0);
  }

  RecordingChange(int semitones) {
    ratio = Math.pow(2, semitones / 12.0);
  }

  /** By how much the pitch rises. */
  double ratio() {
    return ratio;
  }

  /** Hz: the rate to read the recording at; played at the usual rate, that of another shifts its pitch. */
  int readAt() {
    return (int) Math.round(MonoSound.RATE / ratio);
  }

  /** The changed recording. */
  MonoSound of(MonoSound clip, Random random) {
    return clip;
  }

  /** As in a file name and a table. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static float[] room(int rate, Random random) {
    float[] echo = new float[(int) (REVERBERATION * rate)];
    double energy = 0;
    for (int i = (int) (FIRST_ECHO * rate); i < echo.length; i++) {
      // Down to −60 dB, a thousandth, at the end.
      echo[i] = (float) (random.nextGaussian() * Math.pow(1000, -i / (double) echo.length));
      energy += echo[i] * echo[i];
    }
    for (int i = 0; i < echo.length; i++) {
      echo[i] /= (float) Math.sqrt(energy);
    }
    echo[0] = 1;
    return echo;
  }

  private static float[] convolved(float[] sound, float[] echo) {
    float[] result = new float[sound.length];
    for (int i = 0; i < sound.length; i++) {
      float x = sound[i];
      int count = Math.min(echo.length, sound.length - i);
      for (int j = 0; j < count; j++) {
        result[i + j] += x * echo[j];
      }
    }
    return result;
  }

  private static double power(float[] sound) {
    double sum = 0;
    for (float x : sound) {
      sum += x * x;
    }
    return sum / sound.length;
  }
}
