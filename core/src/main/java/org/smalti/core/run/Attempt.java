package org.smalti.core.run;

import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.util.function.Consumer;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;

/**
 * The worker's side of one item: applies a work to it and turns the result or the exception into an {@link Outcome}.
 */
public final class Attempt {
  private Attempt() {}

  /**
   * Applies a work to an item in this thread.
   *
   * @param driver receives the progress messages of the item
   * @throws CancelledException if this thread is interrupted
   */
  public static <T, R extends Serializable> Outcome<R> of(
      Work<T, R> work, T item, Consumer<TaskMessage> driver) {
    TaskReporter task = new TaskReporter(driver);
    try {
      return new Outcome.Done<>(work.apply(item, task), task.refused());
    } catch (SmaltiException e) {
      CancelledException.throwIfInterrupted();
      return e.reason() == Reason.OUTPUT
          ? new Outcome.Unwritable<>(e)
          : new Outcome.LeftOut<>(e.getMessage(), e.reason());
    } catch (CancelledException e) {
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError e) {
      CancelledException.throwIfInterrupted();
      return new Outcome.Bug<>(Failure.BUG + e, trace(e));
    }
  }

  private static String trace(Throwable bug) {
    StringWriter text = new StringWriter();
    bug.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
