package org.smalti.tools.video.faces.show;

import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.smalti.core.draw.Oklab;

/**
 * The colour of a track, by its id: the same in every picture and film. All are equally light to the eye, so that each
 * can be seen on light and dark.
 */
final class TrackColour {
  /** Of Oklab, 0..1: between the light and the dark of films. */
  private static final double LIGHTNESS = 0.76;
  /** Of Oklab, 0..1: two that neighbouring hues may have, so that more colours can be told apart. */
  private static final double[] LIGHTNESSES = {LIGHTNESS, 0.66};

  private static final double CHROMA = 0.165;
  /** As far apart as the eye tells colours without seeing them beside each other. */
  private static final int HUES = 16;

  private static final Color DARK = new Color(0x14171a);

  private TrackColour() {}

  static Color of(String track) {
    CRC32 sum = new CRC32();
    sum.update(track.getBytes(StandardCharsets.UTF_8));
    int colours = HUES * LIGHTNESSES.length;
    int place = (int) (sum.getValue() % colours);
    double hue = 2 * Math.PI * (place % HUES) / HUES;
    return Oklab.polar(LIGHTNESSES[place / HUES], CHROMA, hue);
  }

  /** The colour of words on it. */
  static Color words() {
    return DARK;
  }
}
