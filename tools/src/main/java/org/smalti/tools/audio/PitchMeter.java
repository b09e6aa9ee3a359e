package org.smalti.tools.audio;

import java.util.Arrays;

/**
 * Measures pitch and clarity of samples from frames of 93 ms, hop 46 ms; a shorter sample is one frame. Frames vote with their
 * amplitude and clarity for a pitch; the sample's pitch is the mean of the votes within half a semitone of where most fell.
 */
final class PitchMeter {
  private static final double FRAME_SECONDS = 4096 / 44_100.0;
  private static final int HIGH_RATE = 88_200;
  private static final int BINS_PER_OCTAVE = 120;
  private static final int HALF_SEMITONE = 5;
  /** Share of the sample's votes that must agree, and clarity that these must have, for it to be pitched. */
  private static final double AGREEMENT = 0.4;

  private static final double PITCHED_CLARITY = 0.6;

  private final int decimation;
  private final int frameLength;
  private final int rate;
  private final PitchEstimator estimator;
  private final Periodicity periodicity;
  private final float[] raw;
  private final float[] frame;
  private final double[] votes;
  private final double[] pitches;
  private final double[] clarities;
  private double hz;
  private double clarity;

  PitchMeter(int sampleRate, PitchMethod method) {
    decimation = sampleRate >= HIGH_RATE ? sampleRate / (HIGH_RATE / 2) : 1;
    rate = sampleRate / decimation;
    frameLength = Math.max(64, (int) Math.round(rate * FRAME_SECONDS));
    estimator = method.at(rate);
    periodicity = new Periodicity(frameLength);
    raw = new float[frameLength * decimation];
    frame = new float[frameLength];
    int bins = 1 + bin(PitchEstimator.HIGHEST);
    votes = new double[bins];
    pitches = new double[bins];
    clarities = new double[bins];
  }

  /** Hz, −1 without pitch. */
  double hz() {
    return hz;
  }

  /** 0..1: the height of the normalised autocorrelation at the pitch; without pitch, at its best candidates. */
  double clarity() {
    return clarity;
  }

  /** Measures the sample of {@code length} > 0 frames from {@code start}. */
  void measure(SoundBuffer sound, long start, int length) {
    Arrays.fill(votes, 0);
    Arrays.fill(pitches, 0);
    Arrays.fill(clarities, 0);
    int size = frameLength * decimation;
    double all = 0;
    double clear = 0;
    int last = Math.max(0, length - size);
    for (int at = 0; ; at = Math.min(last, at + size / 2)) {
      int filled = fill(sound, start + at, Math.min(size, length));
      double amplitude = amplitude(filled);
      all += amplitude;
      clear += amplitude * vote(filled, amplitude);
      if (at == last) {
        break;
      }
    }
    decide(all, clear);
  }

  private int fill(SoundBuffer sound, long from, int length) {
    if (decimation == 1) {
      sound.copy(from, frame, length);
      return length;
    }
    sound.copy(from, raw, length);
    int filled = length / decimation;
    for (int i = 0; i < filled; i++) {
      float sum = 0;
      for (int j = 0; j < decimation; j++) {
        sum += raw[i * decimation + j];
      }
      frame[i] = sum / decimation;
    }
    return filled;
  }

  private double amplitude(int length) {
    double energy = 0;
    for (int i = 0; i < length; i++) {
      energy += frame[i] * frame[i];
    }
    return Math.sqrt(energy / Math.max(1, length));
  }

  /** Lets one frame vote. Returns its clarity. */
  private double vote(int length, double amplitude) {
    if (length < 16 || periodicity.measure(frame, length) == 0) {
      return 0;
    }
    double candidate = estimator.hz(frame, length, periodicity);
    if (candidate < 0) {
      return 0;
    }
    int lag = (int) Math.round(rate / candidate);
    if (lag < 1 || lag + 1 > length / 2) {
      return 0;
    }
    double height = Math.max(0, periodicity.peakHeight(lag));
    double weight = amplitude * height;
    int bin = bin(candidate);
    votes[bin] += weight;
    pitches[bin] += weight * Math.log(candidate);
    clarities[bin] += weight * height;
    return height;
  }

  private void decide(double all, double clear) {
    hz = -1;
    clarity = all > 0 ? clear / all : 0;
    int best = 0;
    double most = 0;
    for (int bin = 0; bin < votes.length; bin++) {
      double sum = around(votes, bin);
      if (sum > most) {
        most = sum;
        best = bin;
      }
    }
    if (most > 0 && most >= AGREEMENT * all) {
      double height = around(clarities, best) / most;
      if (height >= PITCHED_CLARITY) {
        hz = Math.exp(around(pitches, best) / most);
        clarity = height;
      }
    }
  }

  private static double around(double[] values, int bin) {
    double sum = 0;
    for (int i = Math.max(0, bin - HALF_SEMITONE);
        i <= Math.min(values.length - 1, bin + HALF_SEMITONE);
        i++) {
      sum += values[i];
    }
    return sum;
  }

  private static int bin(double hz) {
    return (int) Math.round(BINS_PER_OCTAVE * Math.log(hz / PitchEstimator.LOWEST) / Math.log(2));
  }
}
