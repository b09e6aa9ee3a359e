package org.smalti.bench.relay;

import java.nio.ByteBuffer;
import org.smalti.media.VideoFrame;

/**
 * Pictures that carry their number in sixteen black or white blocks along the top, large enough to survive any encoder;
 * below them something moves.
 */
final class CountedPicture {
  private static final int BITS = 16;
  private static final int BLACK = 16;
  private static final int WHITE = 235;
  private static final int GRAY = 128;

  private CountedPicture() {}

  /** Draws a number into a picture of yuv420p. */
  static void draw(VideoFrame picture, int number) {
    int side = picture.width() / BITS;
    ByteBuffer luma = picture.plane(0);
    int stride = picture.stride(0);
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        int value = y < side
            ? (number >> Math.min(BITS - 1, x / side) & 1) == 1 ? WHITE : BLACK
            : BLACK + ((x + 3 * number) / 2 ^ (y + number)) % 220;
        luma.put(y * stride + x, (byte) value);
      }
    }
    for (int plane = 1; plane < 3; plane++) {
      ByteBuffer chroma = picture.plane(plane);
      for (int i = 0; i < chroma.capacity(); i++) {
        chroma.put(i, (byte) GRAY);
      }
    }
  }

  /** The number in a picture. */
  static int read(VideoFrame picture) {
    int side = picture.width() / BITS;
    ByteBuffer luma = picture.plane(0);
    int number = 0;
    for (int bit = 0; bit < BITS; bit++) {
      int at = side / 2 * picture.stride(0) + bit * side + side / 2;
      number |= (luma.get(at) & 0xff) > GRAY ? 1 << bit : 0;
    }
    return number;
  }
}
