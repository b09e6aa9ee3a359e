package org.smalti.cluster;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.smalti.core.run.TaskMessage;

/** The attempts at items that are under way at executors, and who receives their messages. */
final class Attempts {
  private static final AtomicLong COUNT = new AtomicLong();
  private static final Map<Long, Consumer<TaskMessage>> RECEIVERS = new ConcurrentHashMap<>();

  private Attempts() {}

  /** Begins an attempt and gives its number. */
  static long begin(Consumer<TaskMessage> receiver) {
    long number = COUNT.incrementAndGet();
    RECEIVERS.put(number, receiver);
    return number;
  }

  /** Messages of this attempt that are still on their way are dropped. */
  static void end(long number) {
    RECEIVERS.remove(number);
  }

  static void receive(ItemMessage sent) {
    Consumer<TaskMessage> receiver = RECEIVERS.get(sent.attempt());
    if (receiver != null) {
      receiver.accept(sent.message());
    }
  }
}
