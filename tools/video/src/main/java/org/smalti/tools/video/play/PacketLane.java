package org.smalti.tools.video.play;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.smalti.media.Packet;

/**
 * The packets of the two kinds of a stream, on their way from the thread that reads it to those that decode. The reader
 * waits where much lies ready of both kinds, so that neither decoder waits for ever. Safe for several threads.
 */
final class PacketLane {
  private static final int MOST = 250;
  /** Of one kind alone, where the other has none. */
  private static final int MOST_ALONE = 2500;

  private final Deque<Packet> pictures = new ArrayDeque<>();
  private final Deque<Packet> sound = new ArrayDeque<>();
  private boolean ended;
  private boolean closed;

  private Deque<Packet> lane(boolean picture) {
    return picture ? pictures : sound;
  }

  /** Takes over a packet. */
  synchronized void put(Packet packet, boolean picture) throws InterruptedException {
    Deque<Packet> lane = lane(picture);
    while (!closed && lane.size() >= (lane(!picture).isEmpty() ? MOST_ALONE : MOST)) {
      wait();
    }
    if (closed) {
      packet.close();
    } else {
      lane.add(packet);
      notifyAll();
    }
  }

  /** The next packet, which the caller closes; null at the end. */
  synchronized @Nullable Packet take(boolean picture) throws InterruptedException {
    Deque<Packet> lane = lane(picture);
    while (lane.isEmpty() && !ended && !closed) {
      wait();
    }
    Packet next = lane.poll();
    notifyAll();
    return next;
  }

  /** How many packets of a kind lie ready. */
  synchronized int size(boolean picture) {
    return lane(picture).size();
  }

  /** Nothing comes any more. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  synchronized void close() {
    closed = true;
    pictures.forEach(Packet::close);
    sound.forEach(Packet::close);
    pictures.clear();
    sound.clear();
    notifyAll();
  }
}
