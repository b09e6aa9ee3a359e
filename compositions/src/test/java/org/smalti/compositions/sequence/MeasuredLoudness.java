package org.smalti.compositions.sequence;

import java.util.ArrayList;
import java.util.List;

/**
 * Integrated loudness in LUFS, straight from ITU-R BS.1770: its two filters are applied by their difference equations;
 * blocks are summed anew each. For tests, slow and plain.
 */
public final class MeasuredLoudness {
  private MeasuredLoudness() {}

  public static double of(float[] stereo) {
    double[][] weighted = {weighted(stereo, 0), weighted(stereo, 1)};
    List<Double> blocks = new ArrayList<>();
    for (int at = 0; at + 19_200 <= weighted[0].length; at += 4800) {
      double sum = 0;
      for (int i = at; i < at + 19_200; i++) {
        sum += weighted[0][i] * weighted[0][i] + weighted[1][i] * weighted[1][i];
      }
      blocks.add(sum / 19_200);
    }
    blocks.removeIf(power -> lufs(power) <= -70);
    double gate = lufs(mean(blocks)) - 10;
    blocks.removeIf(power -> lufs(power) <= gate);
    return lufs(mean(blocks));
  }

  private static double[] weighted(float[] stereo, int side) {
    double[] in = new double[stereo.length / 2];
    for (int i = 0; i < in.length; i++) {
      in[i] = stereo[2 * i + side];
    }
    double[] shelf = filtered(
        in,
        new double[] {1.53512485958697, -2.69169618940638, 1.19839281085285},
        new double[] {-1.69065929318241, 0.73248077421585});
    return filtered(
        shelf, new double[] {1, -2, 1}, new double[] {-1.99004745483398, 0.99007225036621});
  }

  private static double[] filtered(double[] in, double[] b, double[] a) {
    double[] out = new double[in.length];
    for (int i = 2; i < in.length; i++) {
      out[i] = b[0] * in[i] + b[1] * in[i - 1] + b[2] * in[i - 2];
      out[i] -= a[0] * out[i - 1] + a[1] * out[i - 2];
    }
    return out;
  }

  private static double mean(List<Double> blocks) {
    return blocks.stream().mapToDouble(each -> each).average().orElse(0);
  }

  private static double lufs(double power) {
    return -0.691 + 10 * Math.log10(power);
  }
}
