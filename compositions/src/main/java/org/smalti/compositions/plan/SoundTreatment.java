package org.smalti.compositions.plan;

/**
 * What is done to a sound before it is mixed.
 *
 * @param match dBFS of RMS that it is brought to; NaN: the level of the whole piece
 * @param reversed whether it runs backwards
 * @param stretch how many times longer than recorded it is heard, at its own pitch
 * @param pitch semitones up or down, at its own length
 * @param highPass Hz below which it is taken away, 0 for none
 * @param lowPass Hz above which it is taken away, 0 for none
 * @param reverb 0 dry .. 100 a large hall; NaN: that of the whole piece
 * @param echo ms from echo to echo, 0 for none
 * @param echoLevel dB of each echo beside the one before, below 0
 */
public record SoundTreatment(
    double match,
    boolean reversed,
    double stretch,
    double pitch,
    double highPass,
    double lowPass,
    double reverb,
    double echo,
    double echoLevel) {
  /** As recorded. */
  public static final SoundTreatment NONE =
      new SoundTreatment(Double.NaN, false, 1, 0, 0, 0, Double.NaN, 0, -6);

  private static final double LONGEST = 1000;

  public SoundTreatment {
    if (!(stretch >= 1 / LONGEST && stretch <= LONGEST)) {
      throw new IllegalArgumentException("a stretch is from 0.001 to 1000, not " + stretch);
    }
    if (!(Math.abs(pitch) <= 48)) {
      throw new IllegalArgumentException("a pitch is from -48 to 48 semitones, not " + pitch);
    }
    if (!(highPass >= 0 && lowPass >= 0 && echo >= 0 && echoLevel < 0)) {
      throw new IllegalArgumentException("no treatment of a sound: filters and echo are at least 0,"
          + " the level of an echo below 0 dB");
    }
  }

  /** Heard so many times longer. */
  public SoundTreatment stretched(double factor) {
    return new SoundTreatment(
        match, reversed, factor, pitch, highPass, lowPass, reverb, echo, echoLevel);
  }

  /** Heard from its end to its beginning. */
  public SoundTreatment backwards() {
    return new SoundTreatment(
        match, true, stretch, pitch, highPass, lowPass, reverb, echo, echoLevel);
  }
}
