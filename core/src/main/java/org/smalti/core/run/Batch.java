package org.smalti.core.run;

import java.io.Serializable;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The items of one stage. Only the items are sent to the workers; everything else is used at the driver.
 *
 * @param stage the stage's name as it stands in the failures table
 * @param items in the order in which results are wanted
 * @param name the name of an item in messages and tables, usually its file name
 * @param weight how much an item counts in the run's units
 * @param ordered whether results are wanted in the items' order
 * @param whole whether each item is needed, so that one which fails ends the batch
 * @param parts receives what items {@linkplain Task#emit emit}
 */
public record Batch<T>(
    String stage,
    List<T> items,
    Function<T, String> name,
    ToLongFunction<T> weight,
    boolean ordered,
    boolean whole,
    BiConsumer<T, Serializable> parts) {
  /** Items that are called by their text and count one each. */
  public static <T> Batch<T> of(String stage, List<T> items) {
    return new Batch<>(stage, items, String::valueOf, item -> 1, true, false, (item, part) -> {});
  }

  public Batch<T> named(Function<T, String> newName) {
    return new Batch<>(stage, items, newName, weight, ordered, whole, parts);
  }

  public Batch<T> weighing(ToLongFunction<T> newWeight) {
    return new Batch<>(stage, items, name, newWeight, ordered, whole, parts);
  }

  /** The same with results as soon as they are known, so that a long item delays no other. */
  public Batch<T> inAnyOrder() {
    return new Batch<>(stage, items, name, weight, false, whole, parts);
  }

  /** The same where the result needs every item: one that fails ends the batch. */
  public Batch<T> asAWhole() {
    return new Batch<>(stage, items, name, weight, ordered, true, parts);
  }

  /**
   * The same with a receiver of what items {@linkplain Task#emit emit}: the parts of an item in their order, one at a
   * time, in any thread of the driver.
   */
  public Batch<T> receiving(BiConsumer<T, Serializable> newParts) {
    return new Batch<>(stage, items, name, weight, ordered, whole, newParts);
  }
}
