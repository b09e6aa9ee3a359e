package org.smalti.tools.video.faces.track;

import org.jspecify.annotations.Nullable;
import org.smalti.tools.video.faces.detect.Detection;
import org.smalti.tools.video.faces.motion.MotionGrid;

/** Where the face of one track is expected. */
interface BoxMotion {
  /** Where the face is expected in the picture that was reached last. */
  Detection expected();

  /**
   * Goes on to the next picture.
   *
   * @param seconds since the one before, 0 or more
   * @param motion since the one before; null where it is not known
   */
  void advance(double seconds, @Nullable MotionGrid motion);

  /** The face was seen here in the picture that was reached last. */
  void observe(Detection face);

  /**
   * How well a step to this face goes on in the direction of the last steps, −1 (back) to 1 (straight on); 0 where the
   * face hardly moves, or nothing is known of its direction.
   */
  double straightness(Detection face);
}
