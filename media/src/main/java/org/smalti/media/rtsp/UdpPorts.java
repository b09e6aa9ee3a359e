package org.smalti.media.rtsp;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The two UDP ports of one track of one client on the server's side: an even one for RTP and the next for RTCP. */
final class UdpPorts implements TrackTransport {
  private static final int TRIES = 64;

  private final UdpPort rtp;
  private final UdpPort rtcp;
  private final UdpReceiver receiver;

  /** Who takes what the client sends, in the receiver's thread. */
  interface Handler {
    void received(TrackPacket.Kind kind, byte[] data);
  }

  private UdpPorts(UdpPort rtp, UdpPort rtcp, UdpReceiver receiver) {
    this.rtp = rtp;
    this.rtcp = rtcp;
    this.receiver = receiver;
  }

  /**
   * Opens a free pair of ports.
   *
   * @param local the address of this machine that the client has connected to
   * @throws RtspException if there is none
   */
  static UdpPorts open(
      InetAddress local,
      InetAddress client,
      TransportHeader wanted,
      UdpReceiver receiver,
      Handler handler)
      throws RtspException {
    InetSocketAddress rtpTarget = new InetSocketAddress(client, wanted.first());
    InetSocketAddress rtcpTarget = new InetSocketAddress(client, wanted.second());
    for (int i = 0; i < TRIES; i++) {
      UdpPort even = UdpPort.open(local, 0, rtpTarget);
      if (even == null) {
        continue;
      }
      int number = even.number();
      UdpPort odd = number % 2 == 0 ? UdpPort.open(local, number + 1, rtcpTarget) : null;
      if (odd == null) {
        even.close();
        continue;
      }
      UdpPorts pair = new UdpPorts(even, odd, receiver);
      pair.receive(handler);
      return pair;
    }
    throw new RtspException(RtspStatus.UNAVAILABLE, "no pair of UDP ports is free");
  }

  private void receive(Handler handler) throws RtspException {
    try {
      rtp.receive(receiver, data -> handler.received(TrackPacket.Kind.RTP, data));
      rtcp.receive(receiver, data -> handler.received(TrackPacket.Kind.RTCP, data));
    } catch (IOException e) {
      close();
      throw new RtspException(RtspStatus.UNAVAILABLE, "the server is closing");
    }
  }

  /** The Transport header that tells the client these ports. */
  String transport(TransportHeader wanted) {
    return "RTP/AVP;unicast;client_port=" + wanted.first() + "-" + wanted.second() + ";server_port="
        + rtp.number() + "-" + (rtp.number() + 1);
  }

  @Override
  public Sent send(TrackPacket packet, OutputStream connection) {
    return (packet.isRtp() ? rtp : rtcp).send(packet.data());
  }

  @Override
  public boolean mayLose() {
    return true;
  }

  @Override
  public void close() {
    rtp.close();
    rtcp.close();
    receiver.wakeUp();
  }
}
