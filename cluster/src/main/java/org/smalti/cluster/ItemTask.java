package org.smalti.cluster;

import java.io.Serializable;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Attempt;
import org.smalti.core.run.Outcome;
import org.smalti.core.run.TaskMessage;
import org.smalti.core.run.Work;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/**
 * The function that is sent to an executor: asks the driver for one item after another and attempts them, until there
 * is none for it. Gives the reason why nothing can be done at this executor, or null.
 */
final class ItemTask<T extends Serializable, R extends Serializable>
    extends AbstractFunction1<Iterator<Integer>, @Nullable SmaltiException>
    implements Serializable {
  /** How long a task waits for an item while others wait for the result of an earlier one. */
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private static final long PAUSE_MILLIS = 5;

  private final long number;
  private final Work<T, R> work;
  private final @Nullable FolderToken token;

  ItemTask(long number, Work<T, R> work, @Nullable FolderToken token) {
    this.number = number;
    this.work = work;
    this.token = token;
  }

  @Override
  public @Nullable SmaltiException apply(Iterator<Integer> nothing) {
    Optional<SmaltiException> fault = token == null ? Optional.empty() : token.fault();
    if (fault.isPresent()) {
      return fault.get();
    }
    TaskAttempt here = TaskAttempt.here(number);
    Consumer<TaskMessage> driver = new MessageThrottle(MessagePlugin.driver(here));
    Optional<T> item = next(here, null);
    while (item.isPresent()) {
      Outcome<R> outcome = Attempt.of(work, item.get(), driver);
      item = next(here, SerializedObject.of(outcome));
    }
    return null;
  }

  /**
   * The next item; nothing if there is none for this task.
   *
   * @param outcome of the item before
   */
  private Optional<T> next(TaskAttempt here, @Nullable SerializedObject outcome) {
    TaskMessage.Began begins = TaskMessage.Began.here();
    TaskQuery.Answer answer = MessagePlugin.ask(new TaskQuery(here, begins, outcome));
    long began = System.nanoTime();
    while (answer.item() == null && answer.more() && System.nanoTime() - began < PATIENCE_NANOS) {
      try {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancelledException();
      }
      answer = MessagePlugin.ask(new TaskQuery(here, begins, null));
    }
    return Optional.ofNullable(answer.item()).map(item -> item.<T>as(Serializable.class));
  }
}
