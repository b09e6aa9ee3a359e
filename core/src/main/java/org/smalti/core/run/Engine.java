package org.smalti.core.run;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs one function over many items. It handles threads, failures, the journal and cancellation, so that stages need
 * not.
 */
public interface Engine extends AutoCloseable {
  /**
   * Applies {@code work} to every item and hands each result to {@code sink} on the calling thread, in the items'
   * order, as soon as it and all before it are known; where the batch is not {@link Batch#ordered}, as soon as it is
   * known. At most a bounded number of results wait. An item whose work throws a {@link
   * org.smalti.core.SmaltiException} goes to {@link Run#skip} instead, one whose work throws anything else to {@link
   * Run#bug}; each item, done or not, advances the run by its {@link Batch#weight}.
   *
   * @param journal remembers which items were under way when a process died
   */
  <T extends Serializable, R extends Serializable> void map(
      Batch<T> batch, Work<T, R> work, Sink<T, R> sink, Journal journal, Run run);

  /** The same without a journal. */
  default <T extends Serializable, R extends Serializable> void map(
      Batch<T> batch, Work<T, R> work, Sink<T, R> sink, Run run) {
    map(batch, work, sink, Journal.none(), run);
  }

  /** The same for items of equal weight, with the results collected. */
  default <T extends Serializable, R extends Serializable> List<R> map(
      List<T> items, Work<T, R> work, Run run) {
    List<R> results = new ArrayList<>();
    map(Batch.of("work", items), work, (item, result) -> results.add(result), run);
    return results;
  }

  /** How many items are worked on at once. */
  int parallelism();

  @Override
  default void close() {}

  /** Receives results in order. */
  @FunctionalInterface
  interface Sink<T, R> {
    void accept(T item, R result);
  }
}
