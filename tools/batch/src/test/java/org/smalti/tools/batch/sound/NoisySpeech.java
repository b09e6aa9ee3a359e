package org.smalti.tools.batch.sound;

import java.util.Random;

/** Computed sound that is like speech, syllables of a voice with pauses, and noise. */
final class NoisySpeech {
  private NoisySpeech() {}

  /** Syllables of 0.2 s at a voice's pitch, five in a row and then a pause of 0.6 s; peak below 0.5. */
  static float[] speech(int rate, double seconds) {
    float[] sound = new float[(int) (rate * seconds)];
    Random random = new Random(1);
    double phase = 0;
    double pitch = 120;
    for (int i = 0; i < sound.length; i++) {
      double time = i / (double) rate;
      double inCycle = time % 1.6;
      double inSyllable = inCycle % 0.2 / 0.2;
      if (i % (rate / 10) == 0) {
        pitch = 100 + 60 * random.nextDouble();
      }
      phase += 2 * Math.PI * pitch / rate;
      double envelope = inCycle < 1 ? Math.pow(Math.sin(Math.PI * inSyllable), 2) : 0;
      double voice = 0;
      for (int harmonic = 1; harmonic <= 12; harmonic++) {
        voice += Math.sin(harmonic * phase) / harmonic;
      }
      sound[i] = (float) (0.25 * envelope * voice);
    }
    return sound;
  }

  /** White noise of a level in dBFS, mixed into a sound. */
  static float[] hiss(float[] sound, double level) {
    float[] noisy = sound.clone();
    Random random = new Random(2);
    double amplitude = Math.pow(10, level / 20);
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] += (float) (amplitude * random.nextGaussian());
    }
    return noisy;
  }

  /** Scaled by a gain in dB. */
  static float[] louder(float[] sound, double gain) {
    float[] louder = sound.clone();
    for (int i = 0; i < louder.length; i++) {
      louder[i] *= (float) Math.pow(10, gain / 20);
    }
    return louder;
  }

  /** A pair of channels that are the same. */
  static float[] twice(float[] mono) {
    float[] stereo = new float[2 * mono.length];
    for (int i = 0; i < mono.length; i++) {
      stereo[2 * i] = mono[i];
      stereo[2 * i + 1] = mono[i];
    }
    return stereo;
  }
}
