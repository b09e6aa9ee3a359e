package org.smalti.cluster;

import java.io.Serializable;
import org.apache.spark.TaskContext;

/**
 * One of the times that Spark tries a task. It tries one again by itself if the executor was lost through no fault of
 * the task, for example with its machine.
 *
 * @param task the number under which the driver knows the task
 * @param number greater for a later attempt
 */
record TaskAttempt(long task, long number) implements Serializable {
  /** The attempt that is made in this thread. */
  static TaskAttempt here(long task) {
    return new TaskAttempt(task, TaskContext.get().taskAttemptId());
  }
}
