package org.smalti.core.show;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.smalti.core.CancelledException;
import org.smalti.core.run.Cancellation;
import org.smalti.core.run.Failure;
import org.smalti.core.run.ItemState;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;

/**
 * A run that shows its progress to a person. A stage that ends within a second shows only its messages, unless the
 * command has said nothing before.
 */
final class ConsoleRun implements Run {
  private static final int FIRST_UPDATE = 1000;
  private static final double RATE_WINDOW = 30;

  private final String stage;
  private final long total;
  private final Unit unit;
  private final ProgressDisplay display;
  private final Cancellation cancellation;
  private final Consumer<Failure> failures;
  private final Timer timer;
  private final long began = System.nanoTime();
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong resumed = new AtomicLong();
  private final ActiveItems items = new ActiveItems();
  private final AtomicInteger skipped = new AtomicInteger();
  private final AtomicInteger incomplete = new AtomicInteger();
  private final Deque<double[]> history = new ArrayDeque<>();
  /** The stack traces that were shown: the same bug in many files is shown once. */
  private final Set<String> tracesShown = new HashSet<>();

  private boolean closed;

  ConsoleRun(
      String stage,
      long total,
      Unit unit,
      ProgressDisplay display,
      FirstLine first,
      Cancellation cancellation,
      Consumer<Failure> failures) {
    this.stage = stage;
    this.total = total;
    this.unit = unit;
    this.display = display;
    this.cancellation = cancellation;
    this.failures = failures;
    history.add(new double[] {0, 0});
    display.begin(snapshot());
    timer = new Timer("smalti-progress", true);
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            redraw();
          }
        },
        Math.max(FIRST_UPDATE, display.interval()),
        display.interval());
    first.stage(this::redraw);
  }

  @Override
  public void advance(long amount) {
    done.addAndGet(amount);
  }

  @Override
  public void resume(long amount) {
    resumed.addAndGet(amount);
    done.addAndGet(amount);
  }

  @Override
  public void item(ItemState now) {
    if (items.isNews(now)) {
      synchronized (this) {
        display.state(stage, now);
      }
    }
  }

  @Override
  public synchronized void skip(Failure failure) {
    (failure.kept() ? incomplete : skipped).incrementAndGet();
    failures.accept(failure);
    display.skip(failure);
  }

  @Override
  public synchronized void bug(Failure failure, String trace) {
    skip(failure);
    if (tracesShown.add(trace)) {
      trace.lines().forEach(line -> display.say(stage, line.replace("\t", "    ")));
    }
  }

  @Override
  public synchronized void say(String message) {
    display.say(stage, message);
  }

  @Override
  public void throwIfCancelled() {
    if (cancellation.isRequested() || Thread.currentThread().isInterrupted()) {
      throw new CancelledException();
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      timer.cancel();
      history.clear();
      history.add(new double[] {0, 0});
      display.end(snapshot());
    }
  }

  private synchronized void redraw() {
    if (!closed) {
      display.update(snapshot(), items.olderThan(display.itemsFrom()));
    }
  }

  private StageProgress snapshot() {
    double elapsed = (System.nanoTime() - began) / 1e9;
    // A part that was done twice is no more than the whole.
    long now = total < 0 ? done.get() : Math.min(total, done.get());
    while (history.size() > 1 && elapsed - history.getFirst()[0] > RATE_WINDOW) {
      history.removeFirst();
    }
    double[] past = history.getFirst();
    double worked = now - resumed.get();
    history.addLast(new double[] {elapsed, worked});
    double rate = elapsed > past[0] ? (worked - past[1]) / (elapsed - past[0]) : 0;
    return new StageProgress(
        stage, unit, now, total, skipped.get(), incomplete.get(), rate, elapsed);
  }
}
