package org.smalti.cluster;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.smalti.core.run.TaskMessage;

/**
 * The items of a batch that are ready, and those that tasks have in hand. A task gets one item at a time, and it is
 * noted as begun before it is sent: so the driver always knows what is where, and a long item delays none that could
 * be done elsewhere. Safe for several threads.
 */
final class ItemExchange<T extends Serializable, R extends Serializable> {
  private final Consumer<TaskEvent<T, R>> listener;
  private final Deque<PendingItem<T, R>> ready = new ArrayDeque<>();
  /** The latest attempt that each task has made. */
  private final Map<Long, Long> tasks = new HashMap<>();

  private final Map<Long, PendingItem<T, R>> inHand = new HashMap<>();
  private boolean complete;

  /** @param listener hears of items that were attempted, in the thread that receives messages */
  ItemExchange(Consumer<TaskEvent<T, R>> listener) {
    this.listener = listener;
  }

  /** An item that any task may take. */
  synchronized void add(PendingItem<T, R> item) {
    ready.add(item);
  }

  /** An item that comes before the others, since it has been under way. */
  synchronized void addFirst(PendingItem<T, R> item) {
    ready.addFirst(item);
  }

  /** Says that no task needs to wait for further items. */
  synchronized void complete() {
    complete = true;
  }

  /** A task may ask from now on. */
  synchronized void begin(long task) {
    tasks.put(task, Long.MIN_VALUE);
  }

  /** Nothing that still comes from a task counts. Gives the item that it had in hand. */
  synchronized Optional<PendingItem<T, R>> end(long task) {
    tasks.remove(task);
    return Optional.ofNullable(inHand.remove(task));
  }

  /** How many tasks have not ended. */
  synchronized int tasks() {
    return tasks.size();
  }

  /** How many items are ready or in hand. */
  synchronized int open() {
    return ready.size() + inHand.size();
  }

  /** Takes the outcome of the item that the asker had, and gives it the next. */
  TaskQuery.Answer answer(TaskQuery query) {
    PendingItem<T, R> next;
    synchronized (this) {
      if (!isCurrent(query.asker())) {
        return new TaskQuery.Answer(null, false);
      }
      long task = query.asker().task();
      SerializedObject outcome = query.outcome();
      if (outcome != null) {
        PendingItem<T, R> attempted = inHand.remove(task);
        if (attempted != null) {
          listener.accept(new TaskEvent.Attempted<>(attempted, outcome));
        }
      }
      // What an earlier attempt of the task had in hand is still to be done.
      next = inHand.containsKey(task) ? inHand.get(task) : ready.poll();
      if (next == null) {
        return new TaskQuery.Answer(null, !complete);
      }
      inHand.put(task, next);
    }
    accept(next, query.begins());
    return new TaskQuery.Answer(next.sent(), true);
  }

  /** Passes on a message about what a task has in hand. */
  void receive(TaskQuery.Message sent) {
    PendingItem<T, R> item;
    synchronized (this) {
      item = isCurrent(sent.sender()) ? inHand.get(sent.sender().task()) : null;
    }
    if (item != null) {
      accept(item, sent.message());
    }
  }

  private void accept(PendingItem<T, R> item, TaskMessage message) {
    try {
      item.accept(message);
    } catch (RuntimeException e) {
      listener.accept(new TaskEvent.Refused<>(e));
    }
  }

  /** Whether a task has not ended, and has made no later attempt. */
  private boolean isCurrent(TaskAttempt attempt) {
    Long latest =
        tasks.computeIfPresent(attempt.task(), (task, known) -> Math.max(known, attempt.number()));
    return latest != null && latest == attempt.number();
  }
}
