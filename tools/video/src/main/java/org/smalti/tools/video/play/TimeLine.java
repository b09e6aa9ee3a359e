package org.smalti.tools.video.play;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import org.smalti.core.show.ClockText;

/**
 * The strip below the picture that tells how far the film is.
 *
 * @param time s
 * @param duration s, −1 unknown
 */
record TimeLine(double time, double duration) {
  /** Pixels. */
  static final int HEIGHT = 24;

  private static final int MARGIN = 8;
  private static final int TEXT = 110;
  private static final int BAR = 6;
  private static final Color STRIP = new Color(0x202020);
  private static final Color EMPTY = new Color(0x505050);
  private static final Color PLAYED = new Color(0xe0a030);

  /** {@code 0:12 / 1:03}. */
  String text() {
    String now = ClockText.brief(Math.max(0, time));
    return duration > 0 ? now + " / " + ClockText.brief(duration) : now;
  }

  /** s that a place on a strip of some width means; NaN if the duration is unknown or it lies outside the bar. */
  double timeAt(int x, int width) {
    int bar = barWidth(width);
    return duration <= 0 || x < MARGIN || x > MARGIN + bar
        ? Double.NaN
        : duration * (x - MARGIN) / bar;
  }

  private static int barWidth(int width) {
    return Math.max(1, width - TEXT - 2 * MARGIN);
  }

  /** Draws it at the lower edge. */
  void draw(Graphics2D graphics, int width, int height) {
    int top = height - HEIGHT;
    graphics.setColor(STRIP);
    graphics.fillRect(0, top, width, HEIGHT);
    int bar = barWidth(width);
    int middle = top + (HEIGHT - BAR) / 2;
    if (duration > 0) {
      graphics.setColor(EMPTY);
      graphics.fillRect(MARGIN, middle, bar, BAR);
      graphics.setColor(PLAYED);
      double part = Math.max(0, Math.min(1, time / duration));
      graphics.fillRect(MARGIN, middle, (int) Math.round(part * bar), BAR);
    }
    graphics.setColor(Color.WHITE);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    graphics.drawString(text(), MARGIN + bar + MARGIN, top + HEIGHT - MARGIN);
  }
}
