package org.smalti.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.smalti.core.CancelledException;

/**
 * Threads that work through numbered chunks. Which thread runs which chunk is not fixed, so a chunk writes only its own
 * results; sums are kept per chunk and added in order afterwards. That makes results equal at any thread count.
 */
public final class Workers implements AutoCloseable {
  private final int threads;
  private final ExecutorService pool;

  public Workers(int threads) {
    this.threads = threads;
    AtomicInteger count = new AtomicInteger();
    pool = Executors.newFixedThreadPool(Math.max(1, threads - 1), work -> {
      Thread thread = new Thread(work, "smalti-worker-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    });
  }

  /** Runs {@code chunk} for 0 … {@code chunks} − 1 and returns when all are done. The first failure is thrown. */
  public void each(int chunks, IntConsumer chunk) {
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> helpers = new ArrayList<>();
    for (int i = 1; i < Math.min(threads, chunks); i++) {
      helpers.add(pool.submit(() -> work(next, chunks, chunk)));
    }
    try {
      work(next, chunks, chunk);
    } finally {
      next.set(chunks);
      await(helpers);
    }
  }

  private static void work(AtomicInteger next, int chunks, IntConsumer chunk) {
    for (int i = next.getAndIncrement(); i < chunks; i = next.getAndIncrement()) {
      chunk.accept(i);
    }
  }

  private static void await(List<Future<?>> helpers) {
    for (Future<?> helper : helpers) {
      try {
        helper.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancelledException();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException runtime) {
          throw runtime;
        }
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        throw new IllegalStateException(e.getCause());
      }
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
