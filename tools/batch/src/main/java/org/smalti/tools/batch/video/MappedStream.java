package org.smalti.tools.batch.video;

import org.smalti.media.MediaStream;

/**
 * What becomes of one stream.
 *
 * @param encoder of subtitles that are converted; else empty
 */
record MappedStream(MediaStream stream, Way way, String encoder) {
  /** How a stream gets into the result. */
  enum Way {
    /** Encoded as a picture. */
    PICTURE,
    /** Encoded as sound. */
    SOUND,
    /** Subtitles written in another form. */
    TEXT,
    COPIED,
    /** A cover that is taken out and attached as a file. */
    ATTACHED
  }

  static MappedStream of(MediaStream stream, Way way) {
    return new MappedStream(stream, way, "");
  }
}
