package org.smalti.compositions.mix;

import org.smalti.core.SmaltiException;

/**
 * How sounds are put together.
 *
 * @param match dBFS of RMS that each clip is brought to, NaN to leave it as recorded
 * @param gain dB on the whole
 * @param reverb 0 dry .. 100 a large hall
 */
public record MixSettings(double match, double gain, double reverb) {
  public MixSettings {
    if (match > 0 || match < -60) {
      throw SmaltiException.usage(
          "clips are matched to a level from -60 to 0 dBFS, or to none; not to " + match);
    }
    if (!(Math.abs(gain) <= 60)) {
      throw SmaltiException.usage("a gain is from -60 to 60 dB, not " + gain);
    }
    if (!(reverb >= 0 && reverb <= 100)) {
      throw SmaltiException.usage("reverb is from 0 to 100, not " + reverb);
    }
  }

  /** The amplitude that a level in dB stands for: 20·log10. */
  static double amplitude(double decibels) {
    return StrictMath.pow(10, decibels / 20);
  }
}
