package org.smalti.tools.audio;

import java.io.Serializable;

/**
 * How a sound is listened to.
 *
 * @param delta how far an onset must stand out, on the detector's own scale
 * @param features whether each sample is measured too
 * @param count of samples per file, the first ones; {@link Integer#MAX_VALUE}: all
 */
record Listening(
    OnsetMethod detector,
    double delta,
    SegmentLimits limits,
    boolean features,
    PitchMethod pitch,
    int count)
    implements Serializable {}
