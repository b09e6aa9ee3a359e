package org.smalti.core.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.Shape;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;
import org.jspecify.annotations.Nullable;

/** A canvas that draws on another one. */
abstract class ForwardingGraphics extends ForwardingState {
  ForwardingGraphics(Graphics2D target) {
    super(target);
  }

  @Override
  public void draw(Shape shape) {
    target.draw(shape);
  }

  @Override
  public void fill(Shape shape) {
    target.fill(shape);
  }

  @Override
  public void drawString(String text, int x, int y) {
    target.drawString(text, x, y);
  }

  @Override
  public void drawString(String text, float x, float y) {
    target.drawString(text, x, y);
  }

  @Override
  public void drawString(AttributedCharacterIterator text, int x, int y) {
    target.drawString(text, x, y);
  }

  @Override
  public void drawString(AttributedCharacterIterator text, float x, float y) {
    target.drawString(text, x, y);
  }

  @Override
  public void drawGlyphVector(GlyphVector glyphs, float x, float y) {
    target.drawGlyphVector(glyphs, x, y);
  }

  @Override
  public void copyArea(int x, int y, int width, int height, int dx, int dy) {
    target.copyArea(x, y, width, height, dx, dy);
  }

  @Override
  public void drawLine(int x1, int y1, int x2, int y2) {
    target.drawLine(x1, y1, x2, y2);
  }

  @Override
  public void fillRect(int x, int y, int width, int height) {
    target.fillRect(x, y, width, height);
  }

  @Override
  public void clearRect(int x, int y, int width, int height) {
    target.clearRect(x, y, width, height);
  }

  @Override
  public void drawRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
    target.drawRoundRect(x, y, width, height, arcWidth, arcHeight);
  }

  @Override
  public void fillRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
    target.fillRoundRect(x, y, width, height, arcWidth, arcHeight);
  }

  @Override
  public void drawOval(int x, int y, int width, int height) {
    target.drawOval(x, y, width, height);
  }

  @Override
  public void fillOval(int x, int y, int width, int height) {
    target.fillOval(x, y, width, height);
  }

  @Override
  public void drawArc(int x, int y, int width, int height, int start, int angle) {
    target.drawArc(x, y, width, height, start, angle);
  }

  @Override
  public void fillArc(int x, int y, int width, int height, int start, int angle) {
    target.fillArc(x, y, width, height, start, angle);
  }

  @Override
  public void drawPolyline(int[] xs, int[] ys, int points) {
    target.drawPolyline(xs, ys, points);
  }

  @Override
  public void drawPolygon(int[] xs, int[] ys, int points) {
    target.drawPolygon(xs, ys, points);
  }

  @Override
  public void fillPolygon(int[] xs, int[] ys, int points) {
    target.fillPolygon(xs, ys, points);
  }

  @Override
  public boolean drawImage(
      Image image, AffineTransform transform, @Nullable ImageObserver observer) {
    return target.drawImage(image, transform, observer);
  }

  @Override
  public void drawImage(BufferedImage image, BufferedImageOp filter, int x, int y) {
    target.drawImage(image, filter, x, y);
  }

  @Override
  public void drawRenderedImage(RenderedImage image, AffineTransform transform) {
    target.drawRenderedImage(image, transform);
  }

  @Override
  public void drawRenderableImage(RenderableImage image, AffineTransform transform) {
    target.drawRenderableImage(image, transform);
  }

  @Override
  public boolean drawImage(Image image, int x, int y, @Nullable ImageObserver observer) {
    return target.drawImage(image, x, y, observer);
  }

  @Override
  public boolean drawImage(
      Image image, int x, int y, int width, int height, @Nullable ImageObserver observer) {
    return target.drawImage(image, x, y, width, height, observer);
  }

  @Override
  public boolean drawImage(
      Image image, int x, int y, @Nullable Color background, @Nullable ImageObserver observer) {
    return target.drawImage(image, x, y, background, observer);
  }

  @Override
  public boolean drawImage(
      Image image,
      int x,
      int y,
      int width,
      int height,
      @Nullable Color background,
      @Nullable ImageObserver observer) {
    return target.drawImage(image, x, y, width, height, background, observer);
  }

  @Override
  public boolean drawImage(
      Image image,
      int dx1,
      int dy1,
      int dx2,
      int dy2,
      int sx1,
      int sy1,
      int sx2,
      int sy2,
      @Nullable ImageObserver observer) {
    return target.drawImage(image, dx1, dy1, dx2, dy2, sx1, sy1, sx2, sy2, observer);
  }

  @Override
  public boolean drawImage(
      Image image,
      int dx1,
      int dy1,
      int dx2,
      int dy2,
      int sx1,
      int sy1,
      int sx2,
      int sy2,
      @Nullable Color background,
      @Nullable ImageObserver observer) {
    return target.drawImage(image, dx1, dy1, dx2, dy2, sx1, sy1, sx2, sy2, background, observer);
  }
}
