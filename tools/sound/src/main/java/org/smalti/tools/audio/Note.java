package org.smalti.tools.audio;

/**
 * A step of the equal-tempered scale, A4 = 440 Hz.
 *
 * @param name {@code C C# D … B}, "-" without pitch
 * @param octave scientific (middle C is C4), −1 without pitch
 */
public record Note(String name, int octave) {
  static final Note NONE = new Note("-", -1);
  private static final String[] NAMES = {
    "C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"
  };

  /** The note nearest to a frequency; none if it is not positive. */
  public static Note of(double hz) {
    if (!(hz > 0)) {
      return NONE;
    }
    long midi = Math.round(69 + 12 * Math.log(hz / 440) / Math.log(2));
    return new Note(NAMES[(int) Math.floorMod(midi, 12L)], (int) Math.floorDiv(midi, 12L) - 1);
  }
}
