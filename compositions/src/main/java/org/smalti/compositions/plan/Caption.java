package org.smalti.compositions.plan;

import java.util.List;

/**
 * Words in the picture, above all tiles.
 *
 * @param text lines, parted by line breaks, each centred
 * @param size height of a line as a share of the picture's height
 * @param poses in the order of time, at least one; before the first one it is not there
 */
public record Caption(String text, double size, List<CaptionKeyFrame> poses) {
  public Caption {
    poses = List.copyOf(poses);
    if (!(size > 0 && size <= 1)) {
      throw new IllegalArgumentException("a line is 0 to 1 of the picture high, not " + size);
    }
  }

  /**
   * A title in the middle of the picture.
   *
   * @param from ms: where it begins to come
   * @param until ms: where it is gone
   * @param fade ms that it takes to come and to go
   */
  public static Caption title(String text, double size, double from, double until, double fade) {
    return new Caption(
        text,
        size,
        List.of(
            new CaptionKeyFrame(from, 0.5, 0.5, 0, Easing.STEP),
            new CaptionKeyFrame(from + fade, 0.5, 0.5, 1, Easing.SINE_IN_OUT),
            new CaptionKeyFrame(until - fade, 0.5, 0.5, 1, Easing.LINEAR),
            new CaptionKeyFrame(until, 0.5, 0.5, 0, Easing.SINE_IN_OUT)));
  }
}
