package org.smalti.bench.batch;

import java.util.Random;

/** Steady noises of a power of about one. */
enum Noise {
  WHITE {
    @Override
    double[] make(int length, int rate, Random random) {
      return random.doubles(length, -Math.sqrt(3), Math.sqrt(3)).toArray();
    }
  },
  /** White noise through Paul Kellet's filter: within 0.05 dB of −3 dB an octave above 9 Hz at 44.1 kHz. */
  PINK {
    @Override
    double[] make(int length, int rate, Random random) {
      double[] pole = {0.99886, 0.99332, 0.96900, 0.86650, 0.55000, -0.7616};
      double[] gain = {0.0555179, 0.0750759, 0.1538520, 0.3104856, 0.5329522, -0.0168980};
      double[] state = new double[pole.length];
      double[] noise = new double[length];
      double last = 0;
      for (int i = 0; i < length; i++) {
        double white = random.nextGaussian();
        double sum = last + 0.5362 * white;
        for (int k = 0; k < pole.length; k++) {
          state[k] = pole[k] * state[k] + gain[k] * white;
          sum += state[k];
        }
        last = 0.115926 * white;
        noise[i] = sum;
      }
      return noise;
    }
  },
  /** 50 Hz and nine harmonics, the odd ones louder, with a hiss 20 dB below. */
  HUM {
    @Override
    double[] make(int length, int rate, Random random) {
      double[] noise = new double[length];
      for (int harmonic = 1; harmonic <= 10; harmonic++) {
        double phase = 2 * Math.PI * random.nextDouble();
        double gain = (harmonic % 2 == 1 ? 1 : 0.5) / harmonic;
        for (int i = 0; i < length; i++) {
          noise[i] += gain * Math.sin(2 * Math.PI * 50 * harmonic * i / rate + phase);
        }
      }
      for (int i = 0; i < length; i++) {
        noise[i] += 0.08 * random.nextGaussian();
      }
      return noise;
    }
  };

  abstract double[] make(int length, int rate, Random random);

  /** Adds this noise to a sound, so many dB below it. */
  float[] addedTo(float[] clean, int rate, double snr, long seed) {
    double[] noise = make(clean.length, rate, new Random(seed));
    double signal = 0;
    double power = 0;
    for (int i = 0; i < clean.length; i++) {
      signal += clean[i] * clean[i];
      power += noise[i] * noise[i];
    }
    double gain = Math.sqrt(signal / power) * Math.pow(10, -snr / 20);
    float[] noisy = new float[clean.length];
    for (int i = 0; i < clean.length; i++) {
      noisy[i] = (float) (clean[i] + gain * noise[i]);
    }
    return noisy;
  }
}
