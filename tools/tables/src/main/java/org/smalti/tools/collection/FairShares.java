package org.smalti.tools.collection;

import java.util.Arrays;

/**
 * How many of a limited number of samples each file gives: all the same number, where a file that has fewer gives all
 * it has, and what it leaves goes to the others.
 */
final class FairShares {
  private FairShares() {}

  /**
   * The shares, in the files' order. Together they are {@code limit}, or all there is; what can't be divided goes one
   * each to the first files that have more.
   *
   * @param available samples of each file
   */
  static int[] of(int[] available, int limit) {
    int[] ascending = available.clone();
    Arrays.sort(ascending);
    long left = limit;
    int share = 0;
    long spare = 0;
    for (int i = 0; i < ascending.length; i++) {
      int files = ascending.length - i;
      long each = left / files;
      if (ascending[i] > each) {
        share = (int) each;
        spare = left % files;
        break;
      }
      left -= ascending[i];
      share = ascending[i];
    }
    int[] shares = new int[available.length];
    for (int i = 0; i < shares.length; i++) {
      boolean more = spare > 0 && available[i] > share;
      shares[i] = Math.min(available[i], share) + (more ? 1 : 0);
      spare -= more ? 1 : 0;
    }
    return shares;
  }
}
