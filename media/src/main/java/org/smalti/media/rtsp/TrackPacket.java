package org.smalti.media.rtsp;

/**
 * A packet on its way from the publisher to the readers, who share its bytes.
 *
 * @param serial counts all packets of a path in the order in which they came
 * @param track of the session description
 * @param kind RTP or RTCP
 * @param timestamp of RTP: packets of one access unit have the same
 * @param key whether a key frame begins in it: a reader may begin here
 * @param data as it came
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record TrackPacket(long serial, int track, Kind kind, int timestamp, boolean key, byte[] data)
    implements Outgoing {
  /** Which of the two protocols of a track. */
  enum Kind {
    RTP,
    RTCP
  }

  @Override
  public int size() {
    return data.length + 64;
  }

  boolean isRtp() {
    return kind == Kind.RTP;
  }

  /** Whether it belongs to the same access unit as another. */
  boolean sameUnit(TrackPacket other) {
    return isRtp() && other.isRtp() && track == other.track && timestamp == other.timestamp;
  }
}
