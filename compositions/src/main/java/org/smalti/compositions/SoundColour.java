package org.smalti.compositions;

import org.smalti.core.draw.Oklab;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;

/**
 * The colour a sound has where there is no picture of it: the hue is its pitch class, grey where there is none. All are
 * equally light and muted, as pictures of films are.
 */
final class SoundColour {
  private static final double REFERENCE = 440;
  /** Of Oklab. */
  private static final double LIGHTNESS = 0.63;
  /** Of a sound without pitch, of the least clear pitch, and what the clearest one has more. */
  private static final double GREY = 0.012;

  private static final double MUTED = 0.045;
  private static final double CLEARER = 0.06;

  private SoundColour() {}

  /** 0xRRGGBB. Purer sounds are more colourful. */
  static int of(Row row) {
    double hz = row.number(Sample.HZ, -1);
    double clarity = Math.min(1, Math.max(0, row.number(Sample.CLARITY, 0.5)));
    double octaves = hz > 0 ? StrictMath.log(hz / REFERENCE) / StrictMath.log(2) : 0;
    double hue = 2 * Math.PI * (octaves - Math.floor(octaves)) + (hz > 0 ? 0 : 1.2);
    double chroma = hz > 0 ? MUTED + CLEARER * clarity : GREY;
    return Oklab.polar(LIGHTNESS, chroma, hue).getRGB() & 0xffffff;
  }
}
