package org.smalti.cluster;

import java.io.Serializable;
import java.util.Optional;
import org.smalti.core.run.ItemTracker;
import org.smalti.core.run.Outcome;

/** An item that was admitted and whose result the sink has not got. Used by one thread. */
final class PendingItem<T extends Serializable, R extends Serializable> implements AutoCloseable {
  private final T item;
  private final ItemTracker tracker;
  private long attempt;
  private int losses;
  private int faults;
  private Optional<R> result = Optional.empty();
  private boolean ended;

  PendingItem(T item, ItemTracker tracker) {
    this.item = item;
    this.tracker = tracker;
  }

  T item() {
    return item;
  }

  /** Begins another attempt. */
  void begin() {
    attempt = Attempts.begin(tracker);
  }

  /** The number of the current attempt. */
  long attempt() {
    return attempt;
  }

  /** Counts an executor that was lost while the item was there. */
  int addLoss() {
    return ++losses;
  }

  /** Whether an executor was lost while the item was there. */
  boolean isSuspect() {
    return losses > 0;
  }

  /** Counts an attempt that failed outside the work. */
  int addFault() {
    return ++faults;
  }

  /** Whether it is known what has become of the item. */
  boolean isEnded() {
    return ended;
  }

  /** The result, or nothing where the item is left out. */
  Optional<R> result() {
    return result;
  }

  void end(Outcome<R> outcome) {
    result = tracker.end(outcome);
    ended = true;
    close();
  }

  void crashed(String reason) {
    tracker.crashed(reason);
    ended = true;
    close();
  }

  /** The item is no longer under way. */
  @Override
  public void close() {
    Attempts.end(attempt);
    tracker.close();
  }
}
