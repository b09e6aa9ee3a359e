package org.smalti.tools.video.faces.show;

import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The colour of a track, by its id: the same in every picture and film. All are equally light to the eye, so that each
 * can be seen on light and dark. Hues are those of Oklab (B. Ottosson, "A perceptual color space for image
 * processing", 2020).
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
    int place = (int) (sum.getValue() % (HUES * LIGHTNESSES.length));
    double hue = 2 * Math.PI * (place % HUES) / HUES;
    return oklab(LIGHTNESSES[place / HUES], CHROMA * Math.cos(hue), CHROMA * Math.sin(hue));
  }

  /** The colour of words on it. */
  static Color words() {
    return DARK;
  }

  private static Color oklab(double lightness, double a, double b) {
    double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    return new Color(
        channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
        channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
        channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
  }

  private static double cube(double value) {
    return value * value * value;
  }

  /** Of sRGB, from linear light. */
  private static float channel(double linear) {
    double value = Math.min(1, Math.max(0, linear));
    return (float) (value <= 0.0031308 ? 12.92 * value : 1.055 * Math.pow(value, 1 / 2.4) - 0.055);
  }
}
