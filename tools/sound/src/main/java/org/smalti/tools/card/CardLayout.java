package org.smalti.tools.card;

import java.awt.Rectangle;
import org.smalti.tools.stats.ChartStyle;

/**
 * Where things lie on a card, in pixels.
 *
 * @param wave the waveform
 * @param spectrum the spectrogram, below it
 * @param scale the bar that explains its colours
 */
record CardLayout(ChartStyle look, Rectangle wave, Rectangle spectrum, Rectangle scale) {

  static CardLayout of(int width, int height) {
    ChartStyle look = ChartStyle.of(width * 0.55, height * 0.55);
    double unit = look.scale();
    int left = px(72, unit);
    int right = px(116, unit);
    int top = px(60, unit);
    int bottom = px(80, unit);
    int gap = px(8, unit);
    int inner = Math.max(40, width - left - right);
    int tall = Math.max(40, height - top - bottom - gap);
    int waveHeight = (int) Math.round(tall * 0.26);
    Rectangle wave = new Rectangle(left, top, inner, waveHeight);
    Rectangle spectrum = new Rectangle(left, top + waveHeight + gap, inner, tall - waveHeight);
    Rectangle scale =
        new Rectangle(left + inner + px(46, unit), spectrum.y, px(12, unit), spectrum.height);
    return new CardLayout(look, wave, spectrum, scale);
  }

  /** Pixels of a length on a plot of usual size. */
  int px(double length) {
    return px(length, look.scale());
  }

  private static int px(double length, double unit) {
    return (int) Math.round(length * unit);
  }
}
