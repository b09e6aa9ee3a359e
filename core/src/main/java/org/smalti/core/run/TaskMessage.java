package org.smalti.core.run;

import java.io.Serializable;
import java.util.List;
import org.smalti.core.files.ProcessIdentity;

/** What a task tells the driver about its item while it works on it. It travels from the worker, wherever that is. */
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

  /** So much of the item is done, 0..1. */
  record Reached(double fraction) implements TaskMessage {}

  /** The same for what an earlier run has done: it counts as done, not as speed. */
  record Resumed(double fraction) implements TaskMessage {}

  /** What is happening to the item now, in one word. */
  record Entered(String state) implements TaskMessage {}

  /** How the item is getting on. */
  record Measured(List<ItemMetric> figures) implements TaskMessage {
    public Measured {
      figures = List.copyOf(figures);
    }
  }
}
