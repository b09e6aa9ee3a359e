package org.smalti.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.smalti.core.CancelledException;
import org.smalti.core.run.Failure;
import org.smalti.core.run.ItemState;
import org.smalti.core.run.Run;

/** Remembers what it is told. */
final class TestRun implements Run {
  private final List<Failure> failures = new ArrayList<>();
  private final List<String> bugs = new ArrayList<>();
  private final Consumer<ItemState> watcher;
  private long done;
  private volatile boolean cancelled;

  TestRun() {
    this(state -> {});
  }

  /** @param watcher is told the states of items as they come */
  TestRun(Consumer<ItemState> watcher) {
    this.watcher = watcher;
  }

  void cancel() {
    cancelled = true;
  }

  synchronized List<Failure> failures() {
    return List.copyOf(failures);
  }

  synchronized List<String> bugs() {
    return List.copyOf(bugs);
  }

  synchronized long done() {
    return done;
  }

  @Override
  public synchronized void advance(long amount) {
    done += amount;
  }

  @Override
  public void item(ItemState now) {
    watcher.accept(now);
  }

  @Override
  public synchronized void skip(Failure failure) {
    failures.add(failure);
  }

  @Override
  public synchronized void bug(Failure failure, String trace) {
    bugs.add(trace);
    failures.add(failure);
  }

  @Override
  public void say(String message) {}

  @Override
  public void throwIfCancelled() {
    if (cancelled) {
      throw new CancelledException();
    }
  }

  @Override
  public void close() {}
}
