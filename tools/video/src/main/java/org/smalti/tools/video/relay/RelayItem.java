package org.smalti.tools.video.relay;

import org.smalti.media.MediaFrame;
import org.smalti.media.Packet;

/** What is handed over from the receiving thread to the sending one. The one who takes it closes it. */
sealed interface RelayItem extends AutoCloseable {
  SourceSession session();

  SourceStream stream();

  /** µs on the clock of the relay: when it is shown, or sent where it is not known when it is shown. */
  long time();

  /** Bytes that are kept for it. */
  int size();

  @Override
  void close();

  /** A packet that is copied. */
  record Coded(SourceSession session, SourceStream stream, long time, Packet packet)
      implements RelayItem {
    @Override
    public int size() {
      return packet.size();
    }

    @Override
    public void close() {
      packet.close();
    }
  }

  /** A frame that is encoded. */
  record Decoded(SourceSession session, SourceStream stream, long time, MediaFrame frame)
      implements RelayItem {
    @Override
    public int size() {
      return 0;
    }

    @Override
    public void close() {
      frame.close();
    }
  }
}
