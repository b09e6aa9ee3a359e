package org.smalti.core.show;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.smalti.core.run.ItemState;

/** The items that are under way, and since when. Safe to use from many threads. */
final class ActiveItems {
  private record Active(ItemState state, long since) {}

  private final ConcurrentMap<String, Active> items = new ConcurrentHashMap<>();

  /** Takes note of an item; whether its state is another than before. */
  boolean isNews(ItemState now) {
    if (now.isLast()) {
      items.remove(now.name());
      return true;
    }
    AtomicBoolean news = new AtomicBoolean();
    items.compute(now.name(), (name, before) -> {
      news.set(before == null || !before.state().state().equals(now.state()));
      return new Active(now, before == null ? System.nanoTime() : before.since());
    });
    return news.get();
  }

  /** Those that have been under way for longer than {@code nanos}, the oldest first. */
  List<ItemState> olderThan(long nanos) {
    long now = System.nanoTime();
    return items.values().stream()
        .filter(active -> now - active.since() > nanos)
        .sorted(Comparator.comparingLong(Active::since))
        .map(Active::state)
        .toList();
  }
}
