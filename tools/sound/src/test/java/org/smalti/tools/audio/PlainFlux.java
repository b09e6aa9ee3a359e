package org.smalti.tools.audio;

import java.util.Arrays;

/** The SuperFlux onset function at 44.1 kHz read plainly from the paper: all frames at once, discrete Fourier sums. */
final class PlainFlux {
  private PlainFlux() {}

  static double[] of(float[] sound, int rate) {
    double hop = rate / 200.0;
    int first = -(int) Math.ceil(1024 / hop);
    int frames = 0;
    while (Math.round((first + frames) * hop) + 1024 <= sound.length) {
      frames++;
    }
    double[][] bands = new double[frames][];
    for (int i = 0; i < frames; i++) {
      bands[i] = bands(sound, (int) Math.round((first + i) * hop) - 1024, rate);
    }
    amplifyWhatIsQuiet(bands);
    double[] flux = new double[frames];
    for (int i = 0; i < frames; i++) {
      for (int b = 0; b < bands[i].length; b++) {
        double before = 0;
        for (int n = Math.max(0, b - 1); n <= Math.min(bands[i].length - 1, b + 1); n++) {
          before = Math.max(before, i < 2 ? 0 : bands[i - 2][n]);
        }
        flux[i] += Math.max(0, bands[i][b] - before);
      }
    }
    return flux;
  }

  /** Not in the paper: {@link SuperFlux} hears quiet recordings as if they were louder. */
  private static void amplifyWhatIsQuiet(double[][] bands) {
    double loudest = 30;
    for (double[] frame : bands) {
      loudest = Math.max(0.9975 * loudest, Arrays.stream(frame).max().orElseThrow());
      double gain = Math.max(1, Math.min(8, 30 / loudest));
      Arrays.setAll(frame, b -> Math.log10(1 + gain * frame[b]));
    }
  }

  private static double[] bands(float[] sound, int from, int rate) {
    double[] magnitudes = magnitudes(sound, from);
    int[] centres = new int[300];
    int count = 0;
    for (int step = -200; step < 200; step++) {
      double hz = 440 * Math.pow(2, step / 24.0);
      int bin = (int) Math.round(hz * 2048 / rate);
      if (hz >= 30 && hz <= 17_000 && (count == 0 || centres[count - 1] != bin)) {
        centres[count++] = bin;
      }
    }
    double[] bands = new double[count - 2];
    for (int b = 0; b < bands.length; b++) {
      double sum = 0;
      for (int bin = centres[b]; bin < centres[b + 2]; bin++) {
        double up = (bin - centres[b]) / (double) (centres[b + 1] - centres[b]);
        double down = (centres[b + 2] - bin) / (double) (centres[b + 2] - centres[b + 1]);
        sum += Math.min(up, down) * magnitudes[bin];
      }
      bands[b] = sum;
    }
    return bands;
  }

  private static double[] magnitudes(float[] sound, int from) {
    double[] magnitudes = new double[1024];
    if (isSilent(sound, from)) {
      return magnitudes;
    }
    for (int k = 0; k < 1024; k++) {
      double re = 0;
      double im = 0;
      for (int i = 0; i < 2048; i++) {
        double x = from + i < 0 ? 0 : sound[from + i];
        x *= 0.5 - 0.5 * Math.cos(2 * Math.PI * i / 2048);
        int phase = (int) ((long) k * i % 2048);
        re += x * COS[phase];
        im += x * COS[(phase + 512) % 2048];
      }
      magnitudes[k] = Math.hypot(re, im);
    }
    return magnitudes;
  }

  private static boolean isSilent(float[] sound, int from) {
    for (int i = Math.max(0, from); i < from + 2048; i++) {
      if (sound[i] != 0) {
        return false;
      }
    }
    return true;
  }

  private static final double[] COS = new double[2048];

  static {
    Arrays.setAll(COS, i -> Math.cos(2 * Math.PI * i / 2048));
  }
}
