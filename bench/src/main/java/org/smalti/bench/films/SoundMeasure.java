package org.smalti.bench.films;

import java.util.ArrayList;
import java.util.List;
import org.smalti.compositions.measure.ClickCounter;
import org.smalti.media.AudioDecoder;

/**
 * What is heard of a film, by definitions of its own, apart from those of the mixer: integrated loudness and true peak
 * of ITU-R BS.1770-4, silence, and clicks.
 *
 * @param loudness LUFS, −∞ for silence
 * @param truePeak dBTP
 * @param longestSilence s between the first sound and the last
 * @param clicks as {@link ClickCounter} counts them, on the side that has more
 */
record SoundMeasure(double loudness, double truePeak, double longestSilence, int clicks) {
  static final int RATE = 48_000;
  private static final int BLOCK = RATE / 10;
  private static final double ABSOLUTE_GATE = -70;
  private static final double RELATIVE_GATE = -10;
  /** dBFS of RMS in a tenth of a second. */
  private static final double SILENT = -60;

  private static final int REACH = 12;
  private static final int PHASES = 4;

  /** A filter of second order: b0, b1, b2, a1, a2. */
  private static final double[] SHELF = {
    1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585
  };

  private static final double[] HIGH_PASS = {1, -2, 1, -1.99004745483398, 0.99007225036621};

  /** Of stereo at 48 kHz. */
  static SoundMeasure of(AudioDecoder decoder) {
    Meter meter = new Meter();
    float[] buffer = new float[2 * BLOCK];
    for (int read = decoder.read(buffer, 0, BLOCK);
        read >= 0;
        read = decoder.read(buffer, 0, BLOCK)) {
      meter.take(buffer, read);
    }
    return meter.measure();
  }

  /** Takes sound piece by piece. */
  static final class Meter {
    private final double[][][] states = new double[2][2][4];
    private final float[][] history = new float[2][2 * REACH];
    private final ClickCounter[] clicks = {new ClickCounter(), new ClickCounter()};
    private final List<Double> weighted = new ArrayList<>();
    private final List<Double> plain = new ArrayList<>();
    private double weightedSum;
    private double plainSum;
    private int inBlock;
    private double peak;

    void take(float[] stereo, int frames) {
      for (int i = 0; i < frames; i++) {
        for (int side = 0; side < 2; side++) {
          double value = stereo[2 * i + side];
          double heard =
              filtered(filtered(value, SHELF, states[side][0]), HIGH_PASS, states[side][1]);
          weightedSum += heard * heard;
          plainSum += value * value / 2;
          between(history[side], (float) value);
          clicks[side].take(value);
        }
        if (++inBlock == BLOCK) {
          weighted.add(weightedSum / BLOCK);
          plain.add(plainSum / BLOCK);
          weightedSum = 0;
          plainSum = 0;
          inBlock = 0;
        }
      }
    }

    SoundMeasure measure() {
      return new SoundMeasure(
          loudness(),
          20 * Math.log10(peak),
          silence(),
          Math.max(clicks[0].clicks(), clicks[1].clicks()));
    }

    private static double filtered(double x, double[] by, double[] state) {
      double y =
          by[0] * x + by[1] * state[0] + by[2] * state[1] - by[3] * state[2] - by[4] * state[3];
      state[1] = state[0];
      state[0] = x;
      state[3] = state[2];
      state[2] = y;
      return y;
    }

    /** Four times oversampled through a windowed sinc. */
    private void between(float[] last, float value) {
      System.arraycopy(last, 1, last, 0, last.length - 1);
      last[last.length - 1] = value;
      peak = Math.max(peak, Math.abs(value));
      if (Math.abs(value) < 0.3) {
        return;
      }
      for (int phase = 1; phase < PHASES; phase++) {
        double sum = 0;
        for (int tap = 0; tap < last.length; tap++) {
          double x = tap - (REACH - 1) - (double) phase / PHASES;
          double window = 0.5 + 0.5 * Math.cos(Math.PI * x / (REACH + 1));
          sum += last[tap] * window * Math.sin(Math.PI * x) / (Math.PI * x);
        }
        peak = Math.max(peak, Math.abs(sum));
      }
    }

    /** Blocks of 400 ms every 100 ms, gated twice. */
    private double loudness() {
      List<Double> blocks = new ArrayList<>();
      for (int i = 3; i < weighted.size(); i++) {
        double power =
            (weighted.get(i) + weighted.get(i - 1) + weighted.get(i - 2) + weighted.get(i - 3)) / 4;
        blocks.add(power);
      }
      double gate = lufs(mean(blocks, ABSOLUTE_GATE)) + RELATIVE_GATE;
      return lufs(mean(blocks, Math.max(ABSOLUTE_GATE, gate)));
    }

    private static double mean(List<Double> blocks, double gate) {
      return blocks.stream()
          .mapToDouble(Double::doubleValue)
          .filter(power -> lufs(power) > gate)
          .average()
          .orElse(0);
    }

    private static double lufs(double power) {
      return -0.691 + 10 * Math.log10(power);
    }

    private double silence() {
      int longest = 0;
      int last = -1;
      for (int i = 0; i < plain.size(); i++) {
        if (10 * Math.log10(plain.get(i)) > SILENT) {
          longest = Math.max(longest, last < 0 ? 0 : i - last - 1);
          last = i;
        }
      }
      return longest / 10.0;
    }
  }
}
