package org.smalti.core.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;

/**
 * Lines and words on a canvas.
 *
 * @param unit by which the widths of lines are multiplied
 */
public record ScaledGraphics(Graphics2D canvas, double unit) {
  public ScaledGraphics {
    canvas = TextGraphics.of(canvas);
  }

  /** Draws a line. */
  public void line(double x1, double y1, double x2, double y2, Color color, double width) {
    canvas.setPaint(color);
    canvas.setStroke(
        new BasicStroke((float) (width * unit), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    canvas.draw(new Line2D.Double(x1, y1, x2, y2));
  }

  /** Draws a broken line. */
  public void dashes(double x1, double y1, double x2, double y2, Color color, double width) {
    canvas.setPaint(color);
    float dash = (float) (3 * unit);
    canvas.setStroke(new BasicStroke(
        (float) (width * unit),
        BasicStroke.CAP_BUTT,
        BasicStroke.JOIN_ROUND,
        1,
        new float[] {dash, dash},
        0));
    canvas.draw(new Line2D.Double(x1, y1, x2, y2));
  }

  /** How wide a text is, in pixels. */
  public double width(String text, Font font) {
    return TextGraphics.width(text, font, canvas);
  }

  /**
   * Writes a word.
   *
   * @param across 0: begins at x, 0.5: has its middle there, 1: ends there
   * @param down 0: lies below y, 0.5: has its middle there, 1: stands on it
   */
  public void word(
      String text, double x, double y, double across, double down, Font font, Color color) {
    // Heights of digits, so that marks and their words are level.
    double height = font.getSize2D() * 0.73;
    canvas.setFont(font);
    canvas.setPaint(color);
    canvas.drawString(
        text, (float) (x - across * width(text, font)), (float) (y + (1 - down) * height));
  }

  /** The same, read from below, with its middle at the place. */
  public void upright(String text, double x, double y, Font font, Color color) {
    AffineTransform before = canvas.getTransform();
    canvas.rotate(-Math.PI / 2, x, y);
    word(text, x, y, 0.5, 0.5, font, color);
    canvas.setTransform(before);
  }

  /** The text, or its beginning and end where it is wider than there is room for. */
  public String shortened(String text, Font font, double room) {
    int[] letters = text.codePoints().toArray();
    String shown = text;
    for (int kept = letters.length; width(shown, font) > room && kept > 4; kept--) {
      int half = kept / 2;
      shown = new String(letters, 0, half) + "…" + new String(letters, letters.length - half, half);
    }
    return shown;
  }
}
