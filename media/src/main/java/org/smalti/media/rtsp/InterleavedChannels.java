package org.smalti.media.rtsp;

import java.io.IOException;
import java.io.OutputStream;

/** Sends packets between the answers of an RTSP connection (RFC 2326, section 10.12). */
record InterleavedChannels(int rtp, int rtcp) implements TrackTransport {
  private static final int LONGEST = 65535;

  @Override
  public Sent send(TrackPacket packet, OutputStream connection) throws IOException {
    int length = packet.data().length;
    if (length > LONGEST) {
      return Sent.NEVER;
    }
    connection.write('$');
    connection.write(packet.isRtp() ? rtp : rtcp);
    connection.write(length >> 8);
    connection.write(length);
    connection.write(packet.data());
    return Sent.YES;
  }

  @Override
  public boolean mayLose() {
    return false;
  }

  @Override
  public void close() {}
}
