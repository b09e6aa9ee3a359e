package org.smalti.tools.video.stills;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.smalti.core.draw.BundledFont;
import org.smalti.core.draw.ScaledGraphics;

/** Draws a contact sheet: a heading, and pictures with words below them. */
final class SheetPainter {
  private static final Color GROUND = new Color(0x16181b);
  private static final Color WORDS = new Color(0xf0f2f4);
  private static final Color SOFT_WORDS = new Color(0xa4acb5);

  private final SheetLayout layout;
  private final int height;
  private final BufferedImage sheet;
  private final Graphics2D canvas;
  private final ScaledGraphics pen;

  /**
   * @param pictures how many there will be
   * @param height of a picture, pixels
   */
  SheetPainter(SheetLayout layout, int pictures, int height) {
    this.layout = layout;
    this.height = height;
    sheet = new BufferedImage(
        layout.sheetWidth(pictures),
        layout.sheetHeight(pictures, height),
        BufferedImage.TYPE_3BYTE_BGR);
    // The font has to be there before Java looks for those of the system.
    Font first = BundledFont.REGULAR;
    canvas = sheet.createGraphics();
    canvas.setFont(first);
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    canvas.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    canvas.setColor(GROUND);
    canvas.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    pen = new ScaledGraphics(canvas, layout.unit());
  }

  void heading(String title, String details) {
    double room = sheet.getWidth() - 2.0 * layout.margin();
    Font large = font(BundledFont.SEMI_BOLD, 18);
    Font small = font(BundledFont.REGULAR, 13);
    int x = layout.margin();
    pen.word(pen.shortened(title, large, room), x, layout.px(14), 0, 0, large, WORDS);
    pen.word(pen.shortened(details, small, room), x, layout.px(39), 0, 0, small, SOFT_WORDS);
  }

  /** Draws a picture of at most the size of a cell into its middle, and words below it. */
  void picture(int index, BufferedImage picture, String caption) {
    Rectangle cell = layout.cell(index, height);
    int x = cell.x + (cell.width - picture.getWidth()) / 2;
    int y = cell.y + (cell.height - picture.getHeight()) / 2;
    canvas.drawImage(picture, x, y, null);
    double middle = cell.getCenterX();
    double below = cell.getMaxY() + layout.px(7);
    pen.word(caption, middle, below, 0.5, 0, font(BundledFont.REGULAR, 13), SOFT_WORDS);
  }

  private Font font(Font font, double size) {
    return font.deriveFont((float) (size * layout.unit()));
  }

  /** The sheet; nothing can be drawn any more. */
  BufferedImage finished() {
    canvas.dispose();
    return sheet;
  }
}
