package org.smalti.compositions.render;

import org.smalti.core.SmaltiException;

/**
 * How a film looks, whatever is in it.
 *
 * @param fit how the pictures of sources fill their tiles
 * @param margin the gap between tiles as a share of a cell's shorter side, 0 to less than 1
 * @param trails how much of its light a picture leaves to the next one: 0 nothing, less than 1
 * @param noise of film grain, 0..1
 * @param seed of the grain
 */
public record PictureStyle(Fit fit, double margin, double trails, double noise, long seed) {
  /** Pictures fill their tiles, with a small gap and nothing else. */
  public static final PictureStyle USUAL =
      new PictureStyle(Fit.FILL, TileGeometry.USUAL_MARGIN, 0, 0, 1);

  /** More would never be dark again. */
  private static final double LONGEST_TRAILS = 0.98;

  public PictureStyle {
    if (!(margin >= 0 && margin <= 0.9)) {
      throw SmaltiException.usage("--margin is 0 to 0.9 of a cell, not " + margin);
    }
    if (!(trails >= 0 && trails <= LONGEST_TRAILS)) {
      throw SmaltiException.usage("--trails is 0 to " + LONGEST_TRAILS + ", not " + trails);
    }
    if (!(noise >= 0 && noise <= 1)) {
      throw SmaltiException.usage("--noise is 0 to 1, not " + noise);
    }
  }
}
