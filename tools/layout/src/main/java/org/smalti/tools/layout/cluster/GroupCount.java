package org.smalti.tools.layout.cluster;

import java.util.function.IntFunction;

/** Finds how many groups are best apart, by their silhouette. */
final class GroupCount {
  /** More are not tried. */
  static final int MOST = 20;

  private GroupCount() {}

  /** @param grouped the groups, given how many there are to be */
  static Clusters best(Silhouette silhouette, IntFunction<Clusters> grouped) {
    Clusters best = grouped.apply(2);
    double most = silhouette.of(best);
    for (int k = 3; k <= MOST; k++) {
      Clusters found = grouped.apply(k);
      double apart = silhouette.of(found);
      if (apart > most) {
        best = found;
        most = apart;
      }
    }
    return best;
  }
}
