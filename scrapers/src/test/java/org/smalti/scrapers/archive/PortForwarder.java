package org.smalti.scrapers.archive;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Forwards a port to a server. When it is closed, connections are cut, and the operating system refuses new ones.
 */
final class PortForwarder implements Closeable {
  private final int inner;
  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private @Nullable ServerSocket listener;

  PortForwarder(int inner) throws IOException {
    this.inner = inner;
    try (ServerSocket free = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  synchronized void open() throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    listener = socket;
    daemon(() -> accept(socket));
  }

  synchronized void shut() {
    close(listener);
    open.forEach(PortForwarder::close);
    open.clear();
  }

  @Override
  public void close() {
    shut();
  }

  /** Closes a connection that was made while the port was being closed. */
  private synchronized boolean admit(ServerSocket socket, Socket outside, Socket inside) {
    if (socket.isClosed()) {
      close(outside);
      close(inside);
      return false;
    }
    open.add(outside);
    open.add(inside);
    return true;
  }

  private void accept(ServerSocket socket) {
    try {
      while (true) {
        Socket outside = socket.accept();
        Socket inside = new Socket(InetAddress.getLoopbackAddress(), inner);
        if (!admit(socket, outside, inside)) {
          return;
        }
        daemon(() -> relay(outside, inside));
        daemon(() -> relay(inside, outside));
      }
    } catch (IOException shut) {
      close(socket);
    }
  }

  private static void relay(Socket from, Socket to) {
    try {
      to.setTcpNoDelay(true);
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException cut) {
      // Both ends are closed below.
    }
    close(from);
    close(to);
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "port-forwarder");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(@Nullable Closeable socket) {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException gone) {
      // Then it is closed.
    }
  }
}
