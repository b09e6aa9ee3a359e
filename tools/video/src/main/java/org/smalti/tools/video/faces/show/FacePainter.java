package org.smalti.tools.video.faces.show;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import org.smalti.core.draw.BundledFont;
import org.smalti.core.draw.ScaledGraphics;
import org.smalti.tools.video.faces.detect.Detection;

/** Draws faces into pictures of one size: a box with the beginning of the track's id, and where the face came from. */
final class FacePainter {
  /** Pixels of a picture in which lines have their plain width. */
  private static final double PLAIN_HEIGHT = 720;

  private static final double SMALLEST = 0.65;
  private static final double LINE = 2.6;
  /** Pixels: four pixels share their colour, so that a thinner line would be grey. */
  private static final double THINNEST = 2;

  private static final double EDGE = 1.3;
  private static final double LETTERS = 17;
  /** Widths of a face: a shorter tail says nothing and lies over the face. */
  private static final double SHORTEST_TAIL = 0.3;
  /** Darkens what is around a line, so that it can be seen on anything. */
  private static final Color SHADOW = new Color(0, 0, 0, 130);

  private final PictureOverlay overlay;
  private final double unit;
  private final ScaledGraphics pen;
  private final Font font;

  FacePainter(PictureOverlay overlay) {
    this.overlay = overlay;
    unit = Math.max(SMALLEST, overlay.height() / PLAIN_HEIGHT);
    // The font has to be there before Java looks for those of the system.
    font = BundledFont.SEMI_BOLD.deriveFont((float) (LETTERS * unit));
    Graphics2D canvas = overlay.canvas();
    canvas.setFont(font);
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    canvas.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    pen = new ScaledGraphics(canvas, unit);
  }

  /** Draws faces; tails lie below all boxes. */
  void draw(List<ShownFace> faces) {
    faces.forEach(this::tail);
    faces.forEach(this::box);
  }

  /** Gets thinner and fainter towards where the face was earlier. */
  private void tail(ShownFace face) {
    Color colour = TrackColour.of(face.track().id());
    List<Point2D> points = face.tail();
    double longest = points.stream().mapToDouble(points.get(0)::distance).max().orElse(0);
    if (longest < SHORTEST_TAIL * face.face().width()) {
      return;
    }
    for (int i = 1; i < points.size(); i++) {
      double left = 1 - (double) i / points.size();
      Color faded = new Color(
          colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(220 * left));
      Line2D piece = new Line2D.Double(points.get(i - 1), points.get(i));
      double width = Math.max(THINNEST, LINE * unit) * (0.4 + left);
      stroke(width, BasicStroke.CAP_ROUND);
      overlay.canvas().setPaint(faded);
      overlay.canvas().draw(piece);
      overlay.touch(piece.getBounds2D(), width);
    }
  }

  private void box(ShownFace face) {
    Detection at = face.face();
    Color colour = TrackColour.of(face.track().id());
    double round = 7 * unit;
    RoundRectangle2D box =
        new RoundRectangle2D.Double(at.xmin(), at.ymin(), at.width(), at.height(), round, round);
    // Thin where the detector has missed the face.
    double line = face.seen() ? Math.max(THINNEST, LINE * unit) : LINE / 2 * unit;
    double edge = line + 2 * EDGE * unit;
    Graphics2D canvas = overlay.canvas();
    stroke(edge, BasicStroke.CAP_BUTT);
    canvas.setPaint(SHADOW);
    canvas.draw(box);
    stroke(line, BasicStroke.CAP_BUTT);
    canvas.setPaint(colour);
    canvas.draw(box);
    overlay.touch(box.getBounds2D(), edge);
    label(at, face.track().shortId(), colour, line);
  }

  /** Above the box, or in it where it begins at the upper edge of the picture. */
  private void label(Detection at, String text, Color colour, double line) {
    String shown = text;
    double high = LETTERS * unit * 1.42;
    double wide = pen.width(shown, font) + LETTERS * unit * 0.8;
    double left = clamped(at.xmin() - line / 2, overlay.width() - wide);
    double above = at.ymin() - line / 2 - high - 2 * unit;
    double top = above < 0 ? clamped(at.ymin() + line, overlay.height() - high) : above;
    RoundRectangle2D plate = new RoundRectangle2D.Double(left, top, wide, high, 6 * unit, 6 * unit);
    Graphics2D canvas = overlay.canvas();
    canvas.setPaint(SHADOW);
    canvas.fill(new RoundRectangle2D.Double(
        left - EDGE * unit,
        top - EDGE * unit,
        wide + 2 * EDGE * unit,
        high + 2 * EDGE * unit,
        8 * unit,
        8 * unit));
    canvas.setPaint(colour);
    canvas.fill(plate);
    pen.word(shown, left + wide / 2, top + high / 2, 0.5, 0.5, font, TrackColour.words());
    overlay.touch(plate.getBounds2D(), 2 * EDGE * unit);
  }

  private static double clamped(double place, double most) {
    return Math.max(0, Math.min(most, place));
  }

  private void stroke(double width, int cap) {
    overlay.canvas().setStroke(new BasicStroke((float) width, cap, BasicStroke.JOIN_ROUND));
  }
}
