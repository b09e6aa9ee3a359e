package org.smalti.compositions.render;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.smalti.core.files.AtomicFile;

/** Writes pictures as numbered PNG files. */
final class PngFrames {
  private final String pattern;
  private final long first;
  private final int digits;

  /**
   * @param pattern a path with {@code %s} where the number goes
   * @param first the frame that gets number 1; those before it are not written
   * @param last the frame after the last one
   */
  PngFrames(String pattern, long first, long last) {
    this.pattern = pattern;
    this.first = first;
    digits = Math.max(5, Long.toString(last - first).length());
    ImageIO.setUseCache(false);
  }

  void write(long frame, byte[] yuv, int width, int height) {
    if (frame < first) {
      return;
    }
    String number = String.format(Locale.ROOT, "%0" + digits + "d", frame - first + 1);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, width, height, Yuv.decode(yuv, width, height), 0, width);
    try (AtomicFile target = AtomicFile.to(Path.of(pattern.replace("%s", number)))) {
      try {
        ImageIO.write(image, "png", target.temporary().toFile());
      } catch (IOException e) {
        throw target.unwritable(e);
      }
      target.commit();
    }
  }
}
