package org.smalti.cluster;

import java.io.Serializable;
import java.util.Optional;
import org.smalti.core.run.ItemTracker;
import org.smalti.core.run.Outcome;
import org.smalti.core.run.TaskMessage;

/** An item that was admitted and whose result the sink has not got. Used by one thread but for what is sent. */
final class PendingItem<T extends Serializable, R extends Serializable> implements AutoCloseable {
  private final T item;
  private final ItemTracker tracker;
  private final SerializedObject sent;
  private int losses;
  private int faults;
  private Optional<R> result = Optional.empty();
  private boolean ended;

  /** @param sent the item as it travels */
  PendingItem(T item, ItemTracker tracker, SerializedObject sent) {
    this.item = item;
    this.tracker = tracker;
    this.sent = sent;
  }

  T item() {
    return item;
  }

  /** The item as it travels. Safe for several threads. */
  SerializedObject sent() {
    return sent;
  }

  /** Takes a message about the item. Safe for several threads. */
  void accept(TaskMessage message) {
    tracker.accept(message);
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
    tracker.close();
  }
}
