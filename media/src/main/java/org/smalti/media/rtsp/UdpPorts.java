package org.smalti.media.rtsp;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.jspecify.annotations.Nullable;

/**
 * The two UDP ports of one track of one client on the server's side: an even one for RTP and the next for RTCP. What
 * comes from another address than the client's is ignored; its ports may be others than it said, as behind a router.
 */
final class UdpPorts implements TrackTransport {
  private static final int TRIES = 64;
  private static final int BUFFER = 1 << 20;

  private final DatagramChannel rtp;
  private final DatagramChannel rtcp;
  private final InetAddress client;
  private final UdpReceiver receiver;
  private volatile InetSocketAddress rtpTarget;
  private volatile InetSocketAddress rtcpTarget;
  private @Nullable InetSocketAddress rtpSource;
  private @Nullable InetSocketAddress rtcpSource;

  /** Who takes what the client sends. */
  interface Handler {
    void received(TrackPacket.Kind kind, byte[] data);
  }

  private UdpPorts(
      DatagramChannel rtp,
      DatagramChannel rtcp,
      InetAddress client,
      TransportHeader wanted,
      UdpReceiver receiver) {
    this.rtp = rtp;
    this.rtcp = rtcp;
    this.client = client;
    this.receiver = receiver;
    rtpTarget = new InetSocketAddress(client, wanted.first());
    rtcpTarget = new InetSocketAddress(client, wanted.second());
  }

  /**
   * Opens a free pair of ports.
   *
   * @param local the address of this machine that the client has connected to
   * @throws RtspException if there is none
   */
  static UdpPorts open(
      InetAddress local, InetAddress client, TransportHeader wanted, UdpReceiver receiver)
      throws RtspException {
    for (int i = 0; i < TRIES; i++) {
      DatagramChannel even = bound(local, 0);
      if (even == null) {
        continue;
      }
      int port = even.socket().getLocalPort();
      DatagramChannel odd = port % 2 == 0 ? bound(local, port + 1) : null;
      if (odd != null) {
        return new UdpPorts(even, odd, client, wanted, receiver);
      }
      close(even);
    }
    throw new RtspException(RtspStatus.UNAVAILABLE, "no pair of UDP ports is free");
  }

  private static @Nullable DatagramChannel bound(InetAddress local, int port) {
    DatagramChannel channel = null;
    try {
      channel = DatagramChannel.open();
      channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
      channel.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER);
      channel.bind(new InetSocketAddress(local, port));
      return channel;
    } catch (IOException e) {
      if (channel != null) {
        close(channel);
      }
      return null;
    }
  }

  /** Takes what the client sends; the first port that sends is the only one that is heard. */
  void receive(Handler handler) throws IOException {
    receiver.register(rtp, (from, data) -> {
      if (from.getAddress().equals(client) && (rtpSource == null || rtpSource.equals(from))) {
        rtpSource = from;
        rtpTarget = from;
        handler.received(TrackPacket.Kind.RTP, data);
      }
    });
    receiver.register(rtcp, (from, data) -> {
      if (from.getAddress().equals(client) && (rtcpSource == null || rtcpSource.equals(from))) {
        rtcpSource = from;
        rtcpTarget = from;
        handler.received(TrackPacket.Kind.RTCP, data);
      }
    });
  }

  /** The Transport header that tells the client these ports. */
  String transport(TransportHeader wanted) {
    int port = rtp.socket().getLocalPort();
    return "RTP/AVP;unicast;client_port=" + wanted.first() + "-" + wanted.second() + ";server_port="
        + port + "-" + (port + 1);
  }

  @Override
  public Sent send(TrackPacket packet, OutputStream connection) {
    ByteBuffer data = ByteBuffer.wrap(packet.data());
    try {
      int sent = packet.isRtp() ? rtp.send(data, rtpTarget) : rtcp.send(data, rtcpTarget);
      return sent > 0 ? Sent.YES : Sent.LATER;
    } catch (IOException e) {
      // Too large for UDP, or the client's port is gone: the RTSP connection says when the client
      // is.
      return Sent.NEVER;
    }
  }

  @Override
  public boolean mayLose() {
    return true;
  }

  @Override
  public void close() {
    close(rtp);
    close(rtcp);
    receiver.wakeUp();
  }

  private static void close(DatagramChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing can be done; the port is free when the process ends.
    }
  }
}
