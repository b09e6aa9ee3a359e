package org.smalti.cluster;

import java.io.Serializable;
import org.smalti.core.run.Outcome;

/** How a job has ended. */
sealed interface JobEnd<T extends Serializable, R extends Serializable> {
  PendingItem<T, R> item();

  /** The work was attempted, whatever came of it. */
  record Finished<T extends Serializable, R extends Serializable>(
      PendingItem<T, R> item, Outcome<R> outcome) implements JobEnd<T, R> {}

  /** The executor was lost, or the item did not arrive there or its outcome did not come back. */
  record Broken<T extends Serializable, R extends Serializable>(
      PendingItem<T, R> item, Throwable why) implements JobEnd<T, R> {}
}
