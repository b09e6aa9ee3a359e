package org.smalti.compositions.mix;

import java.util.List;
import org.smalti.compositions.plan.Sound;
import org.smalti.core.SmaltiException;

/**
 * How sounds are put together.
 *
 * @param match what each clip is brought to
 * @param gain dB on the whole, before the limiter
 * @param reverb 0 dry .. 100 a large hall
 * @param loudness LUFS of the whole by EBU R 128; NaN: as it comes
 */
public record MixSettings(ClipLevel match, double gain, double reverb, double loudness) {
  public MixSettings {
    if (!(Math.abs(gain) <= 60)) {
      throw SmaltiException.usage("a gain is from -60 to 60 dB, not " + gain);
    }
    if (!(reverb >= 0 && reverb <= 100)) {
      throw SmaltiException.usage("reverb is from 0 to 100, not " + reverb);
    }
    if (loudness < -60 || loudness > -5) {
      throw SmaltiException.usage("a loudness is from -60 to -5 LUFS, not " + loudness);
    }
  }

  /**
   * As loud as it comes.
   *
   * @param match dBFS of RMS, NaN to leave clips as recorded
   */
  public MixSettings(double match, double gain, double reverb) {
    this(new ClipLevel(match, false), gain, reverb, Double.NaN);
  }

  /** The amplitude that a level in dB stands for: 20·log10. */
  static double amplitude(double decibels) {
    return StrictMath.pow(10, decibels / 20);
  }

  /** ms that the room is heard after the last sound. */
  public double roomMillis() {
    return Reverb.tail(reverb) / 48.0;
  }

  /** ms from the beginning until the last sound, its echoes and its room are over. */
  public double lastMillis(List<Sound> sounds) {
    return AudioRenderer.end(sounds, this) / 48.0;
  }

  /** How large the room of a clip is, where it may have one of its own. */
  double room(double own) {
    return Double.isNaN(own) ? reverb : Math.rint(Math.max(0, Math.min(100, own)));
  }
}
