package org.smalti.media.cut;

import java.io.IOException;

/** Looks at the pictures of a film while a {@link FramePass} decodes it, beside other observers. */
public interface FrameObserver {
  /**
   * The earliest time it still has to see, in s; {@link Double#POSITIVE_INFINITY} if it has seen enough. The pass leaps
   * over long stretches that no observer has to see. Who does not say wants to see everything.
   */
  default double wantedFrom() {
    return Double.NEGATIVE_INFINITY;
  }

  /** The next picture, in the order in which they are shown. It may be one that another observer wanted. */
  void frame(FilmFrame frame) throws IOException;

  /**
   * The film is over. Not called where all observers had seen enough before.
   *
   * @param last the last picture, which {@link #frame} has been given before
   */
  void ended(FilmFrame last) throws IOException;
}
