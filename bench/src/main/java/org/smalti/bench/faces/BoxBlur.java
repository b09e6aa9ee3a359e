package org.smalti.bench.faces;

/** A mean over squares of the luma of a composed picture, as a camera out of focus sees it; chroma stays sharp. */
final class BoxBlur {
  private BoxBlur() {}

  static byte[] blurred(byte[] picture, int radius) {
    byte[] across = picture.clone();
    pass(picture, across, radius, FaceFilm.HEIGHT, FaceFilm.WIDTH, FaceFilm.WIDTH, 1);
    byte[] both = across.clone();
    pass(across, both, radius, FaceFilm.WIDTH, FaceFilm.HEIGHT, 1, FaceFilm.WIDTH);
    return both;
  }

  /** Over each line of a number of points, which are {@code step} apart. */
  private static void pass(
      byte[] from, byte[] to, int radius, int lines, int points, int line, int step) {
    for (int i = 0; i < lines; i++) {
      for (int k = 0; k < points; k++) {
        int sum = 0;
        int least = Math.max(0, k - radius);
        int most = Math.min(points - 1, k + radius);
        for (int j = least; j <= most; j++) {
          sum += from[i * line + j * step] & 255;
        }
        to[i * line + k * step] = (byte) (sum / (most - least + 1));
      }
    }
  }
}
