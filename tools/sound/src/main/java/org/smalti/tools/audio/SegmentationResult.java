package org.smalti.tools.audio;

import java.io.Serializable;

/**
 * What came of listening to one file.
 *
 * @param damage what could not be heard, empty if all was well
 */
record SegmentationResult(int samples, String damage) implements Serializable {}
