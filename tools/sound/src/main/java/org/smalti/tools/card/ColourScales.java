package org.smalti.tools.card;

import java.awt.Color;

/** Scales of colour from 0 to 1, each perceived as even, and the colours that are drawn upon them. */
final class ColourScales {
  /** Points of magma (van der Walt and Smith, 2015), evenly spaced: how loud. */
  private static final int[] MAGMA = {
    0x000004, 0x0b0924, 0x20114b, 0x3b0f70, 0x57157e, 0x721f81, 0x8c2981, 0xa8327d, 0xc43c75,
    0xde4968, 0xf1605d, 0xfa7f5e, 0xfe9f6d, 0xfebf84, 0xfddea0, 0xfcfdbf
  };

  /** From grey to a green that magma hasn't: how clear. */
  private static final int[] CLARITY = {0x6f6a85, 0x5f7f9b, 0x4a9fa8, 0x30c4ac, 0x22f0b4};

  static final Color GROUND = new Color(0x0d0b16);
  static final Color SAMPLE_GROUND = new Color(0x221e36);
  static final Color BETWEEN = new Color(0x55506a);
  static final Color ONSET = Color.WHITE;

  private ColourScales() {}

  /** {@code 0} is dark. */
  static int level(double value) {
    return at(MAGMA, value);
  }

  /** {@code 0} is grey, {@code 1} green; −1, not measured, is grey. */
  static Color clarity(double value) {
    return new Color(at(CLARITY, value));
  }

  private static int at(int[] points, double value) {
    double place = Math.min(1, Math.max(0, value)) * (points.length - 1);
    int index = (int) Math.min(points.length - 2, Math.floor(place));
    double part = place - index;
    int color = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      double mixed =
          (points[index] >> shift & 255) * (1 - part) + (points[index + 1] >> shift & 255) * part;
      color |= (int) Math.round(mixed) << shift;
    }
    return color;
  }
}
