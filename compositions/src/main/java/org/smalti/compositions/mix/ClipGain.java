package org.smalti.compositions.mix;

/** Measures clips, to bring them to a level. */
final class ClipGain {
  private static final int BLOCK = 2048;
  /** An offset from −30 dBFS on is taken out; it would click where the sound begins and ends. */
  private static final double OFFSET = 0.03;
  /** Frames: what is shorter than 50 ms may just be one-sided. */
  private static final long LASTING = 2400;

  private static final double LOUDEST = MixSettings.amplitude(-1);
  private static final double MOST = MixSettings.amplitude(30);

  private ClipGain() {}

  /** The constant offset of each channel that is not heard. */
  static float[] offset(SoundPart part, int span) {
    float[] offset = new float[SoundWork.CHANNELS];
    long length = part.length(span);
    if (length < LASTING || part.rms(span) < OFFSET) {
      return offset;
    }
    SpanFrames frames = new SpanFrames(part, span, length, false, offset.clone());
    float[] block = new float[2 * BLOCK];
    double[] sums = new double[SoundWork.CHANNELS];
    for (long at = 0; at < length; at += BLOCK) {
      int count = (int) Math.min(BLOCK, length - at);
      frames.read(block, count);
      for (int i = 0; i < count; i++) {
        sums[0] += block[2 * i];
        sums[1] += block[2 * i + 1];
      }
    }
    for (int channel = 0; channel < sums.length; channel++) {
      double mean = sums[channel] / length;
      offset[channel] = Math.abs(mean) < OFFSET ? 0 : (float) mean;
    }
    return offset;
  }

  /** The factor that brings a clip to a level. */
  static double of(SoundPart part, int span, float[] offset, ClipLevel level) {
    if (level.isNone()) {
      return 1;
    }
    double shifted = Math.max(Math.abs(offset[0]), Math.abs(offset[1]));
    double peak = part.peak(span) + shifted;
    if (level.loudness()) {
      double decibels = level.decibels() - loudness(part, span, offset);
      return bounded(MixSettings.amplitude(decibels), peak);
    }
    double square = (double) part.rms(span) * part.rms(span)
        - (offset[0] * offset[0] + offset[1] * offset[1]) / 2;
    return matched(Math.sqrt(Math.max(0, square)), peak, level.decibels());
  }

  private static double loudness(SoundPart part, int span, float[] offset) {
    long length = part.length(span);
    SpanFrames frames = new SpanFrames(part, span, length, false, offset);
    LoudnessMeter meter = new LoudnessMeter();
    float[] block = new float[2 * BLOCK];
    for (long at = 0; at < length; at += BLOCK) {
      int count = (int) Math.min(BLOCK, length - at);
      frames.read(block, count);
      meter.take(block, count);
    }
    return meter.integrated();
  }

  /** The factor to the wanted RMS: never beyond full scale, and noise is not blown up. */
  static double matched(double rms, double peak, double level) {
    return Double.isNaN(level) || rms <= 0 ? 1 : bounded(MixSettings.amplitude(level) / rms, peak);
  }

  private static double bounded(double gain, double peak) {
    return peak <= 0 ? 1 : Math.min(Math.min(gain, LOUDEST / peak), MOST);
  }
}
