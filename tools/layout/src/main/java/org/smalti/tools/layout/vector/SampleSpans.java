package org.smalti.tools.layout.vector;

import java.io.Serializable;

/**
 * The samples of one media file whose vectors are wanted, in time order.
 *
 * @param filename as it stands in the table
 * @param starts ms
 * @param durs ms
 */
@SuppressWarnings("ArrayRecordComponent") // carried to a worker, never compared
record SampleSpans(String filename, double[] starts, double[] durs) implements Serializable {
  int count() {
    return starts.length;
  }
}
