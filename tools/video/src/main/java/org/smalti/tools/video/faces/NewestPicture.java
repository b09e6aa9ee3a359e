package org.smalti.tools.video.faces;

import org.jspecify.annotations.Nullable;
import org.smalti.media.CurrentPicture;

/**
 * The picture that waits between the thread that decodes and the one that looks: the newest wins. For one thread on
 * each side; three pictures of memory.
 */
final class NewestPicture {
  /** A picture with memory of its own. */
  static final class Slot {
    private final byte[] rgb;
    private long number;
    private double time;

    private Slot(int bytes) {
      rgb = new byte[bytes];
    }

    byte[] rgb() {
      return rgb;
    }

    long number() {
      return number;
    }

    /** s. */
    double time() {
      return time;
    }
  }

  private Slot filling;
  private Slot waiting;
  private Slot taken;
  private boolean isWaiting;
  private boolean ended;
  private long dropped;

  /** @param bytes of a picture */
  NewestPicture(int bytes) {
    filling = new Slot(bytes);
    waiting = new Slot(bytes);
    taken = new Slot(bytes);
  }

  /** Puts a picture in the place of the one that waits. */
  void offer(long number, double time, CurrentPicture picture) {
    picture.copyTo(filling.rgb);
    filling.number = number;
    filling.time = time;
    synchronized (this) {
      Slot filled = filling;
      filling = waiting;
      waiting = filled;
      dropped += isWaiting ? 1 : 0;
      isWaiting = true;
      notifyAll();
    }
  }

  /** Waits for the next picture, valid until the next call; null if none comes any more. */
  synchronized @Nullable Slot take() throws InterruptedException {
    while (!isWaiting && !ended) {
      wait();
    }
    if (!isWaiting) {
      return null;
    }
    Slot next = waiting;
    waiting = taken;
    taken = next;
    isWaiting = false;
    return next;
  }

  /** Nothing comes any more. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** How many pictures were replaced before anybody looked at them. */
  synchronized long dropped() {
    return dropped;
  }
}
