package org.smalti.media.rtsp;

import java.nio.ByteBuffer;

/** Makes RTP packets of H.264. */
final class RtpPackets {
  static final int IDR = 5;
  static final int SLICE = 1;
  static final int PARAMETERS = 7;

  private RtpPackets() {}

  /** A packet of one NAL unit of this type. */
  static byte[] h264(int sequence, int timestamp, boolean marker, int type, int size) {
    byte[] payload = new byte[size];
    payload[0] = (byte) (0x60 | type);
    return rtp(96, sequence, timestamp, marker, payload);
  }

  static byte[] rtp(int payloadType, int sequence, int timestamp, boolean marker, byte[] payload) {
    ByteBuffer packet = ByteBuffer.allocate(12 + payload.length);
    packet.put((byte) 0x80).put((byte) ((marker ? 0x80 : 0) | payloadType)).putShort((short)
        sequence);
    packet.putInt(timestamp).putInt(0x5EED).put(payload);
    return packet.array();
  }

  static byte[] report(int timestamp) {
    ByteBuffer packet = ByteBuffer.allocate(28);
    packet.put((byte) 0x80).put((byte) 200).putShort((short) 6).putInt(0x5EED).putLong(1L << 32);
    return packet.putInt(timestamp).putInt(1).putInt(1).array();
  }

  static int sequence(byte[] packet) {
    return RtpHeader.unsigned(packet, 2);
  }
}
