package org.smalti.tools.layout.cluster;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Groups of items.
 *
 * @param labels for each item its group: 0 is the largest, of equally large ones that with the earliest item; {@link
 *     #NOISE} for none
 * @param sizes of the groups
 * @param scatter the sum of the squared distances of the items to the means of their groups
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Clusters(int[] labels, int[] sizes, double scatter) {
  /** The label of what is in no group. */
  public static final int NOISE = -1;

  /** Numbers groups anew by size; empty ones vanish, noise stays noise. */
  static Clusters of(int[] groups, int count, double scatter) {
    int[] sizes = new int[count];
    int[] first = new int[count];
    for (int i = groups.length - 1; i >= 0; i--) {
      if (groups[i] != NOISE) {
        sizes[groups[i]]++;
        first[groups[i]] = i;
      }
    }
    int[] order = IntStream.range(0, count)
        .filter(group -> sizes[group] > 0)
        .boxed()
        .sorted(Comparator.<Integer>comparingInt(group -> -sizes[group])
            .thenComparingInt(group -> first[group]))
        .mapToInt(Integer::intValue)
        .toArray();
    int[] labelOf = new int[count];
    for (int label = 0; label < order.length; label++) {
      labelOf[order[label]] = label;
    }
    return new Clusters(
        Arrays.stream(groups)
            .map(group -> group == NOISE ? NOISE : labelOf[group])
            .toArray(),
        Arrays.stream(order).map(group -> sizes[group]).toArray(),
        scatter);
  }

  public int count() {
    return sizes.length;
  }
}
