package org.smalti.core.run;

import java.io.Serializable;
import java.util.List;
import org.smalti.core.files.ProcessIdentity;

/** A message about the progress of an item, or a part of its result, sent from the worker to the driver. */
public sealed interface TaskMessage extends Serializable {
  /**
   * The item is under way.
   *
   * @param process that works on it
   * @param thread of that process
   */
  record Began(ProcessIdentity process, String thread) implements TaskMessage {
    /** In this thread of this process. */
    public static Began here() {
      return new Began(ProcessIdentity.current(), Thread.currentThread().getName());
    }
  }

  /** The fraction of the item that is done, 0..1. */
  record Reached(double fraction) implements TaskMessage {}

  /** The same for what an earlier run has done: it counts as done, not as speed. */
  record Resumed(double fraction) implements TaskMessage {}

  /** What is happening to the item now, in one word. */
  record Entered(String state) implements TaskMessage {}

  /** Something that the person should know. */
  record Remarked(String text) implements TaskMessage {}

  /** A part of the result. */
  record Emitted(Serializable part) implements TaskMessage {}

  /** Metrics of the item, such as its speed. */
  record Measured(List<ItemMetric> figures) implements TaskMessage {
    public Measured {
      figures = List.copyOf(figures);
    }
  }
}
