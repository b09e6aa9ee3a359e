package org.smalti.tools.video.faces.detect;

import java.io.Serializable;

/**
 * A face in a picture. Its edges are in pixels of that picture, from its upper left corner; they may lie outside of it.
 *
 * @param score how sure the detector is, 0..1
 */
public record Detection(float xmin, float ymin, float xmax, float ymax, float score)
    implements Serializable {
  public float width() {
    return xmax - xmin;
  }

  public float height() {
    return ymax - ymin;
  }

  public float area() {
    return Math.max(0, width()) * Math.max(0, height());
  }

  /** The same face in a picture that is so many times as wide and as high. */
  public Detection scaled(double horizontally, double vertically) {
    return new Detection(
        (float) (xmin * horizontally),
        (float) (ymin * vertically),
        (float) (xmax * horizontally),
        (float) (ymax * vertically),
        score);
  }

  public Detection moved(double dx, double dy) {
    return new Detection(
        (float) (xmin + dx), (float) (ymin + dy), (float) (xmax + dx), (float) (ymax + dy), score);
  }

  /** The area that two faces share, as a part of the area that they cover together, 0..1. */
  public float overlap(Detection other) {
    float width = Math.min(xmax, other.xmax) - Math.max(xmin, other.xmin);
    float height = Math.min(ymax, other.ymax) - Math.max(ymin, other.ymin);
    if (width <= 0 || height <= 0) {
      return 0;
    }
    float shared = width * height;
    return shared / (area() + other.area() - shared);
  }
}
