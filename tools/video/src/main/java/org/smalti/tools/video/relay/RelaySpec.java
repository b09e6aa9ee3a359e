package org.smalti.tools.video.relay;

import java.io.Serializable;
import org.smalti.core.SmaltiException;
import org.smalti.media.MediaAddress;
import org.smalti.tools.video.source.Reconnection;

/**
 * One relay.
 *
 * @param reconnection how often the source or the target is opened again where it fails
 * @param duration s that are sent, 0 = until the source ends
 */
record RelaySpec(
    MediaAddress from,
    RelayTarget to,
    RelayEncoding encoding,
    Reconnection reconnection,
    double duration)
    implements Serializable {
  RelaySpec {
    if (!(duration >= 0)) {
      throw SmaltiException.usage("a duration of " + duration + " s; it must be 0 or more");
    }
  }

  /** For messages and tables. */
  String name() {
    return from + " → " + to;
  }
}
