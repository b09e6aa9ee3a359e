package org.smalti.cluster;

import java.io.Serializable;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Attempt;
import org.smalti.core.run.Outcome;
import org.smalti.core.run.TaskMessage;
import org.smalti.core.run.Work;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/** The function that is sent to an executor: an attempt at the one item of a task. */
final class RemoteAttempt<T extends Serializable, R extends Serializable>
    extends AbstractFunction1<Iterator<T>, Outcome<R>> implements Serializable {
  private final long number;
  private final Work<T, R> work;
  private final @Nullable FolderToken token;

  RemoteAttempt(long number, Work<T, R> work, @Nullable FolderToken token) {
    this.number = number;
    this.work = work;
    this.token = token;
  }

  @Override
  public Outcome<R> apply(Iterator<T> items) {
    Optional<SmaltiException> fault = token == null ? Optional.empty() : token.fault();
    if (fault.isPresent()) {
      return new Outcome.Unwritable<>(fault.get());
    }
    Consumer<TaskMessage> driver = new MessageThrottle(MessagePlugin.driver(number));
    driver.accept(TaskMessage.Began.here());
    return Attempt.of(work, items.next(), driver);
  }
}
