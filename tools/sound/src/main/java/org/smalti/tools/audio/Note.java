package org.smalti.tools.audio;

import org.smalti.core.table.Feature;

/**
 * A step of the equal-tempered scale, A4 = 440 Hz.
 *
 * @param name {@code C C# D … B}, "-" without pitch
 * @param octave scientific (middle C is C4), −1 without pitch
 */
public record Note(String name, int octave) {
  static final Note NONE = new Note("-", -1);

  /** The note nearest to a frequency; none if it is not positive. */
  public static Note of(double hz) {
    if (!(hz > 0)) {
      return NONE;
    }
    long midi = Math.round(69 + 12 * Math.log(hz / 440) / Math.log(2));
    return new Note(
        Feature.NOTES.get((int) Math.floorMod(midi, 12L)), (int) Math.floorDiv(midi, 12L) - 1);
  }

  /** 0 for C to 11 for B, −1 without pitch. */
  int pitchClass() {
    return Feature.NOTES.indexOf(name);
  }
}
