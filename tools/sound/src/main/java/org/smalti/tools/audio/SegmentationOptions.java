package org.smalti.tools.audio;

import java.io.Serializable;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.FeatureSet;
import org.smalti.media.SoundSelection;

/**
 * How a sound is cut into samples, and what is measured of them.
 *
 * @param delta how far an onset must stand out, on the detector's own scale, 0 or more
 * @param features that are measured of each sample, if any
 * @param count of samples per file, at least 1, the first ones; {@link Integer#MAX_VALUE}: all
 * @param sound which of a file's sounds is heard
 */
public record SegmentationOptions(
    OnsetMethod detector,
    double delta,
    SegmentLimits limits,
    FeatureSet features,
    PitchMethod pitch,
    int count,
    SoundSelection sound)
    implements Serializable {
  /** What {@code smalti samples} does if nothing else is asked for. */
  public static final SegmentationOptions DEFAULTS = new SegmentationOptions(
      OnsetMethod.SUPERFLUX,
      OnsetMethod.SUPERFLUX.delta(),
      SegmentLimits.DEFAULTS,
      FeatureSet.NONE,
      PitchMethod.COMBINED,
      Integer.MAX_VALUE,
      SoundSelection.USUAL);

  /** @throws SmaltiException if no onset could stand out so far, or no sample is wanted */
  public SegmentationOptions {
    if (!(delta >= 0) || Double.isInfinite(delta)) {
      throw SmaltiException.usage(
          "the delta of an onset detector must be at least 0, not " + delta);
    }
    if (count < 1) {
      throw SmaltiException.usage("the count of samples must be at least 1, not " + count);
    }
  }

  /** The same with these features measured of each sample. */
  public SegmentationOptions measuring(FeatureSet wanted) {
    return new SegmentationOptions(detector, delta, limits, wanted, pitch, count, sound);
  }

  /** The same with samples of other lengths. */
  public SegmentationOptions lasting(SegmentLimits wanted) {
    return new SegmentationOptions(detector, delta, wanted, features, pitch, count, sound);
  }

  /** The same with another onset detector, at its usual sensitivity. */
  public SegmentationOptions detectedBy(OnsetMethod method) {
    return new SegmentationOptions(method, method.delta(), limits, features, pitch, count, sound);
  }
}
