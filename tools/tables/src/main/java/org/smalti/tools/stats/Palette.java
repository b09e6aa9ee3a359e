package org.smalti.tools.stats;

import java.awt.Color;
import java.util.List;
import org.smalti.core.draw.Oklab;

/** Colours that can be told apart with any kind of colour vision. */
public final class Palette {
  public static final Color INK = new Color(0x1f2328);
  public static final Color GREY = new Color(0x636c76);
  static final Color GRID = new Color(0xe6e9ed);
  static final Color PAPER = Color.WHITE;

  static final Color BLUE = new Color(0x0072b2);
  static final Color VERMILION = new Color(0xd55e00);

  /**
   * Okabe and Ito, "Color Universal Design" (2008), without black and with the yellow last, as it is faint on white.
   */
  static final List<Color> NAMED = List.of(
      BLUE,
      VERMILION,
      new Color(0x009e73),
      new Color(0xcc79a7),
      new Color(0xe69f00),
      new Color(0x56b4e9),
      new Color(0xb8a900));

  /** Those, and darker and lighter ones (after Tol, "Colour schemes", 2021), for groups. */
  private static final int[] MORE = {
    0x332288, 0x882255, 0x117733, 0x88ccee, 0xaa4499, 0x999933, 0x44aa99, 0x661100, 0x6699cc,
    0xcc6677, 0x4d4d4d, 0xddcc77, 0x5b2c83
  };

  /** Points of viridis (van der Walt and Smith, 2015), its pale yellow end cut off, evenly spaced. */
  private static final int[] VIRIDIS = {
    0x440154, 0x482475, 0x414487, 0x355f8d, 0x2a788e, 0x21918c, 0x22a884, 0x44bf70, 0x7ad151,
    0xbddf26
  };

  private Palette() {}

  /** The colour of a value between {@code 0} (dark violet) and {@code 1} (light green). */
  static Color scale(double value) {
    double place = Math.min(1, Math.max(0, value)) * (VIRIDIS.length - 1);
    int index = (int) Math.min(VIRIDIS.length - 2, Math.floor(place));
    double part = place - index;
    int from = VIRIDIS[index];
    int to = VIRIDIS[index + 1];
    return new Color(
        mix(from >> 16, to >> 16, part), mix(from >> 8, to >> 8, part), mix(from, to, part));
  }

  /** The colour of a group, by its number from 0; after twenty they come again. */
  static Color group(int number) {
    int place = number % (NAMED.size() + MORE.length);
    return place < NAMED.size() ? NAMED.get(place) : new Color(MORE[place - NAMED.size()]);
  }

  /**
   * A hue on a circle, from {@code 0} to {@code 1}, where it begins again: equally light and strong colours, so that
   * neighbours look alike all the way round.
   */
  static Color circle(double place) {
    return Oklab.polar(0.68, 0.125, 2 * Math.PI * place + 0.5);
  }

  static Color transparent(Color color, double alpha) {
    return new Color(
        color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * alpha));
  }

  private static int mix(int from, int to, double part) {
    return (int) Math.round((from & 255) * (1 - part) + (to & 255) * part);
  }
}
