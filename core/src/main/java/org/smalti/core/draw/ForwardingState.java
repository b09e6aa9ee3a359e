package org.smalti.core.draw;

import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A canvas whose settings are those of another one. */
abstract class ForwardingState extends Graphics2D {
  final Graphics2D target;

  ForwardingState(Graphics2D target) {
    this.target = target;
  }

  @Override
  public void translate(int x, int y) {
    target.translate(x, y);
  }

  @Override
  public void translate(double tx, double ty) {
    target.translate(tx, ty);
  }

  @Override
  public void rotate(double theta) {
    target.rotate(theta);
  }

  @Override
  public void rotate(double theta, double x, double y) {
    target.rotate(theta, x, y);
  }

  @Override
  public void scale(double sx, double sy) {
    target.scale(sx, sy);
  }

  @Override
  public void shear(double shx, double shy) {
    target.shear(shx, shy);
  }

  @Override
  public void transform(AffineTransform change) {
    target.transform(change);
  }

  @Override
  public void setTransform(AffineTransform transform) {
    target.setTransform(transform);
  }

  @Override
  public AffineTransform getTransform() {
    return target.getTransform();
  }

  @Override
  public Color getColor() {
    return target.getColor();
  }

  @Override
  public void setColor(Color color) {
    target.setColor(color);
  }

  @Override
  public void setPaintMode() {
    target.setPaintMode();
  }

  @Override
  public void setXORMode(Color other) {
    target.setXORMode(other);
  }

  @Override
  public Font getFont() {
    return target.getFont();
  }

  @Override
  public void setFont(Font font) {
    target.setFont(font);
  }

  @Override
  public FontMetrics getFontMetrics(Font font) {
    return target.getFontMetrics(font);
  }

  @Override
  public @Nullable Rectangle getClipBounds() {
    return target.getClipBounds();
  }

  @Override
  public void clipRect(int x, int y, int width, int height) {
    target.clipRect(x, y, width, height);
  }

  @Override
  public void setClip(int x, int y, int width, int height) {
    target.setClip(x, y, width, height);
  }

  @Override
  public @Nullable Shape getClip() {
    return target.getClip();
  }

  @Override
  public void setClip(@Nullable Shape clip) {
    target.setClip(clip);
  }

  @Override
  public void clip(Shape shape) {
    target.clip(shape);
  }

  @Override
  public void setComposite(Composite composite) {
    target.setComposite(composite);
  }

  @Override
  public Composite getComposite() {
    return target.getComposite();
  }

  @Override
  public void setPaint(Paint paint) {
    target.setPaint(paint);
  }

  @Override
  public Paint getPaint() {
    return target.getPaint();
  }

  @Override
  public void setStroke(Stroke stroke) {
    target.setStroke(stroke);
  }

  @Override
  public Stroke getStroke() {
    return target.getStroke();
  }

  @Override
  public void setBackground(Color color) {
    target.setBackground(color);
  }

  @Override
  public Color getBackground() {
    return target.getBackground();
  }

  @Override
  public void setRenderingHint(RenderingHints.Key key, @Nullable Object value) {
    target.setRenderingHint(key, value);
  }

  @Override
  public @Nullable Object getRenderingHint(RenderingHints.Key key) {
    return target.getRenderingHint(key);
  }

  @Override
  public void setRenderingHints(Map<?, ?> hints) {
    target.setRenderingHints(hints);
  }

  @Override
  public void addRenderingHints(Map<?, ?> hints) {
    target.addRenderingHints(hints);
  }

  @Override
  public RenderingHints getRenderingHints() {
    return target.getRenderingHints();
  }

  @Override
  public FontRenderContext getFontRenderContext() {
    return target.getFontRenderContext();
  }

  @Override
  public GraphicsConfiguration getDeviceConfiguration() {
    return target.getDeviceConfiguration();
  }

  @Override
  public boolean hit(Rectangle rectangle, Shape shape, boolean onStroke) {
    return target.hit(rectangle, shape, onStroke);
  }

  @Override
  public void dispose() {
    target.dispose();
  }
}
