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
 * One batch on a cluster. An item whose executor was lost is a suspect: it is tried again alone, when nothing else is
 * under way, so that what happens to that executor is its own doing. After {@value #LOSSES} losses it is left out.
 */
final class SparkBatch<T extends Serializable, R extends Serializable> {
  /** How many executors an item may be part of losing. */
  private static final int LOSSES = 2;
  /** How often an item may fail on its way to an executor or back. */
  private static final int FAULTS = 4;

  private final Batch<T> batch;
  private final TaskJobs<T, R> jobs;
  private final BatchTracker<T> tracker;
  private final Sink<T, R> sink;
  private final Run run;
  private final ExecutorWait wait;
  private final Iterator<T> items;
  private final Deque<PendingItem<T, R>> pending = new ArrayDeque<>();
  private final Deque<PendingItem<T, R>> suspects = new ArrayDeque<>();
  private int underWay;
  private boolean alone;

  SparkBatch(
      Batch<T> batch, TaskJobs<T, R> jobs, BatchTracker<T> tracker, Sink<T, R> sink, Run run) {
    this.batch = batch;
    this.jobs = jobs;
    this.tracker = tracker;
    this.sink = sink;
    this.run = run;
    wait = new ExecutorWait(jobs.master(), System::nanoTime);
    items = batch.items().iterator();
  }

  /** @param parallelism how many items the executors work on at once; it grows as they come */
  void perform(IntSupplier parallelism) {
    try {
      while (items.hasNext() || !pending.isEmpty()) {
        run.throwIfCancelled();
        submit(parallelism.getAsInt() * LocalEngine.RESULTS_WAITING_PER_THREAD);
        JobEnd<T, R> end = jobs.poll();
        if (end != null) {
          take(end);
          deliver();
        } else {
          wait.message(jobs.hasExecutor()).ifPresent(run::say);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    } finally {
      if (underWay > 0) {
        jobs.cancel();
      }
      pending.forEach(PendingItem::close);
    }
  }

  /** Sends as many items as may wait for the sink, or one suspect alone. */
  private void submit(int most) {
    while (!alone && items.hasNext() && pending.size() < most) {
      T item = items.next();
      Optional<ItemTracker> admitted = tracker.admit(item);
      if (admitted.isPresent()) {
        PendingItem<T, R> next = new PendingItem<>(item, admitted.get());
        pending.add(next);
        send(next);
      }
    }
    if (underWay == 0 && !suspects.isEmpty()) {
      alone = true;
      send(suspects.remove());
    }
  }

  private void send(PendingItem<T, R> item) {
    item.begin();
    jobs.submit(item);
    underWay++;
  }

  private void take(JobEnd<T, R> end) {
    underWay--;
    alone = false;
    PendingItem<T, R> item = end.item();
    if (end instanceof JobEnd.Finished<T, R> finished) {
      item.end(jobs.asWritten(item.item(), finished.outcome()));
    } else if (end instanceof JobEnd.Broken<T, R> broken) {
      run.throwIfCancelled();
      if (!jobs.isConnected()) {
        throw SmaltiException.input(
            "the connection to Spark was lost: " + broken.why().getMessage());
      }
      Attempts.end(item.attempt());
      retry(item, broken.why());
    }
  }

  private void retry(PendingItem<T, R> item, Throwable why) {
    Optional<String> loss = ExecutorLoss.reason(why);
    if (loss.isPresent()) {
      run.say(batch.name().apply(item.item()) + ": an executor was lost (" + loss.get() + ")");
      if (item.addLoss() < LOSSES) {
        suspects.add(item);
      } else {
        item.crashed("it crashed " + LOSSES + " executors (" + loss.get() + ")");
      }
    } else if (item.addFault() < FAULTS) {
      if (item.isSuspect()) {
        suspects.add(item);
      } else {
        send(item);
      }
    } else {
      item.end(new Outcome.Bug<>(Failure.BUG + firstLine(why), trace(why)));
    }
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
