package org.smalti.core.run;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * The state of one item of a batch.
 *
 * @param state one word: {@link #BEGUN}, then words of the stage's own, in the end one of the others below
 * @param fraction how much of it is done, 0..1
 * @param weight what it counts in the run's units; 0 if that is not known
 * @param figures metrics such as its speed, if its work reports any
 */
public record ItemState(
    String name, String state, double fraction, long weight, List<ItemMetric> figures)
    implements Serializable {
  public static final String BEGUN = "begun";
  public static final String DONE = "done";
  /** It is left out; the reason goes to {@link Run#skip}. */
  public static final String FAILED = "failed";
  /** The batch ended before the item did. */
  public static final String STOPPED = "stopped";

  private static final Set<String> LAST = Set.of(DONE, FAILED, STOPPED);

  public ItemState(String name, String state, double fraction, long weight) {
    this(name, state, fraction, weight, List.of());
  }

  /** Whether nothing more will happen to the item in this run. */
  public boolean isLast() {
    return isLast(state);
  }

  static boolean isLast(String state) {
    return LAST.contains(state);
  }

  /** In the run's units. */
  public long done() {
    return Math.round(weight * fraction);
  }
}
