package org.smalti.bench.onsets;

import java.nio.file.Path;
import java.util.Arrays;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;

/**
 * A recording of one sound. Its attack is where its magnitude, after its mean is taken away, first exceeds a share of
 * its peak: 25 % (−12 dB) for struck and plucked sounds, 3 % for speech, whose consonants are soft. Listeners place
 * onsets where the level is 6 to 15 dB below its maximum (Vos and Rasch, "The perceptual onset of musical tones",
 * 1981).
 * The rule knows nothing of spectra or of how Smalti finds attacks. What lies before, such as a finger on a string, is
 * faded in over {@value #LEAD_MS} ms.
 *
 * @param sound mono at {@link TrackBuilder#RATE}, its peak 1
 * @param attack frame in it
 * @param rise frames from 3 to 10 % of the peak: where they are many, there is no exact onset
 */
@SuppressWarnings("ArrayRecordComponent") // held, never compared
record OneShot(String name, float[] sound, int attack, int rise) {
  static final double STRUCK = 0.25;
  static final double SPOKEN = 0.0316;
  /** How far it rises in {@link #rise}. */
  private static final double RISEN = 0.1;

  private static final int LEAD_MS = 20;

  static OneShot read(Path file, double level) {
    return of(String.valueOf(file.getFileName()), samples(file, TrackBuilder.RATE), level);
  }

  static OneShot of(String name, float[] sound, double level) {
    double mean = 0;
    for (float x : sound) {
      mean += x / sound.length;
    }
    double peak = 0;
    for (float x : sound) {
      peak = Math.max(peak, Math.abs(x - mean));
    }
    float[] scaled = new float[sound.length];
    for (int i = 0; i < sound.length; i++) {
      scaled[i] = (float) ((sound[i] - mean) / peak);
    }
    int attack = first(scaled, level);
    int from = Math.max(0, attack - LEAD_MS * TrackBuilder.RATE / 1000);
    for (int i = from; i < attack; i++) {
      scaled[i] *= (i - from) / (float) (attack - from);
    }
    int rise = first(scaled, RISEN) - first(scaled, SPOKEN);
    return new OneShot(name, Arrays.copyOfRange(scaled, from, scaled.length), attack - from, rise);
  }

  /** Whether its beginning can be told to some milliseconds. */
  boolean sharp() {
    return rise <= 0.008 * TrackBuilder.RATE;
  }

  /** The same sound, faded out over 20 ms so that it ends after {@code seconds}. */
  OneShot cut(double seconds) {
    int length = Math.min(sound.length, attack + (int) Math.round(seconds * TrackBuilder.RATE));
    float[] part = Arrays.copyOf(sound, length);
    int fade = Math.min(length, TrackBuilder.RATE / 50);
    for (int i = 0; i < fade; i++) {
      part[length - 1 - i] *= i / (float) fade;
    }
    return new OneShot(name, part, attack, rise);
  }

  private static int first(float[] sound, double level) {
    for (int i = 0; i < sound.length; i++) {
      if (Math.abs(sound[i]) >= level) {
        return i;
      }
    }
    return 0;
  }

  /** A whole file, mono at a rate. */
  static float[] samples(Path file, int rate) {
    try (MediaFile media = MediaFile.open(file);
        AudioDecoder decoder = media.audio(new AudioSpec(rate, 1))) {
      float[] samples = new float[rate];
      int count = 0;
      for (int read = 0; read >= 0; ) {
        count += read;
        if (count == samples.length) {
          samples = Arrays.copyOf(samples, 2 * count);
        }
        read = decoder.read(samples, count, samples.length - count);
      }
      return Arrays.copyOf(samples, count);
    }
  }
}
