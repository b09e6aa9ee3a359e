package org.smalti.cluster;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.smalti.core.run.TaskMessage;

/**
 * What a task asks the driver: the next item, if there is one for it.
 *
 * @param begins what is to be noted as the beginning of that item
 * @param outcome of the item before
 */
record TaskQuery(
    TaskAttempt asker, TaskMessage.Began begins, @Nullable SerializedObject outcome)
    implements Serializable {
  /**
   * The driver's answer.
   *
   * @param item the next item, if there is one now
   * @param more whether there may be one soon, if there is none now
   */
  record Answer(@Nullable SerializedObject item, boolean more) implements Serializable {}

  /** A message about the item that a task has in hand. */
  record Message(TaskAttempt sender, TaskMessage message) implements Serializable {}
}
