package org.smalti.media.rtsp;

import org.jspecify.annotations.Nullable;

/** What is known of one track of a path from its packets so far. Guarded by the lock of its path. */
final class PublishedTrack {
  /** RTCP's packet types are 192 to 223. */
  private static final int FIRST_RTCP_TYPE = 192;

  private static final int SENDER_REPORT = 200;

  private final int index;
  private final MediaDescription description;
  private final KeyFrameRule rule;
  private boolean begun;
  private boolean marked;
  private boolean keyFound;
  private int timestamp;
  private int source;
  private @Nullable TrackPacket report;

  PublishedTrack(int index, MediaDescription description) {
    this.index = index;
    this.description = description;
    rule = KeyFrameRule.of(description.encoding());
  }

  MediaDescription description() {
    return description;
  }

  /** Whether its key frames can be told from other frames. */
  boolean hasKeyFrames() {
    return rule != KeyFrameRule.ANY;
  }

  /** The newest sender report, which ties RTP's time stamps to a clock; null before the first. */
  @Nullable
  TrackPacket report() {
    return report;
  }

  /** Takes the next packet; null if it is none of RTP or RTCP. */
  @Nullable
  TrackPacket next(long serial, TrackPacket.Kind kind, byte[] data) {
    return kind == TrackPacket.Kind.RTP ? rtp(serial, data) : rtcp(serial, data);
  }

  private @Nullable TrackPacket rtp(long serial, byte[] data) {
    RtpHeader header = RtpHeader.of(data);
    if (header == null) {
      return null;
    }
    if (!begun || marked || header.timestamp() != timestamp) {
      keyFound = false;
    }
    begun = true;
    marked = header.marker();
    timestamp = header.timestamp();
    source = header.source();
    boolean key = !keyFound
        && header.payload() < header.end()
        && rule.begins(data, header.payload(), header.end());
    keyFound |= key;
    return new TrackPacket(serial, index, TrackPacket.Kind.RTP, header.timestamp(), key, data);
  }

  private @Nullable TrackPacket rtcp(long serial, byte[] data) {
    if (data.length < 8 || (data[0] & 0xC0) != 0x80 || (data[1] & 0xE0) != FIRST_RTCP_TYPE) {
      return null;
    }
    TrackPacket packet = new TrackPacket(serial, index, TrackPacket.Kind.RTCP, 0, false, data);
    if ((data[1] & 0xFF) == SENDER_REPORT && data.length >= 28) {
      report = packet;
    }
    return packet;
  }

  /** The RTCP packet that says that the source of this track has ended; null if it has sent nothing. */
  @Nullable
  TrackPacket bye(long serial) {
    if (!begun) {
      return null;
    }
    byte[] data = new byte[16];
    // An empty receiver report, which every RTCP packet begins with, then BYE; both name the
    // source.
    System.arraycopy(new byte[] {(byte) 0x80, (byte) 201, 0, 1}, 0, data, 0, 4);
    System.arraycopy(new byte[] {(byte) 0x81, (byte) 203, 0, 1}, 0, data, 8, 4);
    for (int i = 0; i < 4; i++) {
      data[4 + i] = (byte) (source >> (24 - 8 * i));
      data[12 + i] = (byte) (source >> (24 - 8 * i));
    }
    return new TrackPacket(serial, index, TrackPacket.Kind.RTCP, 0, false, data);
  }
}
