package org.smalti.core.run;

import java.util.Optional;
import org.smalti.core.SmaltiException.Reason;

/**
 * The driver's side of a batch, the same for every engine: it admits items and makes their trackers. Safe for several
 * threads.
 */
public final class BatchTracker<T> {
  private final Batch<T> batch;
  private final Journal journal;
  private final Run run;

  public BatchTracker(Batch<T> batch, Journal journal, Run run) {
    this.batch = batch;
    this.journal = journal;
    this.run = run;
  }

  /**
   * Admits an item unless the journal suspects it.
   *
   * @return the tracker of the item; empty if it is suspected, which is reported to the run
   */
  public Optional<ItemTracker> admit(T item) {
    String name = batch.name().apply(item);
    ItemTracker tracker = new ItemTracker(
        name,
        batch.weight().applyAsLong(item),
        batch,
        part -> batch.parts().accept(item, part),
        journal,
        run);
    Optional<String> suspicion = journal.suspicion(name);
    if (suspicion.isPresent()) {
      tracker.end(new Outcome.LeftOut<>(suspicion.get(), Reason.INPUT));
      return Optional.empty();
    }
    return Optional.of(tracker);
  }
}
