package org.smalti.media.rtsp;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;

/**
 * A relay point for live streams: clients publish under paths by RTSP (ANNOUNCE, RECORD), others play them (DESCRIBE,
 * PLAY), over TCP or UDP, any number for each path. Packets are forwarded as they come, of whatever codec.
 *
 * <pre>{@code
 * try (RtspServer server = RtspServer.local()) {
 *   // publish to server.url("cam1"), read from there
 * }
 * }</pre>
 *
 * <p>A reader that comes late begins at the last key frame of H.264, H.265, MPEG-4 or MPEG-2, if not too many bytes
 * have come since ({@link RtspLimits}); over UDP what it has missed is sent in small portions. A reader that is too
 * slow loses whole access units up to the next key frame, and holds up nobody. A publisher that leaves ends its
 * readers; it or another may come back to the path. A second publisher of a path is refused (403). A session ends with
 * its connection.
 *
 * <p>Anybody who can reach it may publish and play: there is no password. Each connection has two daemon threads.
 */
public final class RtspServer implements AutoCloseable {
  private static final int BACKLOG = 128;
  private static final long WATCH_MILLIS = 100;
  private static final long FAREWELL_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
  private static final long CLOSING_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  private final ServerSocket socket;
  private final RtspLimits limits;
  private final UdpReceiver udp;
  private final PublishedPaths paths;
  private final Set<RtspConnection> connections = new LinkedHashSet<>();
  private final Thread accepting;
  private final Thread watching;
  private boolean closed;

  private RtspServer(ServerSocket socket, UdpReceiver udp, RtspLimits limits) {
    this.socket = socket;
    this.udp = udp;
    this.limits = limits;
    paths = new PublishedPaths(limits.paths());
    accepting = new Thread(this::accept, "rtsp-accept");
    accepting.setDaemon(true);
    watching = new Thread(this::watch, "rtsp-watch");
    watching.setDaemon(true);
  }

  /** Listens on a free port of 127.0.0.1: only this machine can reach it. */
  public static RtspServer local() {
    return on(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  /**
   * Listens on an address of this machine; whoever can reach that can reach the server.
   *
   * @param address port 0 means any
   * @throws SmaltiException if it can't be listened on
   */
  public static RtspServer on(InetSocketAddress address) {
    return on(address, RtspLimits.DEFAULT);
  }

  /** The same with limits of one's own. */
  public static RtspServer on(InetSocketAddress address, RtspLimits limits) {
    String host =
        address.isUnresolved() ? address.getHostString() : address.getAddress().getHostAddress();
    String name = host + ":" + address.getPort();
    ServerSocket socket = null;
    try {
      socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(address, BACKLOG);
      RtspServer server = new RtspServer(socket, UdpReceiver.start(), limits);
      server.accepting.start();
      server.watching.start();
      return server;
    } catch (IOException e) {
      close(socket);
      throw new SmaltiException(
          Reason.NETWORK,
          name + " can't be listened on: " + e.getMessage() + "; choose another port",
          e);
    }
  }

  private static void close(@Nullable ServerSocket socket) {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      // It was never used.
    }
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
  }

  /**
   * The URL of a path, for publishers and readers on this machine.
   *
   * @param path such as {@code cam1}; what a URL can't hold is encoded
   */
  public String url(String path) {
    InetAddress address = socket.getInetAddress();
    String host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
    String literal =
        address instanceof Inet6Address && !address.isAnyLocalAddress() ? "[" + host + "]" : host;
    return "rtsp://" + literal + ":" + socket.getLocalPort() + "/" + RtspUrl.encoded(path);
  }

  /** What is published at the moment, in the order of the paths. */
  public List<PathStatistics> statistics() {
    return paths.statistics();
  }

  /**
   * Tells of each path that ends how much came from its publisher in all.
   *
   * @param listener called in a thread of the server, which it must not hold up; replaces the one before
   * @throws IllegalStateException if the server is closed: nothing would ever be told
   */
  public void whenPathEnds(Consumer<PathStatistics> listener) {
    synchronized (connections) {
      if (closed) {
        throw new IllegalStateException(
            "this RtspServer is closed; say who is told before close()");
      }
    }
    paths.whenOneEnds(listener);
  }

  /** Closes the connection of a path's publisher, if there is one; with it its readers end. */
  public void disconnect(String path) {
    paths.disconnect(path);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        serve(socket.accept());
      } catch (IOException e) {
        // The server was closed, or this client is gone already; without file handles left, it is
        // no use to be fast.
        pause();
      }
    }
  }

  private void serve(Socket client) throws IOException {
    RtspConnection connection;
    synchronized (connections) {
      if (closed || connections.size() >= limits.connections()) {
        refuse(client);
        return;
      }
      connection = new RtspConnection(client, this);
      connections.add(connection);
    }
    connection.start();
  }

  private static void refuse(Socket client) throws IOException {
    try (client) {
      client.getOutputStream().write(RtspResponse.of(RtspStatus.UNAVAILABLE).bytes());
    }
  }

  /** Closes the connections from which nothing comes. */
  private void watch() {
    while (!socket.isClosed()) {
      connections().stream().filter(RtspConnection::isSilent).forEach(RtspConnection::close);
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(WATCH_MILLIS);
    } catch (InterruptedException e) {
      // Asked to close: the loops look.
    }
  }

  private List<RtspConnection> connections() {
    synchronized (connections) {
      return List.copyOf(connections);
    }
  }

  RtspLimits limits() {
    return limits;
  }

  PublishedPaths paths() {
    return paths;
  }

  /** Ports for a track of a client. */
  UdpPorts udpPorts(RtspConnection connection, TransportHeader wanted, UdpPorts.Handler handler)
      throws RtspException {
    return UdpPorts.open(connection.local(), connection.client(), wanted, udp, handler);
  }

  /** A connection has ended. */
  void forget(RtspConnection connection) {
    synchronized (connections) {
      connections.remove(connection);
    }
  }

  /** Ends every connection, sending within a third of a second what is queued for it, and stops listening. */
  @Override
  public void close() {
    synchronized (connections) {
      closed = true;
    }
    close(socket);
    watching.interrupt();
    accepting.interrupt();
    paths.end();
    List<RtspConnection> open = connections();
    open.forEach(RtspConnection::end);
    await(open, FAREWELL_NANOS);
    open.forEach(RtspConnection::close);
    await(open, CLOSING_NANOS);
    udp.close();
  }

  private static void await(List<RtspConnection> open, long nanos) {
    long end = System.nanoTime() + nanos;
    boolean interrupted = false;
    for (RtspConnection connection : open) {
      try {
        if (!connection.await(Math.max(0, end - System.nanoTime()))) {
          break;
        }
      } catch (InterruptedException e) {
        interrupted = true;
        break;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
