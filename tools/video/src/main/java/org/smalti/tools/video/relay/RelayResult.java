package org.smalti.tools.video.relay;

import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;

/**
 * How a relay has ended.
 *
 * @param failed why, null if it ended well
 */
record RelayResult(@Nullable SmaltiException failed) implements Serializable {
  Optional<SmaltiException> failure() {
    return Optional.ofNullable(failed);
  }
}
