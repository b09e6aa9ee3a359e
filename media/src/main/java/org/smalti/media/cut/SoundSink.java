package org.smalti.media.cut;

import java.io.IOException;

/** Takes the frames of a span, block by block. */
@FunctionalInterface
public interface SoundSink {
  /** @param interleaved holds the frames from index 0 on; valid during the call only, and may be changed */
  void take(float[] interleaved, int frames) throws IOException;
}
