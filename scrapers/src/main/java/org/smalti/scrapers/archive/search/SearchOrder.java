package org.smalti.scrapers.archive.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.Sort;

/**
 * Which of the items that a query finds come first, and so are kept by a limit.
 *
 * @param fields by which the archive sorts, such as {@code downloads desc}, the most important first; empty: by
 *     identifier
 * @param seed of a shuffle instead, if there is one
 */
public record SearchOrder(List<String> fields, OptionalLong seed) {
  /** By identifier. */
  public static final SearchOrder USUAL = new SearchOrder(List.of(), OptionalLong.empty());

  /** The archive refuses pages beyond this result. */
  private static final int DEEPEST = 10_000;

  public SearchOrder {
    fields = List.copyOf(fields);
  }

  /**
   * Reads an order, such as {@code downloads=desc} or {@code random=7}; the last key decides, as everywhere.
   *
   * @param limit how many items are kept
   * @throws SmaltiException if it can't be understood, or the archive can't do it
   */
  public static SearchOrder parse(String text, int limit) {
    Sort sort = Sort.parse(text);
    if (sort.isEmpty()) {
      return USUAL;
    }
    if (limit == Integer.MAX_VALUE) {
      throw SmaltiException.usage(
          "--sort says which items --limit keeps; give a --limit too, or leave --sort out");
    }
    List<String> fields = new ArrayList<>();
    OptionalLong seed = OptionalLong.empty();
    for (Sort.Key key : sort.keys()) {
      if (key.trim() != 1) {
        throw SmaltiException.usage(
            "--sort '" + text + "': --limit says how many are kept; leave the trim out");
      }
      if (key.column().equals("random")) {
        seed = OptionalLong.of(key.seed());
      } else if (key.column().matches("\\w{1,100}")) {
        fields.add(0, key.column() + (key.descending() ? " desc" : " asc"));
      } else {
        throw SmaltiException.usage("--sort '" + text + "': \"" + key.column()
            + "\" is no field of the archive; it looks like downloads");
      }
    }
    if (seed.isPresent() && !fields.isEmpty()) {
      throw SmaltiException.usage(
          "--sort '" + text + "': random goes alone; leave the other keys out");
    }
    if (!fields.isEmpty() && limit > DEEPEST) {
      throw SmaltiException.usage("--sort '" + text + "': the archive sorts no more than " + DEEPEST
          + " results; --limit " + DEEPEST + " at most");
    }
    return new SearchOrder(fields, seed);
  }

  /** The first of the items in the order of a shuffle. */
  List<String> shuffled(List<String> identifiers, int limit) {
    List<String> order = new ArrayList<>(identifiers);
    Collections.shuffle(order, new Random(seed.orElse(0)));
    return order.subList(0, Math.min(limit, order.size()));
  }
}
