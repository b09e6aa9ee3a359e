package org.smalti.compositions.mix;

import org.smalti.core.run.Run;

/**
 * The gain at which a mix, limited, has a loudness. Without the limiter it follows from one measurement; where the
 * limiter works, the whole is measured again until it fits.
 *
 * @param gain dB
 * @param loudness LUFS that it then has
 */
record LoudnessGain(double gain, double loudness) {
  /** LU. */
  static final double TOLERANCE = 0.2;

  private static final double CLOSE = 0.05;
  private static final int TRIES = 8;
  /** dB: beyond, it would not get louder but only flatter. */
  private static final double MOST = 40;

  private static final int BLOCK = 8192;

  /**
   * @param wanted LUFS
   * @param ceiling dBTP of the limiter
   */
  static LoudnessGain of(StoredMix mix, double wanted, double ceiling, Run run) {
    double before = measured(mix.play(), mix.length(), run);
    if (Double.isInfinite(before)) {
      return new LoudnessGain(0, before);
    }
    return search(mix, wanted, ceiling, wanted - before, run);
  }

  /** The gain for another ceiling: close to this one, as a rule the same. */
  LoudnessGain under(StoredMix mix, double wanted, double ceiling, Run run) {
    return Double.isInfinite(loudness) ? this : search(mix, wanted, ceiling, gain, run);
  }

  private static LoudnessGain search(
      StoredMix mix, double wanted, double ceiling, double begin, Run run) {
    double gain = begin;
    double loudness = limited(mix, gain, ceiling, run);
    for (int i = 0; i < TRIES && Math.abs(loudness - wanted) > CLOSE && gain < MOST; i++) {
      gain = Math.min(MOST, gain + (wanted - loudness) * (loudness < wanted ? 1.3 : 1));
      loudness = limited(mix, gain, ceiling, run);
    }
    return new LoudnessGain(gain, loudness);
  }

  private static double limited(StoredMix mix, double gain, double ceiling, Run run) {
    Soundtrack track = new Soundtrack(mix.play(), gain, ceiling, 1);
    return measured(track::read, mix.length(), run);
  }

  private static double measured(FrameStream stream, long length, Run run) {
    LoudnessMeter meter = new LoudnessMeter();
    float[] block = new float[2 * BLOCK];
    for (long at = 0; at < length; at += BLOCK) {
      run.throwIfCancelled();
      int count = (int) Math.min(BLOCK, length - at);
      stream.read(block, count);
      meter.take(block, count);
    }
    return meter.integrated();
  }
}
