package org.smalti.tools.layout.vector;

import java.util.Arrays;

/**
 * The timbre of the first second of a sound, independent of its loudness: 64 numbers.
 *
 * <ul>
 *   <li>24: the spectral shape, the levels of mel bands in dB, from low to high, minus their mean;
 *   <li>8: how much the shape varies, the standard deviation over time of the first cepstral coefficients of these
 *     bands;
 *   <li>8: how it drifts, the mean of these coefficients in the second half minus that in the first;
 *   <li>5: {@link EnergyEnvelope};
 *   <li>12: {@link Chroma};
 *   <li>7: {@link OctaveFlatness}.
 * </ul>
 *
 * Frames of 2048 values with hop 512 at 22,050 Hz; 60 dB below the loudest band is silence. In means over time a frame
 * is weighted by its amplitude, so that silence at the end of a sample counts little; the halves have equal sums of
 * these weights. The measurements are in docs/adr/0016.
 */
final class Timbre implements Embedding {
  private static final int RATE = 22_050;
  private static final int WINDOW = 2048;
  private static final int BANDS = 24;
  private static final int COEFFICIENTS = 8;
  private static final int DRIFT = BANDS + COEFFICIENTS;
  private static final int COURSE = DRIFT + COEFFICIENTS;
  private static final int CLASSES = COURSE + EnergyEnvelope.SIZE;
  private static final int NOISE = CLASSES + Chroma.SIZE;
  private static final int SIZE = NOISE + OctaveFlatness.SIZE;
  private static final float MOTION_COUNTS = 0.7f;
  private static final float CLASSES_COUNT = 0.7f;
  private static final double RANGE = 60;
  private static final double TINY = 1e-10;

  private final PowerSpectra spectra = new PowerSpectra(WINDOW, 512);
  private final MelSpectrum mel = new MelSpectrum(RATE, WINDOW, BANDS);
  private final Cepstrum transform = new Cepstrum(COEFFICIENTS, BANDS);
  private final EnergyEnvelope course = new EnergyEnvelope(RATE);
  private final Chroma classes = new Chroma(RATE, WINDOW);
  private final OctaveFlatness noisiness = new OctaveFlatness();

  @Override
  public int sampleRate() {
    return RATE;
  }

  @Override
  public double longest() {
    return 1;
  }

  @Override
  public int size() {
    return SIZE;
  }

  @Override
  public float[] weights() {
    float[] weights = new float[SIZE];
    Arrays.fill(weights, 1);
    Arrays.fill(weights, BANDS, COURSE, MOTION_COUNTS);
    Arrays.fill(weights, CLASSES, NOISE, CLASSES_COUNT);
    return weights;
  }

  @Override
  public float[] of(float[] sound) {
    float[][] power = spectra.of(sound);
    double[] weights = weights(power);
    double[][] bands = mel.of(power);
    toDecibels(bands);
    float[] vector = new float[SIZE];
    writeColour(bands, weights, vector);
    double[][] cepstrum = transform.of(bands);
    for (int c = 0; c < COEFFICIENTS; c++) {
      vector[BANDS + c] = (float) deviation(cepstrum[c], weights);
      vector[DRIFT + c] = (float) drift(cepstrum[c], weights);
    }
    course.write(sound, vector, COURSE);
    classes.write(power, vector, CLASSES);
    noisiness.write(power, weights, vector, NOISE);
    return vector;
  }

  /** The share of each frame in the sum of all amplitudes. */
  private static double[] weights(float[][] power) {
    double[] weights = new double[power.length];
    double total = 0;
    for (int t = 0; t < power.length; t++) {
      double sum = 0;
      for (float value : power[t]) {
        sum += value;
      }
      weights[t] = Math.sqrt(sum) + TINY;
      total += weights[t];
    }
    for (int t = 0; t < weights.length; t++) {
      weights[t] /= total;
    }
    return weights;
  }

  private static void toDecibels(double[][] bands) {
    double loudest = Double.NEGATIVE_INFINITY;
    for (double[] frame : bands) {
      for (int band = 0; band < BANDS; band++) {
        frame[band] = 10 * Math.log10(frame[band] + TINY);
        loudest = Math.max(loudest, frame[band]);
      }
    }
    for (double[] frame : bands) {
      for (int band = 0; band < BANDS; band++) {
        frame[band] = Math.max(frame[band], loudest - RANGE);
      }
    }
  }

  private static void writeColour(double[][] bands, double[] weights, float[] vector) {
    double[] colour = new double[BANDS];
    double mean = 0;
    for (int band = 0; band < BANDS; band++) {
      for (int t = 0; t < weights.length; t++) {
        colour[band] += weights[t] * bands[t][band];
      }
      mean += colour[band] / BANDS;
    }
    for (int band = 0; band < BANDS; band++) {
      vector[band] = (float) (colour[band] - mean);
    }
  }

  private static double deviation(double[] values, double[] weights) {
    double mean = 0;
    for (int t = 0; t < weights.length; t++) {
      mean += weights[t] * values[t];
    }
    double square = 0;
    for (int t = 0; t < weights.length; t++) {
      square += weights[t] * (values[t] - mean) * (values[t] - mean);
    }
    return Math.sqrt(square);
  }

  /** The first frame belongs to the first half and the last frame to the second, whatever their weights. */
  private static double drift(double[] values, double[] weights) {
    double passed = 0;
    double early = 0;
    double earlyWeight = 0;
    double late = 0;
    double lateWeight = 0;
    for (int t = 0; t < weights.length; t++) {
      boolean first = t == 0 || passed + weights[t] / 2 < 0.5;
      passed += weights[t];
      if (first) {
        early += weights[t] * values[t];
        earlyWeight += weights[t];
      }
      if (!first || t == weights.length - 1) {
        late += weights[t] * values[t];
        lateWeight += weights[t];
      }
    }
    return late / lateWeight - early / earlyWeight;
  }
}
