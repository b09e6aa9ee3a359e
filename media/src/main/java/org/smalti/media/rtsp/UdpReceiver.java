package org.smalti.media.rtsp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/** The one thread that takes what comes by UDP, on all ports of the server. */
final class UdpReceiver implements AutoCloseable {
  private static final int LARGEST = 65535;
  /** Datagrams of one port before the others have their turn. */
  private static final int MOST_AT_ONCE = 64;

  private final Selector selector;
  private final Thread thread;

  /** Who takes the datagrams of a port. */
  interface Handler {
    void received(InetSocketAddress from, byte[] data);
  }

  private UdpReceiver(Selector selector) {
    this.selector = selector;
    thread = new Thread(this::receive, "rtsp-udp");
    thread.setDaemon(true);
  }

  static UdpReceiver start() throws IOException {
    UdpReceiver receiver = new UdpReceiver(Selector.open());
    receiver.thread.start();
    return receiver;
  }

  /** Hands the datagrams of a channel over, until it is closed. */
  void register(DatagramChannel channel, Handler handler) throws IOException {
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, handler);
    selector.wakeup();
  }

  /** Frees the ports of channels that were closed. */
  void wakeUp() {
    selector.wakeup();
  }

  private void receive() {
    ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST);
    try {
      while (selector.isOpen()) {
        selector.select();
        for (SelectionKey key : selector.selectedKeys()) {
          receive(key, buffer);
        }
        selector.selectedKeys().clear();
      }
    } catch (IOException | ClosedSelectorException e) {
      // The server was closed.
    }
  }

  private static void receive(SelectionKey key, ByteBuffer buffer) {
    if (!(key.channel() instanceof DatagramChannel channel)
        || !(key.attachment() instanceof Handler handler)) {
      return;
    }
    try {
      for (int i = 0; i < MOST_AT_ONCE; i++) {
        buffer.clear();
        SocketAddress from = channel.receive(buffer);
        if (!(from instanceof InetSocketAddress address)) {
          return;
        }
        byte[] data = new byte[buffer.flip().remaining()];
        buffer.get(data);
        handler.received(address, data);
      }
    } catch (IOException e) {
      // This port was closed; the others go on. Port unreachable of a client that is gone comes
      // here too.
    }
  }

  @Override
  public void close() {
    try {
      selector.close();
    } catch (IOException e) {
      // Nothing can be done, and nothing depends on it: its thread is a daemon.
    }
  }
}
