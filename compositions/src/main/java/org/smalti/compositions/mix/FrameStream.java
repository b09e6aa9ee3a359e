package org.smalti.compositions.mix;

/** Stereo frames at 48 kHz, one after the other. What comes does not depend on how many are asked for at a time. */
interface FrameStream {
  /** Fills the first frames of an interleaved buffer; after the end of the stream there is silence. */
  void read(float[] stereo, int frames);
}
