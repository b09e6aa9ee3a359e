package org.smalti.tools.video.play;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** Images that are used again and again: one is drawn while the next ones are filled. Used by one thread. */
final class ImageRing {
  private static final int IMAGES = 3;

  private final BufferedImage[] images = new BufferedImage[IMAGES];
  private int next;

  ImageRing(int width, int height) {
    for (int i = 0; i < IMAGES; i++) {
      images[i] = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    }
  }

  /** The oldest image with these pixels. */
  BufferedImage filled(byte[] rgb) {
    BufferedImage image = images[next];
    next = (next + 1) % IMAGES;
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    for (int i = 0, j = 0; i < pixels.length; i++, j += 3) {
      pixels[i] = ((rgb[j] & 0xff) << 16) | ((rgb[j + 1] & 0xff) << 8) | (rgb[j + 2] & 0xff);
    }
    return image;
  }
}
