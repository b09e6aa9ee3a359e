package org.smalti.core.run;

import java.util.Optional;

/** What happens at the driver to the items of a batch, whichever engine works on them. Safe to use from many threads. */
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
   * Lets an item be tried.
   *
   * @return who follows it; nothing where the journal suspects it, which is told to the run
   */
  public Optional<ItemTracker> admit(T item) {
    String name = batch.name().apply(item);
    ItemTracker tracker =
        new ItemTracker(name, batch.weight().applyAsLong(item), batch, journal, run);
    Optional<String> suspicion = journal.suspicion(name);
    if (suspicion.isPresent()) {
      tracker.end(new Outcome.LeftOut<>(suspicion.get()));
      return Optional.empty();
    }
    return Optional.of(tracker);
  }
}
