package org.smalti.tools.video.faces.show;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.smalti.media.VideoFrame;

/**
 * What is drawn over the pictures of a film. Only the pixels that something is drawn over are changed; all others keep
 * the very values that were decoded, and cost nothing.
 */
final class PictureOverlay {
  /** BT.709: parts of red, green and blue in luma, 1/65536. */
  private static final int[] LUMA = {13_933, 46_871, 4_732};
  /** Blue less luma, and red less luma, as one half of the full range. */
  private static final double BLUE_SPAN = 1.8556;

  private static final double RED_SPAN = 1.5748;
  /** Video range. */
  private static final int BLACK = 16;

  private static final double LUMA_RANGE = 219 / 255.0;
  private static final double CHROMA_RANGE = 224 / 255.0;
  private static final int NO_CHROMA = 128;

  private final int width;
  private final int height;
  private final int[] pixels;
  private final Graphics2D canvas;
  private final List<Rectangle> touched = new ArrayList<>();

  /**
   * @param width pixels, even
   * @param height pixels, even
   */
  PictureOverlay(int width, int height) {
    this.width = width;
    this.height = height;
    BufferedImage layer = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
    pixels = ((DataBufferInt) layer.getRaster().getDataBuffer()).getData();
    canvas = layer.createGraphics();
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** What is drawn on has to be told by {@link #touch}. */
  Graphics2D canvas() {
    return canvas;
  }

  /**
   * Tells that something was drawn.
   *
   * @param around pixels beyond the area
   */
  void touch(Rectangle2D area, double around) {
    int left = (int) clamped(area.getMinX() - around, width) & ~1;
    int top = (int) clamped(area.getMinY() - around, height) & ~1;
    int right = (int) clamped(area.getMaxX() + around + 2, width) & ~1;
    int bottom = (int) clamped(area.getMaxY() + around + 2, height) & ~1;
    if (right > left && bottom > top) {
      touched.add(new Rectangle(left, top, right - left, bottom - top));
    }
  }

  private static double clamped(double place, int most) {
    return Math.max(0, Math.min(most, place));
  }

  /** Puts everything that was drawn into a {@code yuv420p} picture of BT.709 and video range; then nothing is drawn. */
  void moveInto(VideoFrame picture) {
    ByteBuffer luma = picture.plane(0);
    ByteBuffer blue = picture.plane(1);
    ByteBuffer red = picture.plane(2);
    for (Rectangle area : touched) {
      for (int y = area.y; y < area.y + area.height; y += 2) {
        for (int x = area.x; x < area.x + area.width; x += 2) {
          int place = y * width + x;
          int below = place + width;
          if ((pixels[place] | pixels[place + 1] | pixels[below] | pixels[below + 1]) != 0) {
            int at = y * picture.stride(0) + x;
            blendLuma(luma, at, place);
            blendLuma(luma, at + picture.stride(0), below);
            blendChroma(
                blue,
                y / 2 * picture.stride(1) + x / 2,
                red,
                y / 2 * picture.stride(2) + x / 2,
                place);
          }
        }
      }
    }
    touched.clear();
  }

  /** Two pixels beside each other. */
  private void blendLuma(ByteBuffer plane, int at, int place) {
    for (int i = 0; i < 2; i++) {
      int drawn = pixels[place + i];
      int alpha = drawn >>> 24;
      if (alpha != 0) {
        double over = BLACK * alpha / 255.0 + LUMA_RANGE * luma(drawn);
        put(plane, at + i, over + (plane.get(at + i) & 255) * (255 - alpha) / 255.0);
      }
    }
  }

  /** Four pixels share their colour. They are cleared, as areas may lie over each other. */
  private void blendChroma(ByteBuffer blue, int blueAt, ByteBuffer red, int redAt, int place) {
    double alpha = 0;
    double blueOver = 0;
    double redOver = 0;
    for (int i = 0; i < 4; i++) {
      int at = place + i / 2 * width + i % 2;
      int drawn = pixels[at];
      double y = luma(drawn);
      alpha += (drawn >>> 24) / 1020.0;
      blueOver += ((drawn & 255) - y) / BLUE_SPAN / 4;
      redOver += (((drawn >> 16) & 255) - y) / RED_SPAN / 4;
      pixels[at] = 0;
    }
    blendChroma(blue, blueAt, alpha, blueOver);
    blendChroma(red, redAt, alpha, redOver);
  }

  private static void blendChroma(ByteBuffer plane, int at, double alpha, double over) {
    double under = (plane.get(at) & 255) - NO_CHROMA;
    put(plane, at, NO_CHROMA + under * (1 - alpha) + CHROMA_RANGE * over);
  }

  /** 0..255 of a pixel whose colours are multiplied by its alpha. */
  private static double luma(int pixel) {
    int sum =
        LUMA[0] * ((pixel >> 16) & 255) + LUMA[1] * ((pixel >> 8) & 255) + LUMA[2] * (pixel & 255);
    return sum / 65_536.0;
  }

  private static void put(ByteBuffer plane, int at, double value) {
    plane.put(at, (byte) Math.max(0, Math.min(255, Math.round(value))));
  }
}
