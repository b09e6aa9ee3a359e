package org.smalti.tools.audio;

import java.io.Serializable;
import org.smalti.core.SmaltiException;

/**
 * How a sound is listened to.
 *
 * @param delta how far an onset must stand out, on the detector's own scale, 0 or more
 * @param features whether each sample is measured too
 * @param count of samples per file, at least 1, the first ones; {@link Integer#MAX_VALUE}: all
 */
record SegmentationOptions(
    OnsetMethod detector,
    double delta,
    SegmentLimits limits,
    boolean features,
    PitchMethod pitch,
    int count)
    implements Serializable {

  /** @throws SmaltiException if no onset could stand out so far, or no sample is wanted */
  SegmentationOptions {
    if (!(delta >= 0) || Double.isInfinite(delta)) {
      throw SmaltiException.usage("delta must be at least 0, not " + delta);
    }
    if (count < 1) {
      throw SmaltiException.usage("the number of samples must be at least 1");
    }
  }
}
