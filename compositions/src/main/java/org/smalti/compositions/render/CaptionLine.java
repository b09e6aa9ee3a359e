package org.smalti.compositions.render;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import org.smalti.core.draw.BundledFont;
import org.smalti.core.draw.TextGraphics;

/**
 * A line of a caption as it lies over a picture: white letters with a dark halo, so that they can be read on anything.
 *
 * @param width pixels, even
 * @param height pixels, even
 */
record CaptionLine(int width, int height, Overlay overlay) {
  /** The height of letters beside that of their line. */
  private static final double LETTERS = 0.72;
  /** How far the halo reaches, beside the height of the line. */
  private static final double HALO = 0.08;

  private static final int WHITE = 235;

  /** How much of each pixel is covered, and its light times that; chroma is grey. Row by row, 0..255. */
  static final class Overlay {
    final byte[] cover;
    final byte[] light;

    Overlay(byte[] cover, byte[] light) {
      this.cover = cover;
      this.light = light;
    }
  }

  /** @param lineHeight pixels */
  static Font font(double lineHeight) {
    return BundledFont.SEMI_BOLD.deriveFont((float) (lineHeight * LETTERS));
  }

  /** Draws a line of text. */
  static CaptionLine of(String text, double lineHeight) {
    Font font = font(lineHeight);
    int halo = (int) Math.max(1, Math.ceil(lineHeight * HALO));
    int width = Planes.even(width(text, font) + 2 * halo + 2);
    int height = Planes.even(lineHeight + 2 * halo);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D canvas = image.createGraphics();
    canvas.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    canvas.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    Graphics2D letters = TextGraphics.of(canvas);
    letters.setFont(font);
    letters.setColor(Color.WHITE);
    letters.drawString(text, halo + 1, (float) (height / 2.0 + font.getSize2D() * 0.36));
    letters.dispose();
    byte[] ink = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    byte[] spread = blurred(spread(ink, width, height, halo), width, height);
    byte[] light = new byte[ink.length];
    for (int i = 0; i < ink.length; i++) {
      int letter = ink[i] & 0xff;
      int cover = Math.max(letter, spread[i] & 0xff);
      spread[i] = (byte) cover;
      light[i] = (byte) ((WHITE * letter + Yuv.BLACK * (cover - letter) + 127) / 255);
    }
    return new CaptionLine(width, height, new Overlay(spread, light));
  }

  /** Pixels across a text. */
  static double width(String text, Font font) {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D canvas = image.createGraphics();
    try {
      return TextGraphics.width(text, font, canvas);
    } finally {
      canvas.dispose();
    }
  }

  /** The largest value within a distance of each pixel, across and down. */
  private static byte[] spread(byte[] ink, int width, int height, int reach) {
    byte[] across = new byte[ink.length];
    byte[] both = new byte[ink.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int most = 0;
        int last = Math.min(width - 1, x + reach);
        for (int i = Math.max(0, x - reach); i <= last; i++) {
          most = Math.max(most, ink[y * width + i] & 0xff);
        }
        across[y * width + x] = (byte) most;
      }
    }
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int most = 0;
        int last = Math.min(height - 1, y + reach);
        for (int i = Math.max(0, y - reach); i <= last; i++) {
          most = Math.max(most, across[i * width + x] & 0xff);
        }
        both[y * width + x] = (byte) most;
      }
    }
    return both;
  }

  /** The mean of three by three pixels, where the edge counts as nothing. */
  private static byte[] blurred(byte[] from, int width, int height) {
    byte[] soft = new byte[from.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int sum = 0;
        for (int j = Math.max(0, y - 1); j <= Math.min(height - 1, y + 1); j++) {
          for (int i = Math.max(0, x - 1); i <= Math.min(width - 1, x + 1); i++) {
            sum += from[j * width + i] & 0xff;
          }
        }
        soft[y * width + x] = (byte) (sum / 9);
      }
    }
    return soft;
  }
}
