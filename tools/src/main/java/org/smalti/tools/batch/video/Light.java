package org.smalti.tools.batch.video;

/**
 * How bright a film of high dynamic range was made to be shown, in the words of the encoders that can say it; empty where
 * nothing is known.
 *
 * @param svt for {@code -svtav1-params}
 * @param x265 for {@code -x265-params}
 * @param x264 for {@code -x264-params}
 */
record Light(String svt, String x265, String x264) {
  static final Light UNSAID = new Light("", "", "");
}
