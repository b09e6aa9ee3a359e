package org.smalti.media.rtsp;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing that a client sends over its RTSP connection. */
sealed interface RtspMessage {
  /**
   * A request.
   *
   * @param headers by name in any case; several of one name are joined by a comma
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Request(String method, String uri, Map<String, String> headers, byte[] body)
      implements RtspMessage {
    /** The value of a header without the blanks around it, or null. */
    @Nullable
    String header(String name) {
      return headers.get(name);
    }
  }

  /** A packet between the requests: a dollar sign, a channel, a length and that many bytes (RFC 2326, 10.12). */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record InterleavedFrame(int channel, byte[] data) implements RtspMessage {}

  /** An answer to a request. This server asks nothing, so it means nothing but that the client is alive. */
  record Answer() implements RtspMessage {}
}
