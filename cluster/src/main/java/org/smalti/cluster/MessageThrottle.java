package org.smalti.cluster;

import java.util.function.Consumer;
import org.smalti.core.run.TaskMessage;

/** Passes on at most five progress messages in a second, and all others. Used by one thread. */
final class MessageThrottle implements Consumer<TaskMessage> {
  private static final long PAUSE_NANOS = 200_000_000;

  private final Consumer<TaskMessage> next;
  private long last = System.nanoTime() - PAUSE_NANOS;

  MessageThrottle(Consumer<TaskMessage> next) {
    this.next = next;
  }

  @Override
  public void accept(TaskMessage message) {
    long now = System.nanoTime();
    if (message instanceof TaskMessage.Reached || message instanceof TaskMessage.Measured) {
      if (now - last < PAUSE_NANOS) {
        return;
      }
      last = now;
    }
    next.accept(message);
  }
}
