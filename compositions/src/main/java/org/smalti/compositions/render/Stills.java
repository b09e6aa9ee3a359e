package org.smalti.compositions.render;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.AtomicFile;
import org.smalti.media.CoverPicture;
import org.smalti.media.StillEncoder;
import org.smalti.media.StillFormat;
import org.smalti.media.VideoFrame;

/** Single pictures of a film as files. */
public final class Stills {
  private Stills() {}

  /**
   * The format that a name stands for.
   *
   * @throws SmaltiException if it is none
   */
  public static StillFormat format(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".png")) {
      return StillFormat.PNG;
    }
    if (name.endsWith(".jpg") || name.endsWith(".jpeg")) {
      return StillFormat.JPG;
    }
    throw SmaltiException.usage(file + ": a single picture ends in .png or .jpg");
  }

  /** Whether a name is that of a single picture. */
  public static boolean isStill(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".png") || name.endsWith(".jpg") || name.endsWith(".jpeg");
  }

  /** A picture in BT.709 as the bytes of a file. */
  static byte[] encode(byte[] yuv, int width, int height, StillFormat format) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, width, height, Yuv.decode(yuv, width, height), 0, width);
    try (VideoFrame frame = VideoFrame.of(image);
        StillEncoder encoder = StillEncoder.of(format)) {
      return encoder.encode(frame);
    }
  }

  /** Writes a file whole or not at all. */
  static void write(byte[] bytes, Path file) {
    try (AtomicFile target = AtomicFile.to(file)) {
      try {
        Files.write(target.temporary(), bytes);
      } catch (IOException e) {
        throw target.unwritable(e);
      }
      target.commit();
    }
  }

  /** A JPEG file as the picture that stands for a film. */
  static CoverPicture cover(byte[] jpeg, int width, int height) {
    return new CoverPicture(width, height, ByteBuffer.wrap(jpeg));
  }
}
