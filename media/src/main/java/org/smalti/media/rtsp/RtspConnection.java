package org.smalti.media.rtsp;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The connection of one client: a thread that reads, one that writes, and what both need. */
final class RtspConnection {
  private static final int BUFFER = 64 * 1024;
  /** How long a client may take to close its side after ours was closed. */
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private final Socket socket;
  private final RtspServer server;
  private final OutgoingQueue queue;
  private final ConnectionWriter writer;
  private final RtspSession session;
  private final Thread reading;
  private final Thread writing;
  private final CountDownLatch running = new CountDownLatch(2);
  private volatile long heard = System.nanoTime();
  private volatile boolean ending;

  RtspConnection(Socket socket, RtspServer server) throws IOException {
    this.socket = socket;
    this.server = server;
    socket.setTcpNoDelay(true);
    queue = new OutgoingQueue(server.limits().queueBytes());
    writer = new ConnectionWriter(queue, socket.getOutputStream());
    session = new RtspSession(this, server);
    reading = thread("rtsp-read-", this::read);
    writing = thread("rtsp-write-", this::write);
  }

  private Thread thread(String name, Runnable work) {
    Thread thread = new Thread(work, name + peer());
    thread.setDaemon(true);
    return thread;
  }

  void start() {
    reading.start();
    writing.start();
  }

  private void read() {
    try (InputStream input = new BufferedInputStream(socket.getInputStream(), BUFFER)) {
      serve(new RtspParser(input));
      end();
      // What else comes is not looked at; unread, it would make the system throw away our last
      // answer.
      input.transferTo(OutputStream.nullOutputStream());
      writing.join(FAREWELL.toMillis());
    } catch (IOException | InterruptedException e) {
      // The client is gone, or the server has closed.
    } finally {
      close();
      running.countDown();
    }
  }

  private void serve(RtspParser parser) throws IOException {
    try {
      for (RtspMessage next = parser.next(); next != null; next = parser.next()) {
        heard();
        if (next instanceof RtspMessage.Request request) {
          session.request(request);
        } else if (next instanceof RtspMessage.InterleavedFrame frame) {
          session.frame(frame);
        }
      }
    } catch (RtspException e) {
      queue.reply(e.response());
    } finally {
      session.close();
    }
  }

  private void write() {
    try {
      writer.run();
      ending = true;
      heard();
      socket.shutdownOutput();
    } catch (IOException | InterruptedException e) {
      close();
    } finally {
      running.countDown();
    }
  }

  /** Sends an answer. */
  void reply(RtspResponse response) {
    if (!queue.reply(response)) {
      close();
    }
  }

  OutgoingQueue queue() {
    return queue;
  }

  /** The packets of this reader are sent from now on. */
  void play(PathReader reader) {
    writer.reader(reader);
  }

  InetAddress local() {
    return socket.getLocalAddress();
  }

  InetAddress client() {
    return socket.getInetAddress();
  }

  /** The client's address and port. */
  String peer() {
    return socket.getRemoteSocketAddress() instanceof InetSocketAddress address
        ? address.getAddress().getHostAddress() + ":" + address.getPort()
        : "";
  }

  /** Something came from the client. */
  void heard() {
    heard = System.nanoTime();
  }

  /** Whether nothing came for too long. */
  boolean isSilent() {
    return isSilentFor(ending ? FAREWELL : server.limits().silence());
  }

  boolean isSilentFor(Duration time) {
    return System.nanoTime() - heard > time.toNanos();
  }

  /** Sends what is queued, then closes. */
  void end() {
    queue.end();
  }

  /** Closes at once. */
  void close() {
    queue.end();
    writing.interrupt();
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed for us.
    }
    server.forget(this);
  }

  /** Waits until both threads have ended. */
  boolean await(long nanos) throws InterruptedException {
    return running.await(nanos, TimeUnit.NANOSECONDS);
  }
}
