package org.smalti.tools.video.faces.show;

import java.io.Serializable;

/**
 * A stretch of a film in which a face is on screen.
 *
 * @param from s on the film's clock
 * @param until s on the film's clock: the end of the last picture that shows it
 */
record Appearance(double from, double until) implements Serializable {
  double seconds() {
    return until - from;
  }
}
