package org.smalti.compositions.mix;

import java.util.Arrays;

/**
 * The integrated loudness of stereo frames at 48 kHz, in LUFS: K-weighted power of blocks of 400 ms, 100 ms apart, of
 * which quiet ones do not count (ITU-R BS.1770-4, EBU R 128). What is shorter than one block is measured as it is.
 */
final class LoudnessMeter {
  private static final double OFFSET = -0.691;
  private static final double QUIETEST = -70;
  private static final double BELOW_MEAN = -10;
  private static final int STEP = 4800;
  private static final int STEPS = 4;

  private final SecondOrderFilter shelf = new SecondOrderFilter(
      1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585);
  private final SecondOrderFilter highPass =
      new SecondOrderFilter(1, -2, 1, -1.99004745483398, 0.99007225036621);
  private final double[] lastSteps = new double[STEPS];
  private float[] weighted = new float[0];
  /** Mean powers of all blocks so far. */
  private double[] blocks = new double[64];

  private int count;
  private long steps;
  private double power;
  private int inStep;
  private double whole;
  private long frames;

  /** Takes the next frames. */
  void take(float[] stereo, int taken) {
    if (weighted.length < 2 * taken) {
      weighted = new float[2 * taken];
    }
    System.arraycopy(stereo, 0, weighted, 0, 2 * taken);
    shelf.process(weighted, taken);
    highPass.process(weighted, taken);
    for (int i = 0; i < taken; i++) {
      float left = weighted[2 * i];
      float right = weighted[2 * i + 1];
      power += (double) left * left + (double) right * right;
      if (++inStep == STEP) {
        endStep();
      }
    }
    frames += taken;
  }

  private void endStep() {
    whole += power;
    lastSteps[(int) (steps++ % STEPS)] = power;
    if (steps >= STEPS) {
      if (count == blocks.length) {
        blocks = Arrays.copyOf(blocks, 2 * count);
      }
      blocks[count++] = Arrays.stream(lastSteps).sum() / (STEPS * STEP);
    }
    power = 0;
    inStep = 0;
  }

  /** LUFS of all that was taken; −∞ for silence. */
  double integrated() {
    if (count == 0) {
      return frames == 0 ? Double.NEGATIVE_INFINITY : decibels((whole + power) / frames);
    }
    double gate = power(QUIETEST);
    gate = Math.max(gate, mean(gate) * Math.pow(10, BELOW_MEAN / 10));
    return decibels(mean(gate));
  }

  /** The mean of the blocks above a power. */
  private double mean(double gate) {
    double sum = 0;
    int above = 0;
    for (int i = 0; i < count; i++) {
      if (blocks[i] > gate) {
        sum += blocks[i];
        above++;
      }
    }
    return above == 0 ? 0 : sum / above;
  }

  private static double decibels(double power) {
    return OFFSET + 10 * Math.log10(power);
  }

  private static double power(double loudness) {
    return Math.pow(10, (loudness - OFFSET) / 10);
  }
}
