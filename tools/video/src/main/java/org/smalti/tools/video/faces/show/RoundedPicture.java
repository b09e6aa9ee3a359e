package org.smalti.tools.video.faces.show;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/**
 * A picture with round corners, whose edges are smooth.
 *
 * @param round pixels of a corner
 * @param edge pixels of the frame that stays free around it
 */
record RoundedPicture(BufferedImage picture, double round, double edge) {
  /** So many times as many pixels as on a plain screen, for those that have more. */
  private static final int DENSITY = 2;

  void draw(Graphics2D canvas, Rectangle2D frame) {
    int side = (int) Math.round(DENSITY * (frame.getWidth() - 2 * edge));
    BufferedImage cut = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
    Graphics2D own = cut.createGraphics();
    own.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    own.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    double corner = DENSITY * round;
    own.fill(new RoundRectangle2D.Double(0, 0, side, side, corner, corner));
    own.setComposite(AlphaComposite.SrcIn);
    own.drawImage(picture, 0, 0, side, side, null);
    own.dispose();
    canvas.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    canvas.drawImage(
        cut,
        (int) Math.round(frame.getX() + edge),
        (int) Math.round(frame.getY() + edge),
        (int) Math.round(frame.getWidth() - 2 * edge),
        (int) Math.round(frame.getHeight() - 2 * edge),
        null);
  }
}
