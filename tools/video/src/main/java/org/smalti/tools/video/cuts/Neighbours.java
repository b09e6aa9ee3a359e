package org.smalti.tools.video.cuts;

/** How much each of the last pictures differs from the one before it. */
final class Neighbours {
  private final PictureHistory history;
  private final SceneChange change;
  private final double[] odds;
  /** Sums over all pictures up to one, so that that of a stretch is a difference. */
  private final double[] path;

  Neighbours(PictureHistory history, SceneChange change) {
    this.history = history;
    this.change = change;
    odds = new double[history.capacity()];
    path = new double[history.capacity()];
  }

  /** Compares the newest picture with the one before it. */
  void next() {
    int newest = history.count() - 1;
    int slot = newest % odds.length;
    if (newest == 0) {
      odds[slot] = SceneChange.LEAST;
      path[slot] = 0;
    } else {
      odds[slot] = change.between(newest - 1, newest);
      path[slot] = path[(newest - 1) % odds.length] + change.blockMismatch();
    }
  }

  /** The logarithm of the odds that a scene begins with a picture, by it and the one before it alone. */
  double odds(int picture) {
    return odds[picture % odds.length];
  }

  /** The share of the texture of a picture's blocks that is not found in the one before it. */
  double blockMismatch(int picture) {
    return path[picture % path.length] - path[(picture - 1) % path.length];
  }

  /** The largest odds of some pictures, both ends included. */
  double largest(int first, int last) {
    double largest = SceneChange.LEAST;
    for (int i = first; i <= last; i++) {
      largest = Math.max(largest, odds(i));
    }
    return largest;
  }

  /** The mean of the odds of some pictures, both ends included; the least for none. */
  double mean(int first, int last) {
    double sum = 0;
    for (int i = first; i <= last; i++) {
      sum += odds(i);
    }
    return last < first ? SceneChange.LEAST : sum / (last - first + 1);
  }

  /** How much changes from picture to picture between two of them, per second. */
  double path(int first, int last) {
    double seconds = history.time(last) - history.time(first);
    double length = path[last % path.length] - path[first % path.length];
    return seconds > 0 ? length / seconds : 0;
  }
}
