package org.smalti.media.rtsp;

import org.jspecify.annotations.Nullable;

/**
 * What the head of an RTP packet says (RFC 3550, section 5.1).
 *
 * @param payload where the payload begins
 * @param end where it ends, before any padding
 */
record RtpHeader(boolean marker, int sequence, int timestamp, int source, int payload, int end) {
  private static final int SHORTEST = 12;

  /** Null if these bytes are no RTP packet. */
  static @Nullable RtpHeader of(byte[] packet) {
    if (packet.length < SHORTEST || (packet[0] & 0xC0) != 0x80) {
      return null;
    }
    int payload = SHORTEST + 4 * (packet[0] & 0x0F);
    if ((packet[0] & 0x10) != 0) {
      if (payload + 4 > packet.length) {
        return null;
      }
      payload += 4 + 4 * unsigned(packet, payload + 2);
    }
    int end = packet.length - ((packet[0] & 0x20) != 0 ? packet[packet.length - 1] & 0xFF : 0);
    if (payload > end) {
      return null;
    }
    boolean marker = (packet[1] & 0x80) != 0;
    return new RtpHeader(
        marker, unsigned(packet, 2), integer(packet, 4), integer(packet, 8), payload, end);
  }

  static int unsigned(byte[] bytes, int at) {
    return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
  }

  static int integer(byte[] bytes, int at) {
    return (unsigned(bytes, at) << 16) | unsigned(bytes, at + 2);
  }
}
