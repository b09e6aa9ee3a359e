package org.smalti.media.rtsp;

/** What waits in an {@link OutgoingQueue}. */
sealed interface Outgoing permits Outgoing.Reply, TrackPacket {
  /** bytes: what it takes in the queue. */
  int size();

  /** The answer to a request. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Reply(byte[] bytes) implements Outgoing {
    @Override
    public int size() {
      return bytes.length;
    }
  }
}
