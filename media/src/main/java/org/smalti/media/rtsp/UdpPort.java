package org.smalti.media.rtsp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One UDP port of the server, for one client. It hears the first port of the client's address that sends something, and
 * sends there from then on: behind a router that is another one than the client has said.
 */
final class UdpPort {
  private static final int BUFFER = 1 << 20;

  private final DatagramChannel channel;
  private volatile InetSocketAddress target;
  private @Nullable InetSocketAddress source;

  private UdpPort(DatagramChannel channel, InetSocketAddress target) {
    this.channel = channel;
    this.target = target;
  }

  /**
   * Opens a port.
   *
   * @param port 0: any
   * @param target where the client has said that it listens
   * @return null if the port is taken, or there is none
   */
  static @Nullable UdpPort open(InetAddress local, int port, InetSocketAddress target) {
    DatagramChannel channel = null;
    try {
      channel = DatagramChannel.open();
      UdpPort opened = new UdpPort(channel, target);
      channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
      channel.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER);
      channel.bind(new InetSocketAddress(local, port));
      return opened;
    } catch (IOException e) {
      if (channel != null) {
        close(channel);
      }
      return null;
    }
  }

  int number() {
    return channel.socket().getLocalPort();
  }

  /** Hands over what comes from the client. */
  void receive(UdpReceiver receiver, Consumer<byte[]> handler) throws IOException {
    InetAddress client = target.getAddress();
    receiver.register(channel, (from, data) -> {
      if (from.getAddress().equals(client) && (source == null || source.equals(from))) {
        source = from;
        target = from;
        handler.accept(data);
      }
    });
  }

  /** Sends without waiting. */
  TrackTransport.Sent send(byte[] data) {
    try {
      return channel.send(ByteBuffer.wrap(data), target) > 0
          ? TrackTransport.Sent.YES
          : TrackTransport.Sent.LATER;
    } catch (IOException e) {
      // Too large for UDP, or the client's port is gone: the RTSP connection says when the client
      // is.
      return TrackTransport.Sent.NEVER;
    }
  }

  /** Its number is free when the receiver has noticed. */
  void close() {
    close(channel);
  }

  private static void close(DatagramChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing can be done; the port is free when the process ends.
    }
  }
}
