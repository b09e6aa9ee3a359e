package org.smalti.cluster;

import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Batch;
import org.smalti.core.run.BatchTracker;
import org.smalti.core.run.Engine.Sink;
import org.smalti.core.run.Failure;
import org.smalti.core.run.ItemTracker;
import org.smalti.core.run.LocalEngine;
import org.smalti.core.run.Outcome;
import org.smalti.core.run.Run;

/**
 * One batch on a cluster: a few tasks for each core, which get its items one after another. An item whose executor was
 * lost is a suspect: it is tried again alone, when nothing else is under way, so that what happens to that executor is
 * its own doing. After {@value #LOSSES} losses it is left out.
 */
final class SparkBatch<T extends Serializable, R extends Serializable> {
  /** How many executors an item may be part of losing. */
  private static final int LOSSES = 2;
  /** How often an item may fail on its way to an executor or back. */
  private static final int FAULTS = 4;
  /** One works, one waits for a core: so a cluster that grows by what waits does grow. */
  private static final int TASKS_PER_CORE = 2;

  private final Batch<T> batch;
  private final TaskJobs<T, R> jobs;
  private final ItemExchange<T, R> exchange;
  private final BatchTracker<T> tracker;
  private final Sink<T, R> sink;
  private final Run run;
  private final ExecutorWait wait;
  private final Iterator<T> items;
  private final Deque<PendingItem<T, R>> pending = new ArrayDeque<>();
  private final Deque<PendingItem<T, R>> suspects = new ArrayDeque<>();
  private boolean alone;
  /** How many tasks have failed in a row before any had an item. */
  private int falseStarts;

  SparkBatch(
      Batch<T> batch, TaskJobs<T, R> jobs, BatchTracker<T> tracker, Sink<T, R> sink, Run run) {
    this.batch = batch;
    this.jobs = jobs;
    exchange = jobs.exchange();
    this.tracker = tracker;
    this.sink = sink;
    this.run = run;
    wait = new ExecutorWait(jobs.master(), System::nanoTime);
    items = batch.items().iterator();
  }

  /** @param cores how many items the executors work on at once; it grows as they come */
  void perform(IntSupplier cores) {
    try {
      while (items.hasNext() || !pending.isEmpty()) {
        run.throwIfCancelled();
        admit(cores.getAsInt() * LocalEngine.RESULTS_WAITING_PER_THREAD);
        start(cores.getAsInt() * TASKS_PER_CORE);
        TaskEvent<T, R> event = jobs.poll();
        if (event != null) {
          take(event, cores.getAsInt());
          deliver();
        } else {
          wait.message(jobs.hasExecutor()).ifPresent(run::say);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    } finally {
      jobs.close();
      pending.forEach(PendingItem::close);
    }
  }

  /** Makes as many items ready as may wait for the sink, or one suspect alone. */
  private void admit(int most) {
    while (!alone && items.hasNext() && pending.size() < most) {
      T item = items.next();
      tracker.admit(item).ifPresent(admitted -> admit(item, admitted));
    }
    if (!items.hasNext()) {
      exchange.complete();
    }
    if (exchange.open() == 0 && !suspects.isEmpty()) {
      alone = true;
      exchange.add(suspects.remove());
    }
  }

  private void admit(T item, ItemTracker admitted) {
    try {
      PendingItem<T, R> next = new PendingItem<>(item, admitted, SerializedObject.of(item));
      pending.add(next);
      exchange.add(next);
    } catch (Exception e) {
      try (admitted) {
        admitted.end(bug(e));
      }
    }
  }

  private void start(int most) {
    while (exchange.tasks() < Math.min(exchange.open(), most)) {
      jobs.start();
    }
  }

  private void take(TaskEvent<T, R> event, int cores) {
    if (event instanceof TaskEvent.Attempted<T, R> attempted) {
      falseStarts = 0;
      alone = false;
      take(attempted);
    } else if (event instanceof TaskEvent.Ended<T, R> ended) {
      jobs.end(ended.task());
      if (ended.fault() != null) {
        throw ended.fault();
      }
    } else if (event instanceof TaskEvent.Broken<T, R> broken) {
      take(broken, cores);
    } else if (event instanceof TaskEvent.Refused<T, R> refused) {
      throw refused.why();
    }
  }

  private void take(TaskEvent.Attempted<T, R> attempted) {
    Outcome<R> outcome;
    try {
      outcome = jobs.outcome(attempted);
    } catch (Exception e) {
      retryAfterFault(attempted.item(), e);
      return;
    }
    attempted.item().end(outcome);
  }

  private void take(TaskEvent.Broken<T, R> broken, int cores) {
    run.throwIfCancelled();
    if (!jobs.isConnected()) {
      throw SmaltiException.input(
          "the connection to Spark was lost: " + broken.why().getMessage());
    }
    Optional<PendingItem<T, R>> item = jobs.end(broken.task());
    if (item.isPresent()) {
      falseStarts = 0;
      alone = false;
      retry(item.get(), broken.why());
    } else if (++falseStarts > FAULTS * TASKS_PER_CORE * cores) {
      throw new IllegalStateException(
          batch.stage() + ": tasks fail before they begin: " + firstLine(broken.why()),
          broken.why());
    }
  }

  private void retry(PendingItem<T, R> item, Throwable why) {
    Optional<String> loss = ExecutorLoss.reason(why);
    if (loss.isEmpty()) {
      retryAfterFault(item, why);
      return;
    }
    run.say(batch.name().apply(item.item()) + ": an executor was lost (" + loss.get() + ")");
    if (item.addLoss() < LOSSES) {
      suspects.add(item);
    } else {
      item.crashed("it crashed " + LOSSES + " executors (" + loss.get() + ")");
    }
  }

  private void retryAfterFault(PendingItem<T, R> item, Throwable why) {
    if (item.addFault() == FAULTS) {
      item.end(bug(why));
    } else if (item.isSuspect()) {
      suspects.add(item);
    } else {
      exchange.addFirst(item);
    }
  }

  private static <R extends Serializable> Outcome<R> bug(Throwable why) {
    return new Outcome.Bug<>(Failure.BUG + firstLine(why), trace(why));
  }

  private static String firstLine(Throwable why) {
    return String.valueOf(why.getMessage()).lines().findFirst().orElse("");
  }

  private static String trace(Throwable why) {
    StringWriter text = new StringWriter();
    why.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  /** Hands over the results that are there; where the order counts, only those before the first that is not. */
  private void deliver() {
    for (Iterator<PendingItem<T, R>> each = pending.iterator(); each.hasNext(); ) {
      PendingItem<T, R> next = each.next();
      if (next.isEnded()) {
        each.remove();
        next.result().ifPresent(found -> sink.accept(next.item(), found));
      } else if (batch.ordered()) {
        return;
      }
    }
  }
}
