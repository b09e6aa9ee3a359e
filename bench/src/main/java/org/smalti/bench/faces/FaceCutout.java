package org.smalti.bench.faces;

import java.nio.file.Path;
import org.smalti.media.MediaFile;
import org.smalti.media.PixelFormat;
import org.smalti.media.VideoDecoder;
import org.smalti.media.VideoSpec;
import org.smalti.tools.video.faces.detect.Detection;

/** A picture of a film, YUV 4:2:0, from which a head can be drawn into others. */
final class FaceCutout {
  final byte[] pixels;
  final int width;
  final int height;

  /** The picture that a film shows at a time, in s. */
  FaceCutout(Path film, double time, int wantedWidth, int wantedHeight) {
    try (MediaFile media = MediaFile.open(film);
        VideoDecoder decoder =
            media.video(new VideoSpec(wantedWidth, wantedHeight, PixelFormat.YUV420P))) {
      width = decoder.width();
      height = decoder.height();
      pixels = new byte[PixelFormat.YUV420P.bytes(width, height)];
      decoder.seek(time);
      if (!decoder.next()) {
        throw new IllegalStateException(film + " has no picture at " + time);
      }
      decoder.copyTo(pixels);
    }
  }

  /**
   * Draws the head of a face over a picture of a composed film, with a soft edge.
   *
   * @param from the face in this picture
   * @param to where the face shall be
   */
  void draw(Detection from, byte[] picture, Detection to) {
    for (int plane = 0; plane < 3; plane++) {
      draw(plane, from, picture, to);
    }
  }

  private void draw(int plane, Detection from, byte[] picture, Detection to) {
    int half = plane == 0 ? 1 : 2;
    int across = FaceFilm.WIDTH / half;
    int down = FaceFilm.HEIGHT / half;
    int start = start(plane, FaceFilm.WIDTH, FaceFilm.HEIGHT);
    double middleX = (to.xmin() + to.xmax()) / 2.0;
    double middleY = (to.ymin() + to.ymax()) / 2.0;
    double reachX = to.width() / 2.0 * VisibleFaces.HEAD_WIDTH;
    double reachY = to.height() / 2.0 * VisibleFaces.HEAD_HEIGHT;
    double scale = from.height() / (double) to.height();
    double fromX = (from.xmin() + from.xmax()) / 2.0;
    double fromY = (from.ymin() + from.ymax()) / 2.0;
    int top = (int) Math.max(0, (middleY - reachY) / half);
    int left = (int) Math.max(0, (middleX - reachX) / half);
    for (int y = top; y < Math.min(down, (middleY + reachY) / half); y++) {
      for (int x = left; x < Math.min(across, (middleX + reachX) / half); x++) {
        double dx = (x + 0.5) * half - middleX;
        double dy = (y + 0.5) * half - middleY;
        double edge = 1 - Math.sqrt(Math.pow(dx / reachX, 2) + Math.pow(dy / reachY, 2));
        if (edge > 0) {
          double share = Math.min(1, 8 * edge);
          int at = start + y * across + x;
          double value = sample(plane, half, fromX + dx * scale, fromY + dy * scale);
          picture[at] = (byte) Math.round((picture[at] & 255) * (1 - share) + value * share);
        }
      }
    }
  }

  static int start(int plane, int width, int height) {
    return plane == 0 ? 0 : width * height + (plane - 1) * ((width + 1) / 2) * ((height + 1) / 2);
  }

  /** Bilinear; beyond the edges the outermost pixels. */
  double sample(int plane, int half, double x, double y) {
    int across = (width + half - 1) / half;
    int down = (height + half - 1) / half;
    double column = Math.max(0, Math.min(across - 1.001, x / half - 0.5));
    double row = Math.max(0, Math.min(down - 1.001, y / half - 0.5));
    int left = (int) column;
    int top = (int) row;
    int at = start(plane, width, height) + top * across + left;
    double right = column - left;
    double below = row - top;
    double upper = (pixels[at] & 255) * (1 - right) + (pixels[at + 1] & 255) * right;
    double lower =
        (pixels[at + across] & 255) * (1 - right) + (pixels[at + across + 1] & 255) * right;
    return upper * (1 - below) + lower * below;
  }
}
