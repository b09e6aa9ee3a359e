package org.smalti.bench.batch;

/**
 * The segmental signal-to-noise ratio: the mean over Hann windows of 30 ms, each a quarter further, of the ratio in dB
 * of the clean sound to the difference from it, each limited to −10 … 35 dB (Loizou, Speech Enhancement, 2013, section
 * 11.1.1).
 */
final class SegmentalSnr {
  private static final double SECONDS = 0.03;
  private static final double LEAST = -10;
  private static final double MOST = 35;
  private static final double NOTHING = 1e-10;

  private SegmentalSnr() {}

  static double of(float[] clean, float[] heard, int rate) {
    int size = (int) (SECONDS * rate);
    double sum = 0;
    int frames = 0;
    for (int begin = 0; begin + size <= Math.min(clean.length, heard.length); begin += size / 4) {
      double signal = 0;
      double error = 0;
      for (int i = 0; i < size; i++) {
        double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 1) / (size + 1));
        double wanted = window * clean[begin + i];
        double wrong = wanted - window * heard[begin + i];
        signal += wanted * wanted;
        error += wrong * wrong;
      }
      double ratio = 10 * Math.log10(signal / (error + NOTHING) + NOTHING);
      sum += Math.max(LEAST, Math.min(MOST, ratio));
      frames++;
    }
    return sum / Math.max(1, frames);
  }
}
