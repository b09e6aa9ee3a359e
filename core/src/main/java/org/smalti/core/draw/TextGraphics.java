package org.smalti.core.draw;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.SVGHints;
import org.jspecify.annotations.Nullable;

/**
 * A canvas that also writes scripts which the font in use lacks: with installed fonts, and in SVG as text, which who
 * looks at the picture has a font for. What the font has is drawn in SVG by its outlines, so that a picture needs no
 * installed font and none changes it: the SVG canvas itself would look for a font of the same name.
 */
public final class TextGraphics extends ForwardingGraphics {
  private TextGraphics(Graphics2D target) {
    super(target);
  }

  /** The canvas itself if it is such a one. */
  public static Graphics2D of(Graphics2D canvas) {
    return canvas instanceof TextGraphics ? canvas : new TextGraphics(canvas);
  }

  @Override
  public Graphics2D create() {
    return new TextGraphics((Graphics2D) target.create());
  }

  @Override
  public void drawString(String text, int x, int y) {
    drawString(text, (float) x, (float) y);
  }

  @Override
  public void drawString(String text, float x, float y) {
    boolean plain = MixedText.isPlain(text, getFont());
    if (target instanceof SVGGraphics2D) {
      if (plain && !text.isEmpty()) {
        target.fill(new TextLayout(text, getFont(), getFontRenderContext())
            .getOutline(AffineTransform.getTranslateInstance(x, y)));
      } else {
        asText(text, x, y);
      }
    } else if (plain) {
      target.drawString(text, x, y);
    } else {
      MixedText.layout(text, getFont(), getFontRenderContext()).draw(target, x, y);
    }
  }

  /** Writes text, not its outlines. */
  private void asText(String text, float x, float y) {
    RenderingHints.Key how = SVGHints.KEY_DRAW_STRING_TYPE;
    Object before = target.getRenderingHint(how);
    Font font = getFont();
    target.setRenderingHint(how, SVGHints.VALUE_DRAW_STRING_TYPE_STANDARD);
    target.setFont(new Font(Font.SANS_SERIF, font.getStyle(), 1).deriveFont(font.getSize2D()));
    target.drawString(text, x, y);
    target.setFont(font);
    target.setRenderingHint(how, before);
  }

  @Override
  public FontMetrics getFontMetrics(Font font) {
    return new MixedMetrics(font, target.getFontMetrics(font));
  }

  /** How wide a text is, in pixels. */
  public static double width(String text, Font font, Graphics2D canvas) {
    return text.isEmpty() || MixedText.isPlain(text, font)
        ? font.getStringBounds(text, canvas.getFontRenderContext()).getWidth()
        : MixedText.layout(text, font, canvas.getFontRenderContext()).getAdvance();
  }

  /** Measures text as it is written here. */
  private final class MixedMetrics extends FontMetrics {
    private static final long serialVersionUID = 1;
    private final transient FontMetrics plain;

    MixedMetrics(Font font, FontMetrics plain) {
      super(font);
      this.plain = plain;
    }

    @Override
    public int getAscent() {
      return plain.getAscent();
    }

    @Override
    public int getDescent() {
      return plain.getDescent();
    }

    @Override
    public int getLeading() {
      return plain.getLeading();
    }

    @Override
    public int charWidth(char letter) {
      return plain.charWidth(letter);
    }

    @Override
    public int charsWidth(char[] letters, int from, int count) {
      return stringWidth(new String(letters, from, count));
    }

    @Override
    public int stringWidth(String text) {
      return MixedText.isPlain(text, font)
          ? plain.stringWidth(text)
          : (int) Math.ceil(width(text, font, target));
    }

    @Override
    public Rectangle2D getStringBounds(String text, @Nullable Graphics context) {
      if (text.isEmpty() || MixedText.isPlain(text, font)) {
        return plain.getStringBounds(text, target);
      }
      Rectangle2D height = plain.getStringBounds("x", target);
      return new Rectangle2D.Double(
          0, height.getY(), width(text, font, target), height.getHeight());
    }
  }
}
