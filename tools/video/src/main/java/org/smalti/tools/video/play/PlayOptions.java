package org.smalti.tools.video.play;

import org.smalti.core.SmaltiException;

/**
 * How a film is played.
 *
 * @param fast whether each picture is shown as soon as it can be, and old ones not at all
 * @param loop whether it begins again at its end
 * @param sound whether it is heard
 * @param paused whether it begins by standing still
 * @param start s from its beginning
 */
record PlayOptions(boolean fast, boolean loop, boolean sound, boolean paused, double start) {
  PlayOptions {
    if (!(start >= 0)) {
      throw SmaltiException.usage("a start at " + start + " s; it must be 0 or more");
    }
  }
}
