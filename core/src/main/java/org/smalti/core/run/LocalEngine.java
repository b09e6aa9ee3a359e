package org.smalti.core.run;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;

/** Runs work on a bounded pool of threads of this process. */
public final class LocalEngine implements Engine {
  /** Results that wait for the sink or are being worked on, at most. */
  public static final int RESULTS_WAITING_PER_THREAD = 8;

  /** The same where each result takes megabytes. */
  public static final int LARGE_RESULTS_WAITING_PER_THREAD = 3;

  private final int threads;
  private final int waitingPerThread;
  private final Carrier carrier;

  public LocalEngine(int threads) {
    this(threads, Carrier.NONE);
  }

  private LocalEngine(int threads, int waitingPerThread, Carrier carrier) {
    this.threads = threads;
    this.waitingPerThread = waitingPerThread;
    this.carrier = carrier;
  }

  /** For results of megabytes: fewer of them wait for the sink. */
  public static LocalEngine ofLargeResults(int threads) {
    return new LocalEngine(threads, LARGE_RESULTS_WAITING_PER_THREAD, Carrier.NONE);
  }

  /** @param carrier transfers works, items, messages and outcomes to the worker and back */
  LocalEngine(int threads, Carrier carrier) {
    this(threads, RESULTS_WAITING_PER_THREAD, carrier);
  }

  /** Transfers objects between driver and worker. In one process there is nothing to do. */
  interface Carrier {
    Carrier NONE = new Carrier() {
      @Override
      public <S extends Serializable> S carried(S thing) {
        return thing;
      }
    };

    <S extends Serializable> S carried(S thing);
  }

  @Override
  public int parallelism() {
    return threads;
  }

  @Override
  public <T extends Serializable, R extends Serializable> void map(
      Batch<T> batch, Work<T, R> work, Sink<T, R> sink, Journal journal, Run run) {
    BatchTracker<T> tracker = new BatchTracker<>(batch, journal, run);
    ExecutorService pool = Executors.newFixedThreadPool(threads, workers());
    CompletionService<Optional<R>> finished = new ExecutorCompletionService<>(pool);
    Deque<Pending<T, R>> pending = new ArrayDeque<>();
    Iterator<T> items = batch.items().iterator();
    try {
      while (items.hasNext() || !pending.isEmpty()) {
        run.throwIfCancelled();
        if (items.hasNext() && pending.size() < threads * waitingPerThread) {
          T item = items.next();
          pending.add(new Pending<>(item, finished.submit(() -> attempt(tracker, item, work))));
        } else if (finished.poll(100, TimeUnit.MILLISECONDS) != null) {
          deliver(pending, batch.ordered(), sink);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } finally {
      stop(pool);
    }
  }

  /** Hands over the results that are there; where the order counts, only those before the first that is not. */
  private static <T, R> void deliver(Deque<Pending<T, R>> pending, boolean ordered, Sink<T, R> sink)
      throws InterruptedException, ExecutionException {
    for (Iterator<Pending<T, R>> each = pending.iterator(); each.hasNext(); ) {
      Pending<T, R> next = each.next();
      if (next.result().isDone()) {
        each.remove();
        next.result().get().ifPresent(result -> sink.accept(next.item(), result));
      } else if (ordered) {
        return;
      }
    }
  }

  /** The result, or nothing where the item had to be left out. */
  private <T extends Serializable, R extends Serializable> Optional<R> attempt(
      BatchTracker<T> batch, T item, Work<T, R> work) {
    Optional<ItemTracker> admitted = batch.admit(item);
    if (admitted.isEmpty()) {
      return Optional.empty();
    }
    try (ItemTracker tracker = admitted.get()) {
      tracker.accept(TaskMessage.Began.here());
      Outcome<R> outcome = Attempt.of(
          carrier.carried(work),
          carrier.carried(item),
          message -> tracker.accept(carrier.carried(message)));
      return tracker.end(carrier.carried(outcome));
    }
  }

  private static RuntimeException rethrown(@Nullable Throwable cause) {
    if (cause instanceof InterruptedException) {
      return new CancelledException();
    }
    if (cause instanceof RuntimeException runtime) {
      return runtime;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return new IllegalStateException(cause);
  }

  /** Interrupts what still runs and waits for it, so that nothing is written after the caller has gone on. */
  private static void stop(ExecutorService pool) {
    pool.shutdownNow();
    boolean interrupted = false;
    while (true) {
      try {
        if (pool.awaitTermination(1, TimeUnit.MINUTES)) {
          break;
        }
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static ThreadFactory workers() {
    AtomicInteger count = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, "smalti-worker-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  private record Pending<T, R>(T item, Future<Optional<R>> result) {}
}
