package org.smalti.core.draw;

import java.awt.Color;

/**
 * Colours of Oklab, where equal distances look equal (B. Ottosson, "A perceptual color space for image processing",
 * 2020), as those of sRGB (IEC 61966-2-1). What no screen can show is cut off.
 */
public final class Oklab {
  private static final int WHITE = 255;

  private Oklab() {}

  /**
   * A colour by its axes.
   *
   * @param lightness 0 black to 1 white
   * @param a from green, below 0, to red
   * @param b from blue, below 0, to yellow
   */
  public static Color color(double lightness, double a, double b) {
    double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    return new Color(
        channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
        channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
        channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
  }

  /**
   * A colour by its hue.
   *
   * @param lightness 0 black to 1 white
   * @param chroma how strong, 0 grey
   * @param hue radians, from red
   */
  public static Color polar(double lightness, double chroma, double hue) {
    return color(lightness, chroma * Math.cos(hue), chroma * Math.sin(hue));
  }

  private static double cube(double value) {
    return value * value * value;
  }

  /** A channel from linear light. */
  private static int channel(double linear) {
    double light = Math.min(1, Math.max(0, linear));
    double shown = light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
    return (int) Math.round(WHITE * shown);
  }
}
