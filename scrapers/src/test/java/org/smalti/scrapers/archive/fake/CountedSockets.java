package org.smalti.scrapers.archive.fake;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ServerSocketFactory;

/**
 * Server sockets that count the bytes they send, and send them at once (TCP_NODELAY; otherwise each answer waits 40 ms
 * for more). Their send buffer is small, so that of the bytes counted at most {@value #BUFFER} for each connection have
 * not reached the client.
 */
final class CountedSockets extends ServerSocketFactory {
  /** Half of what the socket gets: Linux doubles it. */
  private static final int BUFFER = 1 << 15;
  /** Many connections at once wait in this queue instead of being refused. */
  private static final int BACKLOG = 200;

  private final AtomicLong written = new AtomicLong();

  /** Bytes of all answers so far, headers included. */
  long written() {
    return written.get();
  }

  @Override
  public ServerSocket createServerSocket() throws IOException {
    return new ServerSocket() {
      @Override
      public void bind(SocketAddress address, int backlog) throws IOException {
        super.bind(address, Math.max(backlog, BACKLOG));
      }

      @Override
      public Socket accept() throws IOException {
        Socket socket = new Counted();
        implAccept(socket);
        socket.setTcpNoDelay(true);
        socket.setSendBufferSize(BUFFER);
        return socket;
      }
    };
  }

  @Override
  public ServerSocket createServerSocket(int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
    throw new UnsupportedOperationException();
  }

  private final class Counted extends Socket {
    @Override
    public OutputStream getOutputStream() throws IOException {
      return new FilterOutputStream(super.getOutputStream()) {
        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
          out.write(bytes, from, count);
          written.addAndGet(count);
        }
      };
    }
  }
}
