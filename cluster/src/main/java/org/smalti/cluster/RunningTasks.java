package org.smalti.cluster;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The tasks of this driver, by number, and where each gets its items. */
final class RunningTasks {
  private static final AtomicLong COUNT = new AtomicLong();
  private static final Map<Long, ItemExchange<?, ?>> EXCHANGES = new ConcurrentHashMap<>();

  private RunningTasks() {}

  /** Gives a new task its number. */
  static long begin(ItemExchange<?, ?> exchange) {
    long number = COUNT.incrementAndGet();
    exchange.begin(number);
    EXCHANGES.put(number, exchange);
    return number;
  }

  /** Messages of this task that are still on their way are dropped. */
  static void end(long number) {
    EXCHANGES.remove(number);
  }

  /** The same for all tasks that get their items there. */
  static void endAll(ItemExchange<?, ?> exchange) {
    EXCHANGES.values().removeAll(Set.of(exchange));
  }

  static TaskQuery.Answer answer(TaskQuery query) {
    ItemExchange<?, ?> exchange = EXCHANGES.get(query.asker().task());
    return exchange == null ? new TaskQuery.Answer(null, false) : exchange.answer(query);
  }

  static void receive(TaskQuery.Message sent) {
    ItemExchange<?, ?> exchange = EXCHANGES.get(sent.sender().task());
    if (exchange != null) {
      exchange.receive(sent);
    }
  }
}
