package org.smalti.core.run;

import java.util.function.Consumer;

/** Receives the progress, messages and failures of a running stage. Safe for several threads. */
public interface Run extends AutoCloseable {
  /** Reports that {@code amount} more of the stage's units are done. */
  void advance(long amount);

  /** The same for what an earlier run has done: it counts as done, not as speed. */
  default void resume(long amount) {
    advance(amount);
  }

  /** Reports the state of an item, repeatedly while it is under way. */
  default void item(ItemState now) {}

  /** Records an item that is left out, or not whole; the others go on. */
  void skip(Failure failure);

  /**
   * Records an item that is left out because of a bug of ours.
   *
   * @param trace the stack trace, for the log
   */
  default void bug(Failure failure, String trace) {
    skip(failure);
  }

  /** Says one line to a person, above any progress bar. */
  void say(String message);

  /** Throws {@link org.smalti.core.CancelledException} once the person asked to stop. */
  void throwIfCancelled();

  /** Ends the stage: the bar is completed, or the failure count said. */
  @Override
  void close();

  /** A run that shows nothing and never stops, for a stage inside another. Skipped items are thrown. */
  static Run silent() {
    return SilentRun.INSTANCE;
  }

  /**
   * A run that shows nothing and goes on after an item that can't be done.
   *
   * @param skipped is told which and why, by any thread, one at a time
   */
  static Run silent(Consumer<Failure> skipped) {
    return new ForwardingRun(silent()) {
      @Override
      public synchronized void skip(Failure failure) {
        skipped.accept(failure);
      }

      @Override
      public void bug(Failure failure, String trace) {
        skip(failure);
      }
    };
  }
}
