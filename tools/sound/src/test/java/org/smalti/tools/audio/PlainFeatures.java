package org.smalti.tools.audio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Features computed straight from their definitions, however long it takes: what the meters are compared with. */
final class PlainFeatures {
  private static final int FRAME = 2048;
  /**
   * The coefficients b0, b1, b2, a1, a2 of both stages of the K-weighting at 48 kHz, tables 1 and 2 of ITU-R BS.1770-4.
   */
  private static final double[][] K_WEIGHTING = {
    {1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585},
    {1, -2, 1, -1.99004745483398, 0.99007225036621}
  };

  private PlainFeatures() {}

  /** The mean bin, weighted by magnitude, in Hz. */
  static double centroid(float[] sound, int rate) {
    return mean(sound, magnitudes -> {
      double moment = IntStream.range(2, FRAME / 2)
          .mapToDouble(bin -> bin * magnitudes[bin])
          .sum();
      return moment / Arrays.stream(magnitudes).skip(2).sum() * rate / FRAME;
    });
  }

  /** The first bin with 85 % of the magnitudes at or below it, in Hz. */
  static double rolloff(float[] sound, int rate) {
    return mean(sound, magnitudes -> {
      double all = Arrays.stream(magnitudes).skip(2).sum();
      int bin = IntStream.range(2, FRAME / 2)
          .filter(to -> Arrays.stream(magnitudes, 2, to + 1).sum() >= 0.85 * all)
          .findFirst()
          .orElseThrow();
      return (double) bin * rate / FRAME;
    });
  }

  /** The energy-weighted mean over frames of a property of their magnitudes. */
  private static double mean(float[] sound, ToDoubleFunction<double[]> property) {
    double sum = 0;
    double energies = 0;
    for (double[] frame : frames(sound)) {
      double energy = Arrays.stream(frame).map(x -> x * x).sum();
      sum += energy * property.applyAsDouble(magnitudes(frame));
      energies += energy;
    }
    return sum / energies;
  }

  /** All frames that lie inside the sound, half a frame apart; one around its middle if it is shorter. */
  private static List<double[]> frames(float[] sound) {
    List<double[]> frames = new ArrayList<>();
    for (int middle = FRAME / 2; middle <= sound.length - FRAME / 2; middle += FRAME / 2) {
      frames.add(frame(sound, middle));
    }
    return frames.isEmpty() ? List.of(frame(sound, sound.length / 2)) : frames;
  }

  /** Under a Hann window; beyond the ends, the mirror image. */
  private static double[] frame(float[] sound, int middle) {
    double[] frame = new double[FRAME];
    for (int i = 0; i < FRAME; i++) {
      int at = middle - FRAME / 2 + i;
      while (at < 0 || at >= sound.length) {
        at = at < 0 ? -at : 2 * (sound.length - 1) - at;
      }
      frame[i] = sound[at] * Math.pow(Math.sin(Math.PI * i / FRAME), 2);
    }
    return frame;
  }

  private static double[] magnitudes(double[] frame) {
    double[] cosines = new double[FRAME];
    Arrays.setAll(cosines, i -> Math.cos(2 * Math.PI * i / FRAME));
    double[] magnitudes = new double[FRAME / 2];
    for (int bin = 0; bin < magnitudes.length; bin++) {
      double re = 0;
      double im = 0;
      for (int i = 0; i < FRAME; i++) {
        re += frame[i] * cosines[bin * i % FRAME];
        im += frame[i] * cosines[(bin * i + FRAME / 4) % FRAME];
      }
      magnitudes[bin] = Math.hypot(re, im);
    }
    return magnitudes;
  }

  /** Of the values that are farther from the mean than 1 % of the RMS: neighbours on opposite sides, per second. */
  static double crossings(float[] sound, int rate) {
    double[] centred = centred(sound);
    double rms = Math.sqrt(Arrays.stream(centred).map(x -> x * x).average().orElseThrow());
    double[] clear =
        Arrays.stream(centred).filter(x -> Math.abs(x) > 0.01 * rms).toArray();
    long crossings = IntStream.range(1, clear.length)
        .filter(i -> clear[i] * clear[i - 1] < 0)
        .count();
    return crossings * (double) rate / sound.length;
  }

  /** Less the mean. */
  private static double[] centred(float[] sound) {
    double[] values =
        IntStream.range(0, sound.length).mapToDouble(i -> sound[i]).toArray();
    double mean = Arrays.stream(values).average().orElseThrow();
    return Arrays.stream(values).map(x -> x - mean).toArray();
  }

  /**
   * LUFS of the loudest of all windows of 400 ms, 100 ms apart. Windows are weighted in the frequency domain, with the
   * response that the standard's filters have at 48 kHz. Only for sounds that have nothing above 1 kHz.
   */
  static double loudness(float[] sound, int rate) {
    int window = 2 * (rate / 5);
    double highest = 0;
    for (int from = 0; from + window <= sound.length; from += rate / 10) {
      highest = Math.max(highest, weightedPower(sound, from, window, rate));
    }
    return -0.691 + 10 * Math.log10(highest);
  }

  /** By Parseval's theorem, line by line of the spectrum. */
  private static double weightedPower(float[] sound, int from, int window, int rate) {
    double power = 0;
    for (int line = 1; line * (double) rate / window < 1000; line++) {
      double turn = 2 * Math.cos(2 * Math.PI * line / window);
      double back1 = 0;
      double back2 = 0;
      for (int i = 0; i < window; i++) {
        double next = sound[from + i] + turn * back1 - back2;
        back2 = back1;
        back1 = next;
      }
      double squared = back1 * back1 + back2 * back2 - turn * back1 * back2;
      double hz = line * (double) rate / window;
      double gain = response(hz, K_WEIGHTING[0]) * response(hz, K_WEIGHTING[1]);
      power += 2 * gain * squared / window / window;
    }
    return power;
  }

  /** The squared magnitude at a frequency of a filter at 48 kHz. */
  private static double response(double hz, double[] c) {
    double w = 2 * Math.PI * hz / 48_000;
    double zeros = Math.pow(c[0] + c[1] * Math.cos(w) + c[2] * Math.cos(2 * w), 2)
        + Math.pow(c[1] * Math.sin(w) + c[2] * Math.sin(2 * w), 2);
    double poles = Math.pow(1 + c[3] * Math.cos(w) + c[4] * Math.cos(2 * w), 2)
        + Math.pow(c[3] * Math.sin(w) + c[4] * Math.sin(2 * w), 2);
    return zeros / poles;
  }

  /** ms to the first value around which the RMS under a Hann window of 10 ms is within 1 % of its maximum. */
  static double attack(float[] sound, int rate) {
    int half = (int) Math.round(0.005 * rate);
    double[] centred = centred(sound);
    double[] envelope = new double[sound.length];
    for (int middle = 0; middle < sound.length; middle++) {
      for (int i = -half; i <= half; i++) {
        int at = Math.abs(middle + i);
        at = at >= sound.length ? 2 * (sound.length - 1) - at : at;
        double weight = 1 + Math.cos(Math.PI * i / half);
        envelope[middle] += weight * centred[at] * centred[at];
      }
    }
    double enough = 0.99 * 0.99 * Arrays.stream(envelope).max().orElseThrow();
    int first = IntStream.range(0, sound.length)
        .filter(i -> envelope[i] >= enough)
        .findFirst()
        .orElseThrow();
    return 1000.0 * first / rate;
  }
}
