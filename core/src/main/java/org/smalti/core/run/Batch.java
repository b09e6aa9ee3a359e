package org.smalti.core.run;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The items of one stage.
 *
 * @param stage the stage's name as it stands in the failures table
 * @param items in the order in which results are wanted
 * @param name how an item is called in messages and tables, usually its file name
 * @param weight how much an item counts in the run's units
 * @param journal remembers which items were under way when a process died
 * @param ordered whether results are wanted in the items' order
 */
public record Batch<T>(
    String stage,
    List<T> items,
    Function<T, String> name,
    ToLongFunction<T> weight,
    Journal journal,
    boolean ordered) {
  /** Items that are called by their text and count one each; no journal. */
  public static <T> Batch<T> of(String stage, List<T> items) {
    return new Batch<>(stage, items, String::valueOf, item -> 1, Journal.none(), true);
  }

  public Batch<T> named(Function<T, String> newName) {
    return new Batch<>(stage, items, newName, weight, journal, ordered);
  }

  public Batch<T> weighing(ToLongFunction<T> newWeight) {
    return new Batch<>(stage, items, name, newWeight, journal, ordered);
  }

  public Batch<T> with(Journal newJournal) {
    return new Batch<>(stage, items, name, weight, newJournal, ordered);
  }

  /** The same with results as they come, so that a long item keeps no other waiting. */
  public Batch<T> inAnyOrder() {
    return new Batch<>(stage, items, name, weight, journal, false);
  }
}
