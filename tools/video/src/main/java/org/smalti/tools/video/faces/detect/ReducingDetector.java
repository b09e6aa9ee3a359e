package org.smalti.tools.video.faces.detect;

import java.util.List;

/** Reduces pictures that are larger than a detector should look at: whatever comes, its time and memory are bounded. */
final class ReducingDetector implements FaceDetector {
  private final FaceDetector detector;
  private final int longerSide;
  private byte[] reduced = {};

  ReducingDetector(FaceDetector detector, int longerSide) {
    this.detector = detector;
    this.longerSide = longerSide;
  }

  @Override
  public List<Detection> detect(byte[] rgb, int width, int height) {
    if (width < 1 || height < 1 || rgb.length < 3L * width * height) {
      throw new IllegalArgumentException(
          width + "x" + height + " pixels in " + rgb.length + " bytes");
    }
    if (Math.max(width, height) <= longerSide) {
      return detector.detect(rgb, width, height);
    }
    DetectorPicture small = DetectorPicture.of(width, height, longerSide, 0);
    int bytes = 3 * small.width() * small.height();
    if (reduced.length != bytes) {
      reduced = new byte[bytes];
    }
    reduce(rgb, width, height, small);
    return small.inFilm(detector.detect(reduced, small.width(), small.height()));
  }

  /** Each small pixel is the mean of the pixels that it covers. */
  private void reduce(byte[] rgb, int width, int height, DetectorPicture small) {
    int to = 0;
    for (int y = 0; y < small.height(); y++) {
      int top = (int) ((long) y * height / small.height());
      int bottom = (int) ((long) (y + 1) * height / small.height());
      for (int x = 0; x < small.width(); x++) {
        int left = (int) ((long) x * width / small.width());
        int right = (int) ((long) (x + 1) * width / small.width());
        for (int colour = 0; colour < 3; colour++) {
          long sum = 0;
          for (int row = top; row < bottom; row++) {
            int end = 3 * (row * width + right) + colour;
            for (int from = 3 * (row * width + left) + colour; from < end; from += 3) {
              sum += rgb[from] & 0xFF;
            }
          }
          reduced[to++] = (byte) (sum / ((long) (bottom - top) * (right - left)));
        }
      }
    }
  }

  @Override
  public String name() {
    return detector.name();
  }

  @Override
  public void close() {
    detector.close();
  }
}
