package org.smalti.tools.audio;

/**
 * Measures power and flatness of samples from frames of 2048, hop 512, Hann window, at any sample rate. Frames are centred on
 * 0, 512, 1024 …; where they reach over an end of the sample, its mirror image goes on, so that short and steady sounds are
 * not measured too low.
 *
 * <p>Power is the mean over frames, weighted n², (n−1)² … 1, of the root-mean-square magnitude over all bins of the
 * unnormalised transform. By Parseval's theorem that magnitude is the square root of the windowed frame's energy, so it needs
 * no transform. Flatness is the mean over every fourth frame, weighted by their energy, of the geometric by the arithmetic mean of the
 * power spectrum between {@value #FLAT_FROM} and {@value #FLAT_TO} Hz: 0 for a tone, near 0.56 for white noise.
 */
final class PowerMeter {
  static final int FRAME = 2048;
  static final int HOP = 512;
  /** The power of a steady sound of RMS amplitude 1: √(2048 · 3/8). */
  static final double GAIN = Math.sqrt(FRAME * 0.375);

  private static final double FLAT_FROM = 50;
  private static final double FLAT_TO = 8000;
  private static final double SILENCE = 1e-10;
  /** Flatness changes slowly: every fourth frame tells it. */
  private static final int FLAT_HOPS = 4;

  private static final int AT_ONCE = 16;

  private final FrameSpectrum spectrum = new FrameSpectrum(FRAME, FRAME);
  private final float[] window = FrameSpectrum.hann(FRAME);
  private final float[] frame = new float[FRAME];
  private final float[] powers = new float[spectrum.bins()];
  private final int firstBin;
  private final int lastBin;
  private double power;
  private double flatness;

  PowerMeter(int sampleRate) {
    double binWidth = sampleRate / (double) FRAME;
    lastBin = (int) Math.min(spectrum.bins() - 1, FLAT_TO / binWidth);
    firstBin = Math.min(lastBin, Math.max(1, (int) Math.ceil(FLAT_FROM / binWidth)));
  }

  double power() {
    return power;
  }

  /** 0..1; 0 for silence. */
  double flatness() {
    return flatness;
  }

  /** Measures the sample of {@code length} > 0 frames from {@code start}. */
  void measure(SoundBuffer sound, long start, int length) {
    int frames = 1 + length / HOP;
    double sum = 0;
    double weights = 0;
    double flat = 0;
    double energies = 0;
    for (int i = 0; i < frames; i++) {
      fill(sound, start, length, i * HOP - FRAME / 2);
      double energy = energy();
      double weight = (double) (frames - i) * (frames - i);
      sum += weight * Math.sqrt(energy);
      weights += weight;
      if (i % FLAT_HOPS == 0 && energy > SILENCE) {
        spectrum.powers(frame, 0, powers);
        flat += energy * flatnessOfFrame();
        energies += energy;
      }
    }
    power = sum / weights;
    flatness = energies > 0 ? flat / energies : 0;
  }

  private double energy() {
    double energy = 0;
    for (int i = 0; i < FRAME; i++) {
      double x = frame[i] * window[i];
      energy += x * x;
    }
    return energy;
  }

  private void fill(SoundBuffer sound, long start, int length, int from) {
    if (from >= 0 && from + FRAME <= length) {
      sound.copy(start + from, frame, FRAME);
      return;
    }
    for (int i = 0; i < FRAME; i++) {
      frame[i] = sound.at(start + mirrored(from + i, length));
    }
  }

  /** The position in 0..length−1 that a position outside is the mirror image of, the ends not repeated. */
  static int mirrored(int position, int length) {
    if (length == 1) {
      return 0;
    }
    int period = 2 * (length - 1);
    int folded = Math.floorMod(position, period);
    return folded < length ? folded : period - folded;
  }

  /** A logarithm of a product of {@value #AT_ONCE} stands for as many logarithms. */
  private double flatnessOfFrame() {
    double logs = 0;
    double sum = 0;
    double product = 1;
    for (int bin = firstBin; bin <= lastBin; bin++) {
      double value = powers[bin] + SILENCE;
      sum += value;
      product *= value;
      if ((bin - firstBin) % AT_ONCE == AT_ONCE - 1) {
        logs += Math.log(product);
        product = 1;
      }
    }
    logs += Math.log(product);
    int bins = lastBin - firstBin + 1;
    return Math.exp(logs / bins) / (sum / bins);
  }
}
