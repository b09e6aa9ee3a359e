package org.smalti.cluster;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;

/** What the driver hears of a task. */
sealed interface TaskEvent<T extends Serializable, R extends Serializable> {
  /** An item was attempted, whatever came of it; the task goes on. */
  record Attempted<T extends Serializable, R extends Serializable>(
      PendingItem<T, R> item, SerializedObject outcome) implements TaskEvent<T, R> {}

  /**
   * The task has ended, since there was no item for it.
   *
   * @param fault why nothing can be done at its executor
   */
  record Ended<T extends Serializable, R extends Serializable>(
      long task, @Nullable SmaltiException fault) implements TaskEvent<T, R> {}

  /** The executor was lost, or an item did not arrive there or its outcome could not be sent. */
  record Broken<T extends Serializable, R extends Serializable>(long task, Throwable why)
      implements TaskEvent<T, R> {}

  /** The driver could not take a message about an item, for example since its disk is full. */
  record Refused<T extends Serializable, R extends Serializable>(RuntimeException why)
      implements TaskEvent<T, R> {}
}
