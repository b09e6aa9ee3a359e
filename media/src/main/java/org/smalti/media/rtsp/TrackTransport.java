package org.smalti.media.rtsp;

import java.io.IOException;
import java.io.OutputStream;

/** How the packets of one track reach a reader. */
interface TrackTransport extends AutoCloseable {
  /** What has become of a packet. */
  enum Sent {
    YES,
    /** The network takes no more at the moment. */
    LATER,
    /** It can't be sent this way. */
    NEVER
  }

  /**
   * Sends a packet.
   *
   * @param connection the RTSP connection's stream
   * @return what has become of it
   * @throws IOException if the connection is broken
   */
  Sent send(TrackPacket packet, OutputStream connection) throws IOException;

  /** Whether packets are lost where they come faster than they are read. */
  boolean mayLose();

  @Override
  void close();
}
