package org.smalti.core.run;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;

/**
 * The driver's side of one item that is under way: notes it in the journal and reports its progress and outcome to
 * the run. If it is closed without an outcome, the item was interrupted. Messages that come after the outcome are
 * ignored.
 */
public final class ItemTracker implements Consumer<TaskMessage>, AutoCloseable {
  /** What is missing from a whole unit by the rounding of a fraction alone. */
  private static final double ROUNDING = 1e-6;

  private final String name;
  private final long weight;
  private final Batch<?> batch;
  private final Consumer<Serializable> parts;
  private final Journal journal;
  private final Run run;
  private String state = ItemState.BEGUN;
  private List<ItemMetric> figures = List.of();
  private double fraction;
  private long reported;
  private boolean ended;
  private boolean crashed;

  ItemTracker(
      String name,
      long weight,
      Batch<?> batch,
      Consumer<Serializable> parts,
      Journal journal,
      Run run) {
    this.name = name;
    this.weight = weight;
    this.batch = batch;
    this.parts = parts;
    this.journal = journal;
    this.run = run;
  }

  @Override
  public synchronized void accept(TaskMessage message) {
    if (ended) {
      return; // it was overtaken by the outcome
    }
    if (message instanceof TaskMessage.Emitted emitted) {
      parts.accept(emitted.part());
      return;
    }
    if (message instanceof TaskMessage.Remarked remarked) {
      run.say(name + ": " + remarked.text());
      return;
    }
    if (message instanceof TaskMessage.Began began) {
      journal.begin(name, began.process(), began.thread());
      state = ItemState.BEGUN; // it may have been under way elsewhere
    } else if (message instanceof TaskMessage.Reached reached) {
      advance(reached.fraction());
      fraction = reached.fraction();
    } else if (message instanceof TaskMessage.Resumed resumed) {
      resume(resumed.fraction());
      fraction = resumed.fraction();
    } else if (message instanceof TaskMessage.Entered entered) {
      state = entered.state();
    } else if (message instanceof TaskMessage.Measured measured) {
      figures = measured.figures();
    }
    tell();
  }

  /**
   * Takes the outcome of the item.
   *
   * @return the result, or nothing where the item is left out
   * @throws SmaltiException if that ends the batch
   */
  public synchronized <R extends Serializable> Optional<R> end(Outcome<R> outcome) {
    if (outcome instanceof Outcome.Done<R> done) {
      end(done.refused() ? ItemState.FAILED : ItemState.DONE);
      return Optional.of(done.result());
    }
    if (outcome instanceof Outcome.Unwritable<R> unwritable) {
      throw unwritable.why();
    }
    if (outcome instanceof Outcome.Bug<R> bug) {
      leaveOut(bug.reason(), Reason.INPUT, failure -> run.bug(failure, bug.trace()));
    } else if (outcome instanceof Outcome.LeftOut<R> leftOut) {
      leaveOut(leftOut.message(), leftOut.reason(), run::skip);
    }
    return Optional.empty();
  }

  /**
   * The item is left out because each process that worked on it ended without a word.
   *
   * @throws SmaltiException if that ends the batch
   */
  public synchronized void crashed(String reason) {
    crashed = true;
    leaveOut(reason, Reason.INPUT, run::skip);
  }

  private void leaveOut(String message, Reason reason, Consumer<Failure> report) {
    report.accept(new Failure(name, batch.stage(), message, reason));
    if (batch.whole()) {
      String why = batch.stage() + " " + name + ": " + message;
      throw message.startsWith(Failure.BUG)
          ? new IllegalStateException(why)
          : new SmaltiException(Reason.OUTPUT, why);
    }
    end(ItemState.FAILED);
  }

  /** The item is no longer under way. */
  @Override
  public synchronized void close() {
    journal.end(name);
    if (crashed) {
      journal.crashed(name);
    }
    if (!ended) {
      ended = true;
      state = ItemState.STOPPED;
      tell();
    }
  }

  /** Counts the rest of the item as done. What was not done of a failed one counts without counting as speed. */
  private void end(String last) {
    ended = true;
    state = last;
    if (last.equals(ItemState.DONE)) {
      advance(1);
      fraction = 1;
    } else {
      resume(1);
    }
    tell();
  }

  private void resume(double now) {
    long more = growth(now);
    if (more > 0) {
      run.resume(more);
    }
  }

  private void advance(double now) {
    long more = growth(now);
    if (more > 0) {
      run.advance(more);
    }
  }

  /** How many units are done, as a whole, that were not reported before: half of a file is none. */
  private long growth(double now) {
    long units = (long) Math.floor(weight * Math.max(0, Math.min(1, now)) + ROUNDING);
    long more = Math.max(0, units - reported);
    reported += more;
    return more;
  }

  private void tell() {
    run.item(new ItemState(name, state, fraction, weight, figures));
  }
}
