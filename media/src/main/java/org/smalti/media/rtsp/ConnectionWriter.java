package org.smalti.media.rtsp;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Sends what a connection's queue holds, in a thread of its own: it alone waits for a slow client. */
final class ConnectionWriter {
  private static final int BUFFER = 64 * 1024;
  /** Packets that a reader over UDP is sent at once of what came before it did; then its buffer is given time. */
  private static final int BURST = 16;

  private static final long PAUSE_NANOS = 2_000_000;
  private static final int TRIES = 5;

  private final OutgoingQueue queue;
  private final OutputStream output;
  private volatile @Nullable PathReader reader;
  private int burst;

  ConnectionWriter(OutgoingQueue queue, OutputStream output) {
    this.queue = queue;
    this.output = new BufferedOutputStream(output, BUFFER);
  }

  /** Names the reader whose packets are sent. */
  void reader(PathReader reader) {
    this.reader = reader;
  }

  /** Sends until the queue ends. */
  void run() throws IOException, InterruptedException {
    for (Outgoing next = queue.take(); next != null; next = queue.take()) {
      if (next instanceof Outgoing.Reply reply) {
        output.write(reply.bytes());
      } else if (next instanceof TrackPacket packet) {
        send(packet);
      }
      if (queue.isEmpty()) {
        output.flush();
        PathReader current = reader;
        if (current != null) {
          current.caughtUp();
        }
      }
    }
    output.flush();
  }

  private void send(TrackPacket packet) throws IOException, InterruptedException {
    PathReader current = reader;
    TrackTransport transport = current == null ? null : current.transport(packet.track());
    if (current == null || transport == null) {
      return;
    }
    TrackTransport.Sent sent = transport.send(packet, output);
    for (int i = 0; sent == TrackTransport.Sent.LATER && i < TRIES; i++) {
      pause();
      sent = transport.send(packet, output);
    }
    if (sent != TrackTransport.Sent.YES && packet.isRtp()) {
      current.lost();
    }
    if (transport.mayLose() && current.isCatchingUp() && ++burst % BURST == 0) {
      pause();
    }
  }

  private static void pause() throws InterruptedException {
    LockSupport.parkNanos(PAUSE_NANOS);
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
