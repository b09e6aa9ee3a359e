package org.smalti.tools.audio;

import java.io.Serializable;

/**
 * The result of the segmentation of one file.
 *
 * @param samples how many were found
 * @param damage what could not be decoded, empty if nothing
 */
record SegmentationResult(int samples, String damage) implements Serializable {}
