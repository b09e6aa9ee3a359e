package org.smalti.tools.video.stills;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import org.smalti.media.Muxer;
import org.smalti.media.MuxerOptions;
import org.smalti.media.Rational;
import org.smalti.media.VideoEncoding;
import org.smalti.media.VideoFrame;

/** Makes films whose pictures show their own numbers, as eight black and white bars. */
final class NumberedFilm {
  static final int WIDTH = 128;
  static final int HEIGHT = 32;
  private static final int BITS = 8;
  private static final Rational MS = new Rational(1, 1000);

  private NumberedFilm() {}

  /** So many pictures at 25 a second, with a key frame every twelve and B-frames between. */
  static Path steady(Path file, int pictures) {
    return at(file, LongStream.range(0, pictures).map(n -> 40 * n).toArray());
  }

  /** Pictures at these times in ms; the last is shown for 40 ms. */
  static Path at(Path file, long... times) {
    VideoEncoding encoding = new VideoEncoding(
        "libx264",
        WIDTH,
        HEIGHT,
        "yuv420p",
        new Rational(25, 1),
        MS,
        0,
        12,
        1,
        Map.of("crf", "10", "preset", "veryfast", "bf", "2", "sc_threshold", "0"));
    try (Muxer muxer = Muxer.create(file, MuxerOptions.DEFAULT)) {
      var encoder = muxer.video(encoding);
      muxer.begin();
      for (int n = 0; n < times.length; n++) {
        try (VideoFrame frame = VideoFrame.of(picture(n))) {
          frame.at(times[n], MS);
          encoder.encode(frame);
        }
      }
      encoder.finish();
      muxer.finish();
    }
    return file;
  }

  private static BufferedImage picture(int number) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    int bar = WIDTH / BITS;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        image.setRGB(x, y, (number >> (x / bar) & 1) == 1 ? 0xffffff : 0);
      }
    }
    return image;
  }

  /** The number that a picture shows, whatever its size. */
  static int number(BufferedImage image) {
    int number = 0;
    for (int bit = 0; bit < BITS; bit++) {
      int x = (int) ((bit + 0.5) * image.getWidth() / BITS);
      number |= (image.getRGB(x, image.getHeight() / 2) & 0xff) > 128 ? 1 << bit : 0;
    }
    return number;
  }

  static int number(Path picture) throws IOException {
    return number(ImageIO.read(picture.toFile()));
  }
}
