package org.smalti.tools.video.relay;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What waits between the thread that receives and the one that sends, in order. Of decoded pictures only the newest
 * waits. Packets wait for at most two seconds: then all up to the next key frame are dropped, and where even that has
 * to wait, it replaces everything before it; so what is taken can always be decoded. A patient one drops nothing but
 * lets the receiver wait. Safe for one thread on each side.
 */
final class HandOver {
  /** µs. */
  private static final long LONGEST_WAIT = 2_000_000;

  private static final long MOST_BYTES = 64_000_000;
  private static final int MOST_SOUND = 100;
  private static final int PATIENT_ITEMS = 32;

  private final Deque<RelayItem> waiting = new ArrayDeque<>();
  private final RelayCounts counts;
  private boolean patient;
  private long bytes;
  /** Whether packets are dropped up to the next key frame. */
  private boolean dropping;
  /** Pictures that come after a key frame but are shown before it can't be decoded if those before it are missing. */
  private long notBefore = Long.MIN_VALUE;

  /** Whether everything that came while the target was opened has been taken. */
  private boolean caughtUp;

  private boolean ended;
  private boolean closed;

  HandOver(RelayCounts counts) {
    this.counts = counts;
  }

  /** Whether the receiver waits for room from now on, instead of anything being dropped. */
  synchronized void patient(boolean isPatient) {
    patient = isPatient;
  }

  /** Takes over an item; where it is patient, waits for room. */
  synchronized void offer(RelayItem item) throws InterruptedException {
    try {
      while (patient && waiting.size() >= PATIENT_ITEMS && !closed) {
        wait();
      }
    } catch (InterruptedException e) {
      item.close();
      throw e;
    }
    if (closed) {
      item.close();
    } else if (patient) {
      add(item);
    } else if (item instanceof RelayItem.Decoded) {
      offerDecoded(item);
    } else if (item.stream().isPicture()) {
      offerPicture((RelayItem.Coded) item);
    } else {
      offerSound(item);
    }
  }

  private void offerDecoded(RelayItem item) {
    if (item.stream().isPicture()) {
      dropWaiting(other -> other instanceof RelayItem.Decoded && other.stream().isPicture(), 0);
    } else {
      dropWaiting(other -> !other.stream().isPicture(), MOST_SOUND);
    }
    add(item);
  }

  private void offerPicture(RelayItem.Coded item) {
    boolean key = item.packet().isKey();
    if (key && (dropping || isLate(item))) {
      dropWaiting(other -> true, 0);
      dropping = false;
      notBefore = item.time();
    } else if (key) {
      notBefore = Long.MIN_VALUE;
    } else if (!dropping && isFull(item)) {
      dropping = true;
    }
    if (dropping || item.time() < notBefore) {
      drop(item);
    } else {
      add(item);
    }
  }

  private void offerSound(RelayItem item) {
    if (dropping) {
      drop(item);
      return;
    }
    if (!item.session().hasPicture() && isFull(item)) {
      dropWaiting(other -> true, 0);
    }
    add(item);
  }

  /** Whether there is no room; while the target is opened, what a server has kept for late readers comes at once. */
  private boolean isFull(RelayItem next) {
    return bytes + next.size() > MOST_BYTES || (caughtUp && isLate(next));
  }

  private boolean isLate(RelayItem next) {
    RelayItem first = waiting.peekFirst();
    return first != null && next.time() - first.time() > LONGEST_WAIT;
  }

  private void add(RelayItem item) {
    waiting.addLast(item);
    bytes += item.size();
    if (caughtUp) {
      counts.hold(pictures());
    }
    notifyAll();
  }

  private int pictures() {
    int pictures = 0;
    for (RelayItem item : waiting) {
      pictures += item.stream().isPicture() ? 1 : 0;
    }
    return pictures;
  }

  private interface Which {
    boolean matches(RelayItem item);
  }

  /** Drops the oldest of some items, so that at most {@code left} of them wait. */
  private void dropWaiting(Which which, int left) {
    long many = waiting.stream().filter(which::matches).count() - left;
    for (Iterator<RelayItem> each = waiting.iterator(); each.hasNext() && many > 0; ) {
      RelayItem item = each.next();
      if (which.matches(item)) {
        each.remove();
        bytes -= item.size();
        drop(item);
        many--;
      }
    }
  }

  private void drop(RelayItem item) {
    counts.of(item.stream()).drop();
    item.close();
  }

  /** The next item; null if none comes within some time, or none at all any more. */
  synchronized @Nullable RelayItem take(long millis) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    for (long left = millis; waiting.isEmpty() && !ended && left > 0; ) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }
    RelayItem item = waiting.pollFirst();
    if (item != null) {
      bytes -= item.size();
      notifyAll();
    }
    return item;
  }

  /** What was taken is sent. */
  synchronized void sent() {
    caughtUp |= waiting.isEmpty();
  }

  /** The target begins anew: what is taken next has to be decodable without what was taken before. */
  synchronized void restart() {
    caughtUp = false;
    dropping = false;
    RelayItem first = waiting.peekFirst();
    while (first != null && !isBeginning(first)) {
      waiting.pollFirst();
      bytes -= first.size();
      drop(first);
      first = waiting.peekFirst();
    }
    dropping = first == null;
    notBefore = first == null ? Long.MIN_VALUE : first.time();
    notifyAll();
  }

  private static boolean isBeginning(RelayItem item) {
    return item.stream().isPicture()
        ? item instanceof RelayItem.Decoded || ((RelayItem.Coded) item).packet().isKey()
        : !item.session().hasPicture();
  }

  /** Nothing comes any more. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Whether everything was taken, and nothing comes any more. */
  synchronized boolean isDone() {
    return ended && waiting.isEmpty();
  }

  /** Nothing is taken any more: what waits, or is offered, is closed. */
  synchronized void close() {
    closed = true;
    waiting.forEach(RelayItem::close);
    waiting.clear();
    notifyAll();
  }
}
