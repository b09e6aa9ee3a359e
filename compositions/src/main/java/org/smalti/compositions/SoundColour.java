package org.smalti.compositions;

import java.awt.Color;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;

/** The colour a sound has where there is no picture of it: the hue is its pitch class, grey where there is none. */
final class SoundColour {
  private static final double REFERENCE = 440;

  private SoundColour() {}

  /** 0xRRGGBB. Louder sounds are brighter, purer ones more colourful. */
  static int of(Row row) {
    double hz = row.number(Sample.HZ, -1);
    double power = Math.max(0, row.number(Sample.POWER, 0.5));
    double clarity = Math.min(1, Math.max(0, row.number(Sample.CLARITY, 0.5)));
    double octaves = hz > 0 ? StrictMath.log(hz / REFERENCE) / StrictMath.log(2) : 0;
    double saturation = hz > 0 ? 0.35 + 0.4 * clarity : 0.06;
    double value = 0.55 + 0.4 * (1 - StrictMath.exp(-power));
    return Color.HSBtoRGB(
            (float) (octaves - Math.floor(octaves)), (float) saturation, (float) value)
        & 0xffffff;
  }
}
