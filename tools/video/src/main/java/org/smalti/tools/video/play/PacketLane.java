package org.smalti.tools.video.play;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The packets of the two kinds of a stream, on their way from the thread that reads it to those that decode. The reader
 * waits where much lies ready of both kinds, so that neither decoder waits for ever. Safe for several threads.
 */
final class PacketLane {
  private static final int MOST = 250;
  /** Of one kind alone, where the other has none. */
  private static final int MOST_ALONE = 2500;

  private final Deque<LanePacket> pictures = new ArrayDeque<>();
  private final Deque<LanePacket> sound = new ArrayDeque<>();
  private boolean ended;
  private boolean closed;
  private boolean muted;

  private Deque<LanePacket> lane(boolean picture) {
    return picture ? pictures : sound;
  }

  /** Takes over a packet. */
  synchronized void put(LanePacket packet, boolean picture) throws InterruptedException {
    Deque<LanePacket> lane = lane(picture);
    while (!closed
        && (picture || !muted)
        && lane.size() >= (lane(!picture).isEmpty() ? MOST_ALONE : MOST)) {
      wait();
    }
    if (closed || (muted && !picture)) {
      packet.packet().close();
    } else {
      lane.add(packet);
      notifyAll();
    }
  }

  /** The next packet; null at the end. */
  synchronized @Nullable LanePacket take(boolean picture) throws InterruptedException {
    Deque<LanePacket> lane = lane(picture);
    while (lane.isEmpty() && !ended && !closed) {
      wait();
    }
    LanePacket next = lane.poll();
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

  /** Nobody takes the sound: it is thrown away. */
  synchronized void mute() {
    muted = true;
    sound.forEach(each -> each.packet().close());
    sound.clear();
    notifyAll();
  }

  synchronized void close() {
    closed = true;
    pictures.forEach(each -> each.packet().close());
    sound.forEach(each -> each.packet().close());
    pictures.clear();
    sound.clear();
    notifyAll();
  }
}
