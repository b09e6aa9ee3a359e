package org.smalti.tools.video.relay;

import java.io.Serializable;
import org.smalti.core.SmaltiException;
import org.smalti.media.MediaAddress;

/**
 * One relay.
 *
 * @param reconnect how often in a row a source or a target that fails is tried again
 * @param firstWait s before the first of these attempts; each further one waits twice as long
 * @param duration s that are sent, 0 = until the source ends
 */
record RelaySpec(
    MediaAddress from,
    RelayTarget to,
    RelayEncoding encoding,
    int reconnect,
    double firstWait,
    double duration)
    implements Serializable {
  RelaySpec {
    if (reconnect < 0) {
      throw SmaltiException.usage(reconnect + " attempts; it must be 0 or more");
    }
    if (!(firstWait > 0 && firstWait <= BackOff.LONGEST_WAIT)) {
      throw SmaltiException.usage("a delay of " + firstWait + " s; it must be above 0 and at most "
          + (int) BackOff.LONGEST_WAIT);
    }
    if (!(duration >= 0)) {
      throw SmaltiException.usage("a duration of " + duration + " s; it must be 0 or more");
    }
  }

  BackOff backOff() {
    return new BackOff(reconnect, firstWait);
  }

  /** For messages and tables. */
  String name() {
    return from + " → " + to;
  }
}
