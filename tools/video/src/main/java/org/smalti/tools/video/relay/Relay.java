package org.smalti.tools.video.relay;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Task;

/**
 * One relay under way: starts its two threads, tells what they do, and stops them where the thread that runs it is
 * interrupted.
 */
final class Relay {
  private static final long REPORT_MILLIS = 200;
  /** ms that the sender has to finish by itself once it shall stop. */
  private static final long GRACE_MILLIS = 3000;

  private final Task task;
  private final RelayCounts counts = new RelayCounts();
  /** What has happened and is not told yet. */
  private final Queue<String> states = new ConcurrentLinkedQueue<>();

  private final RelaySource source;
  private final RelaySender sender;
  private final Thread receiving;
  private final Thread sending;

  Relay(RelaySpec spec, Task task) {
    this.task = task;
    HandOver handOver = new HandOver(counts);
    source = new RelaySource(spec, handOver, counts, states::add);
    sender = new RelaySender(spec, handOver, counts, states::add);
    receiving = daemon(source, "relay-receive");
    sending = daemon(sender, "relay-send");
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** @throws CancelledException if this thread is interrupted; the target is finished then */
  RelayResult run() {
    receiving.start();
    sending.start();
    try {
      while (sending.isAlive()) {
        sending.join(REPORT_MILLIS);
        report();
      }
    } catch (InterruptedException e) {
      stop();
      report();
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
    receiving.interrupt();
    join(receiving, 2 * GRACE_MILLIS);
    report();
    return result();
  }

  private void report() {
    for (String state = states.poll(); state != null; state = states.poll()) {
      task.state(state);
    }
    task.figures(counts.metrics());
  }

  /** Stops both; a sender that waits for its target too long is interrupted in it. */
  private void stop() {
    receiving.interrupt();
    sender.stop();
    join(sending, GRACE_MILLIS);
    for (int i = 0; i < 3 && sending.isAlive(); i++) {
      sending.interrupt();
      join(sending, GRACE_MILLIS);
    }
    join(receiving, GRACE_MILLIS);
  }

  private static void join(Thread thread, long millis) {
    try {
      thread.join(millis);
    } catch (InterruptedException e) {
      // Asked to stop again: it is stopping.
    }
  }

  private RelayResult result() {
    RuntimeException failed = first(sender.failure(), source.failure());
    if (failed == null || failed instanceof SmaltiException) {
      return new RelayResult((SmaltiException) failed);
    }
    throw failed;
  }

  private static @Nullable RuntimeException first(
      @Nullable RuntimeException one, @Nullable RuntimeException other) {
    return one != null ? one : other;
  }
}
