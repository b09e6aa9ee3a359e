package org.smalti.tools.video.faces.show;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.smalti.tools.video.faces.detect.Detection;
import org.smalti.tools.video.faces.track.TrackedFace;

/**
 * How good a picture of a face is: score × size × sharpness. The size is the square root of the area that lies in the
 * picture; the sharpness the standard deviation of the Laplacian of luma (Pech-Pacheco et al., "Diatom autofocusing in
 * brightfield microscopy", ICPR 2000) of the face reduced to 64 by 64 pixels.
 */
final class FaceQuality {
  /** The faces of a track that are looked at: the most promising of so many equal parts of it. */
  private static final int CANDIDATES = 8;

  private static final int SIDE = 64;

  private FaceQuality() {}

  /**
   * The faces of a track that may be the best one, spread over it.
   *
   * @param width of the film's pictures
   * @param height of the film's pictures
   */
  static List<TrackedFace> candidates(FollowedFace track, int width, int height) {
    List<TrackedFace> faces = track.faces();
    int parts = Math.min(CANDIDATES, faces.size());
    List<TrackedFace> all = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      faces.subList(part * faces.size() / parts, (part + 1) * faces.size() / parts).stream()
          .max(Comparator.comparingDouble(face -> promise(face.face(), width, height)))
          .ifPresent(all::add);
    }
    return all;
  }

  /** What is known without looking at the picture: score × size. */
  private static double promise(Detection face, int width, int height) {
    double wide = Math.min(width, face.xmax()) - Math.max(0, face.xmin());
    double high = Math.min(height, face.ymax()) - Math.max(0, face.ymin());
    return wide <= 0 || high <= 0 ? 0 : face.score() * Math.sqrt(wide * high);
  }

  static double of(Detection face, BufferedImage picture) {
    double promise = promise(face, picture.getWidth(), picture.getHeight());
    return promise == 0 ? 0 : promise * sharpness(luma(face, picture));
  }

  /** Mean luma in each of 64 by 64 cells of the face. */
  private static double[] luma(Detection face, BufferedImage picture) {
    double[] luma = new double[SIDE * SIDE];
    for (int row = 0; row < SIDE; row++) {
      int top = pixel(face.ymin() + face.height() * row / SIDE, picture.getHeight());
      int bottom = pixel(face.ymin() + face.height() * (row + 1) / SIDE, picture.getHeight());
      for (int column = 0; column < SIDE; column++) {
        int left = pixel(face.xmin() + face.width() * column / SIDE, picture.getWidth());
        int right = pixel(face.xmin() + face.width() * (column + 1) / SIDE, picture.getWidth());
        luma[row * SIDE + column] = mean(picture, left, top, right, bottom);
      }
    }
    return luma;
  }

  private static int pixel(double place, int size) {
    return (int) Math.max(0, Math.min(size - 1, Math.floor(place)));
  }

  /** Of at least one pixel. */
  private static double mean(BufferedImage picture, int left, int top, int right, int bottom) {
    double sum = 0;
    int count = 0;
    for (int y = top; y < Math.max(top + 1, bottom); y++) {
      for (int x = left; x < Math.max(left + 1, right); x++) {
        int rgb = picture.getRGB(x, y);
        sum += 0.2126 * ((rgb >> 16) & 255) + 0.7152 * ((rgb >> 8) & 255) + 0.0722 * (rgb & 255);
        count++;
      }
    }
    return sum / count;
  }

  /** Above 0, so that also of faces without any detail the largest is chosen. */
  private static double sharpness(double[] luma) {
    double sum = 0;
    double squares = 0;
    for (int row = 1; row < SIDE - 1; row++) {
      for (int column = 1; column < SIDE - 1; column++) {
        int at = row * SIDE + column;
        double laplacian =
            luma[at - 1] + luma[at + 1] + luma[at - SIDE] + luma[at + SIDE] - 4 * luma[at];
        sum += laplacian;
        squares += laplacian * laplacian;
      }
    }
    double count = (SIDE - 2) * (SIDE - 2);
    double mean = sum / count;
    return 0.1 + Math.sqrt(Math.max(0, squares / count - mean * mean));
  }
}
