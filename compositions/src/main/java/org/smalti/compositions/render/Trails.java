package org.smalti.compositions.render;

/**
 * Lets what was bright fade more slowly: each picture is as light as it is, or as the one before with a share of its
 * light, whichever is more. Light is cut off, never rounded up, so that every trail ends after a known number of
 * pictures and no picture depends on older ones. Used by one thread.
 */
final class Trails {
  private static final int WHITE = 255;

  private final int share;
  private final int width;
  private final int height;
  private final byte[] before;
  private final int length;
  private boolean begun;

  /** @param share of its light that a picture leaves to the next one, 0..1 */
  Trails(double share, int width, int height) {
    this.share = (int) Math.floor(256 * share);
    this.width = width;
    this.height = height;
    before = new byte[this.share == 0 ? 0 : Planes.bytes(width, height)];
    int count = 0;
    for (int light = WHITE; light > 0 && this.share > 0; light = (light * this.share) >> 8) {
      count++;
    }
    length = count;
  }

  /** How many pictures before one it depends on; 0 if none leaves anything. */
  int length() {
    return length;
  }

  /** Adds the light that the pictures before have left, and keeps what this one leaves. */
  void add(byte[] picture) {
    if (share == 0) {
      return;
    }
    if (begun) {
      mix(picture);
    }
    System.arraycopy(picture, 0, before, 0, before.length);
    begun = true;
  }

  private void mix(byte[] picture) {
    int luma = width * height;
    int half = width / 2;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = y * width + x;
        int left = Yuv.BLACK + ((Math.max(0, (before[at] & 0xff) - Yuv.BLACK) * share) >> 8);
        if (left > (picture[at] & 0xff)) {
          picture[at] = (byte) left;
          if ((x & 1) == 0 && (y & 1) == 0) {
            int chroma = luma + y / 2 * half + x / 2;
            picture[chroma] = faded(before[chroma]);
            picture[chroma + luma / 4] = faded(before[chroma + luma / 4]);
          }
        }
      }
    }
  }

  private byte faded(byte chroma) {
    int colour = (chroma & 0xff) - Yuv.GREY;
    return (byte) (Yuv.GREY + colour * share / 256);
  }
}
