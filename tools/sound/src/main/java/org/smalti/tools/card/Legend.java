package org.smalti.tools.card;

import java.awt.Color;
import java.awt.Font;
import java.awt.Rectangle;
import org.smalti.core.draw.ScaledGraphics;
import org.smalti.tools.stats.Palette;

/** Says, below a card, what its lines and colours mean. */
final class Legend {
  private final CardLayout layout;
  private final ScaledGraphics pen;
  private final Font text;
  private final double y;
  private double x;

  Legend(CardLayout layout, ScaledGraphics pen) {
    this.layout = layout;
    this.pen = pen;
    text = layout.look().text(13);
    x = layout.spectrum().x;
    y = layout.spectrum().getMaxY() + layout.px(60);
  }

  void draw() {
    Rectangle onset = chip(18);
    pen.line(
        onset.getCenterX(), onset.y, onset.getCenterX(), onset.getMaxY(), ColourScales.ONSET, 1.2);
    word("onset");
    Rectangle release = chip(18);
    Color dim = new Color(255, 255, 255, 190);
    pen.dashes(release.getCenterX(), release.y, release.getCenterX(), release.getMaxY(), dim, 1.2);
    word("release");
    Rectangle pitch = chip(26);
    Color clear = ColourScales.clarity(1);
    pen.line(pitch.x, pitch.getCenterY(), pitch.getMaxX(), pitch.getCenterY(), clear, 2.6);
    word("pitch, with its note");
    x += layout.px(4);
    pen.word("clarity 0", x, y, 0, 0.5, text, Palette.INK);
    x += pen.width("clarity 0", text) + layout.px(6);
    Rectangle clarity = chip(80);
    for (int i = 0; i < clarity.width; i++) {
      pen.canvas().setPaint(ColourScales.clarity((i + 0.5) / clarity.width));
      pen.canvas().fillRect(clarity.x + i, clarity.y, 1, clarity.height);
    }
    String one = "1, of line and waveform";
    double end = layout.scale().getMaxX() + layout.px(44);
    word(x + pen.width(one, text) <= end ? one : "1");
  }

  private Rectangle chip(double width) {
    Rectangle chip = new Rectangle(
        (int) Math.round(x), (int) Math.round(y - layout.px(7)), layout.px(width), layout.px(14));
    pen.canvas().setPaint(ColourScales.GROUND);
    pen.canvas().fill(chip);
    x += chip.width + layout.px(6);
    return chip;
  }

  private void word(String word) {
    pen.word(word, x, y, 0, 0.5, text, Palette.INK);
    x += pen.width(word, text) + layout.px(20);
  }
}
