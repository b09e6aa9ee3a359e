package org.smalti.media.cut;

/**
 * What a {@link PartFile} holds of one span.
 *
 * @param offset of its first byte in the file
 * @param count frames of sound, or pictures; fewer than wanted where the source ends before
 * @param unit bytes of one of them
 * @param rms root of the mean square over all channels; 0 where nothing was measured
 * @param peak largest amplitude; 0 where nothing was measured
 */
public record PartSpan(long offset, long count, int unit, float rms, float peak) {
  boolean isWithin(long bytes) {
    return offset >= 0 && count >= 0 && unit >= 0 && count * (double) unit <= bytes - offset;
  }
}
