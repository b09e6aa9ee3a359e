package org.smalti.tools.video.relay;

import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;
import org.smalti.tools.video.source.BackOff;
import org.smalti.tools.video.source.RetryReport;

/**
 * The sending thread of a relay: opens the target with what the source gives, writes, and opens a live target again
 * where it fails. However it ends, what was written is finished. An interrupt breaks off the write that it is in.
 */
final class RelaySender implements Runnable {
  private static final long WAIT_MILLIS = 200;

  private final RelaySpec spec;
  private final HandOver handOver;
  private final RelayCounts counts;
  private final Consumer<String> states;
  private final BackOff backOff;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private @Nullable SourceSession session;
  private @Nullable TargetWriter writer;
  private volatile @Nullable RuntimeException failure;

  RelaySender(RelaySpec spec, HandOver handOver, RelayCounts counts, Consumer<String> states) {
    this.spec = spec;
    this.handOver = handOver;
    this.counts = counts;
    this.states = states;
    backOff = spec.reconnection().backOff();
  }

  /** Asks it to finish what is written. */
  void stop() {
    stopped.countDown();
  }

  /** Why it has ended, if not well. */
  @Nullable
  RuntimeException failure() {
    return failure;
  }

  @Override
  public void run() {
    try {
      while (stopped.getCount() > 0 && !handOver.isDone()) {
        RelayItem item = handOver.take(WAIT_MILLIS);
        if (item != null) {
          send(item);
        }
      }
    } catch (CancelledException | InterruptedException e) {
      // The relay stops; what is written is finished all the same.
    } catch (RuntimeException e) {
      failure = e;
    } finally {
      handOver.close();
      // What is written is finished within the deadline of a write, whatever has interrupted the
      // relay.
      boolean interrupted = Thread.interrupted();
      finish();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void send(RelayItem item) throws InterruptedException {
    try (item) {
      begin(item.session());
      writer().write(item);
      counts.of(item.stream()).send();
      handOver.sent();
      backOff.works(System.nanoTime());
    } catch (SmaltiException e) {
      counts.of(item.stream()).drop();
      retry(e);
    }
  }

  private TargetWriter writer() {
    TargetWriter open = writer;
    if (open == null) {
      open = TargetWriter.open(spec, Objects.requireNonNull(session));
      writer = open;
    }
    return open;
  }

  /** The source may have been opened again since the last item. */
  private void begin(SourceSession next) {
    SourceSession before = session;
    if (before == next) {
      return;
    }
    session = next;
    TargetWriter open = writer;
    if (before == null || open == null) {
      close(before);
      return;
    }
    boolean fits = before.continuesAs(next);
    String change = before + " instead of " + next;
    close(before);
    if (fits) {
      return;
    }
    if (spec.to().isLive()) {
      open.finish();
      writer = null;
      counts.restart();
    } else {
      throw SmaltiException.input(spec.from() + ": came back as " + change + ", which " + spec.to()
          + " can't hold; encode the pictures, or relay to another file");
    }
  }

  private static void close(@Nullable SourceSession session) {
    if (session != null) {
      session.close();
    }
  }

  /** Waits until the target may be opened again; throws if it may not. */
  private void retry(SmaltiException why) throws InterruptedException {
    if (!spec.to().isLive() || why.reason() == Reason.USAGE || why.reason() == Reason.OUTPUT) {
      throw why;
    }
    OptionalLong wait = backOff.failed(System.nanoTime());
    if (wait.isEmpty()) {
      throw why;
    }
    TargetWriter broken = writer;
    writer = null;
    if (broken != null) {
      broken.close();
    }
    counts.restart();
    states.accept(RetryReport.waiting(backOff.retrying(why.getMessage(), wait.getAsLong())));
    boolean stop = stopped.await(wait.getAsLong(), TimeUnit.NANOSECONDS);
    if (!stop) {
      handOver.restart();
      states.accept("relaying");
    }
  }

  private void finish() {
    TargetWriter open = writer;
    writer = null;
    try {
      if (open != null) {
        open.finish();
      }
    } catch (RuntimeException e) {
      if (failure == null) {
        failure = e;
      }
    } finally {
      if (open != null) {
        open.close();
      }
      close(session);
    }
  }
}
