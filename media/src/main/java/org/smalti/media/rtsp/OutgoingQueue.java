package org.smalti.media.rtsp;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What a connection has still to send, in order: answers and packets. Packets that do not fit are refused; nobody who
 * adds something ever waits.
 */
final class OutgoingQueue {
  /** A client that sends requests but takes no answers is not served any longer. */
  static final int MOST_REPLIES = 64;

  private final long limit;
  private final Deque<Outgoing> waiting = new ArrayDeque<>();
  private long bytes;
  private int replies;
  private boolean ended;

  /** @param limit bytes of packets */
  OutgoingQueue(long limit) {
    this.limit = limit;
  }

  /** Adds an answer; false if too many wait already. */
  synchronized boolean reply(RtspResponse response) {
    if (ended || replies == MOST_REPLIES) {
      return false;
    }
    replies++;
    add(new Outgoing.Reply(response.bytes()));
    return true;
  }

  /** Adds a packet; false if it doesn't fit. */
  synchronized boolean offer(TrackPacket packet) {
    if (ended || bytes + packet.size() > limit) {
      return false;
    }
    add(packet);
    return true;
  }

  private void add(Outgoing item) {
    waiting.addLast(item);
    bytes += item.size();
    notifyAll();
  }

  /** Whether at least half of it is free. */
  synchronized boolean isHalfFree() {
    return bytes <= limit / 2;
  }

  synchronized boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Takes back the packets at the end that belong to an access unit which is not going to be whole. */
  synchronized int removeUnit(TrackPacket member) {
    int removed = 0;
    Deque<Outgoing> others = new ArrayDeque<>();
    for (Outgoing last = waiting.peekLast();
        last instanceof TrackPacket packet && removed + others.size() < 4096;
        last = waiting.peekLast()) {
      if (packet.isRtp() && packet.track() == member.track() && !packet.sameUnit(member)) {
        break;
      }
      waiting.removeLast();
      if (packet.sameUnit(member)) {
        bytes -= packet.size();
        removed++;
      } else {
        others.addFirst(packet);
      }
    }
    waiting.addAll(others);
    return removed;
  }

  /** Forgets the packets, not the answers. */
  synchronized void removePackets() {
    waiting.removeIf(item -> item instanceof TrackPacket);
    bytes = waiting.stream().mapToLong(Outgoing::size).sum();
  }

  /** Nothing is added from now on; what waits is still taken. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Waits for the next thing to send; null at the end. */
  synchronized @Nullable Outgoing take() throws InterruptedException {
    while (waiting.isEmpty() && !ended) {
      wait();
    }
    Outgoing next = waiting.pollFirst();
    if (next != null) {
      bytes -= next.size();
      replies -= next instanceof Outgoing.Reply ? 1 : 0;
    }
    return next;
  }
}
