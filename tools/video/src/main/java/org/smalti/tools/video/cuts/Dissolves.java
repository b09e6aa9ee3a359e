package org.smalti.tools.video.cuts;

import java.util.function.Consumer;

/**
 * Finds dissolves: stretches whose pictures are mixtures of the first and the last one, with a share of the last that
 * grows steadily, where contrast and detail sink as those of a mixture do, and whose ends show different scenes. Each
 * picture is tried as the end of stretches of several lengths; of those that overlap the best one is taken. What counts
 * how much is a logistic regression over the composed films that are for tuning (see bench).
 */
final class Dissolves {
  /** s. */
  private static final double[] LENGTHS = {
    0.2, 0.28, 0.36, 0.45, 0.56, 0.7, 0.88, 1.1, 1.4, 1.75, 2.2
  };

  private static final int SHORTEST_FRAMES = 4;
  /** Long stretches are not tried at every frame: so many times in their length. */
  private static final int TRIALS = 12;

  private static final double LEAST_DIFFERENCE = 7;
  private static final double LEAST_ODDS = 2;
  private static final int MOST_CANDIDATES = 512;

  /** s beyond an end where a scene may be seen again. */
  private static final double[] RETURNS = {0.15, 0.3, 0.5, 0.75, 1};

  private static final double SAME_SCENE = -5;
  private static final double MOST_RESIDUAL = 0.75;
  private static final double MOST_CROOKED = 0.3;

  private static final double OTHER_SCENE = 0.4789;
  private static final double DIFFERENCE = -0.2797;
  private static final double RESIDUAL = -9.0008;
  private static final double CROOKEDNESS = -16.1652;
  private static final double MIXTURE_OF_CONTRAST = -3.7593;
  private static final double OFF_MIXTURE_OF_CONTRAST = -1.2535;
  private static final double OFF_MIXTURE_OF_DETAIL = -4.3255;
  private static final double CONTRAST = 2.1356;
  private static final double LARGEST_STEP = -0.0658;
  /** Per second. */
  private static final double CHANGE = 6.3668 / 25;

  private static final double LENGTH = 2.2696;
  private static final double BIAS = 7.9034;

  private final PictureHistory history;
  private final BlendFit fit;
  private final SceneChange change;
  private final Neighbours neighbours;
  private final Consumer<Transition> found;
  private final int[] first = new int[MOST_CANDIDATES];
  private final int[] last = new int[MOST_CANDIDATES];
  private final double[] from = new double[MOST_CANDIDATES];
  private final double[] until = new double[MOST_CANDIDATES];
  private final double[] odds = new double[MOST_CANDIDATES];
  private int candidates;
  private int clusterFrom = Integer.MAX_VALUE;
  private int clusterEnd = -1;

  Dissolves(
      PictureHistory history,
      BlendFit fit,
      SceneChange change,
      Neighbours neighbours,
      Consumer<Transition> found) {
    this.history = history;
    this.fit = fit;
    this.change = change;
    this.neighbours = neighbours;
    this.found = found;
  }

  /** Looks at the newest picture. */
  void next() {
    int newest = history.count() - 1;
    double duration = frameDuration(newest);
    int longest = frames(LENGTHS[LENGTHS.length - 1], duration);
    if (candidates > 0 && newest - longest > clusterEnd) {
      end();
    }
    if (Fades.isPlain(history, newest)) {
      return;
    }
    int before = 0;
    for (double length : LENGTHS) {
      int frames = frames(length, duration);
      int start = newest - frames;
      if (frames > before
          && start >= history.oldest()
          && newest % Math.max(1, frames / TRIALS) == 0
          && !Fades.isPlain(history, start)) {
        consider(start, newest);
      }
      before = frames;
    }
  }

  private double frameDuration(int newest) {
    int from = Math.max(history.oldest(), newest - 24);
    return newest == from ? 0.04 : (history.time(newest) - history.time(from)) / (newest - from);
  }

  private static int frames(double seconds, double duration) {
    return Math.max(SHORTEST_FRAMES, (int) Math.round(seconds / Math.max(1e-3, duration)));
  }

  private void consider(int start, int end) {
    float[] m = fit.of(start, end);
    if (m[0] < LEAST_DIFFERENCE || m[1] > MOST_RESIDUAL || m[2] > MOST_CROOKED) {
      return;
    }
    double without = BIAS
        + DIFFERENCE * Math.log1p(m[0])
        + RESIDUAL * m[1]
        + CROOKEDNESS * m[2]
        + MIXTURE_OF_CONTRAST * limited(m[3])
        + OFF_MIXTURE_OF_CONTRAST * Math.abs(limited(m[3]))
        + OFF_MIXTURE_OF_DETAIL * Math.abs(limited(m[4]))
        + CONTRAST * limited(m[5])
        + LARGEST_STEP * neighbours.largest(start + 1, end)
        + CHANGE * neighbours.path(start, end)
        + LENGTH * Math.log(history.time(end) - history.time(start));
    if (without + OTHER_SCENE * SceneChange.MOST > LEAST_ODDS) {
      add(start, end, without + OTHER_SCENE * change.between(start, end));
    }
  }

  private static double limited(double value) {
    return Math.max(-2, Math.min(2, value));
  }

  private void add(int start, int end, double value) {
    if (value <= LEAST_ODDS) {
      return;
    }
    if (candidates == MOST_CANDIDATES) {
      forgetTheWorst();
    }
    first[candidates] = start;
    last[candidates] = end;
    from[candidates] = history.time(start + 1);
    until[candidates] = history.time(end);
    odds[candidates++] = value;
    clusterFrom = Math.min(clusterFrom, start);
    clusterEnd = Math.max(clusterEnd, end);
  }

  private void forgetTheWorst() {
    int worst = 0;
    for (int i = 1; i < candidates; i++) {
      worst = odds[i] < odds[worst] ? i : worst;
    }
    candidates--;
    move(candidates, worst);
  }

  private void move(int candidate, int to) {
    first[to] = first[candidate];
    last[to] = last[candidate];
    from[to] = from[candidate];
    until[to] = until[candidate];
    odds[to] = odds[candidate];
  }

  /** The first picture that may belong to a dissolve that is not decided yet. */
  int undecidedFrom() {
    int newest = history.count() - 1;
    int longest = frames(LENGTHS[LENGTHS.length - 1], frameDuration(newest));
    return Math.min(clusterFrom, newest - longest);
  }

  /** No stretch that overlaps the known ones can come any more: the best of them are dissolves. */
  void end() {
    while (candidates > 0) {
      int best = 0;
      for (int i = 1; i < candidates; i++) {
        best = odds[i] > odds[best] ? i : best;
      }
      int start = first[best];
      int end = last[best];
      boolean passing = returns(start, end);
      if (!passing) {
        found.accept(new Transition(
            TransitionKind.DISSOLVE,
            start + 1,
            end,
            from[best],
            until[best],
            1 / (1 + Math.exp(LEAST_ODDS - odds[best]))));
      }
      int kept = 0;
      for (int i = 0; i < candidates; i++) {
        if (i != best && (passing || last[i] <= start || first[i] >= end)) {
          move(i, kept++);
        }
      }
      candidates = kept;
    }
    clusterFrom = Integer.MAX_VALUE;
    clusterEnd = -1;
  }

  /**
   * Whether the scene at one end of a stretch is seen beyond the other one too: a light that went off slowly, or
   * something that passed.
   */
  private boolean returns(int start, int end) {
    int newest = history.count() - 1;
    double duration = (history.time(end) - history.time(start)) / (end - start);
    for (double seconds : RETURNS) {
      int away = (int) Math.round(seconds / Math.max(1e-3, duration));
      boolean before = start - away >= history.oldest();
      boolean after = end + away <= newest;
      if ((before && change.between(start - away, end) < SAME_SCENE)
          || (after
              && start >= history.oldest()
              && change.between(start, end + away) < SAME_SCENE)) {
        return true;
      }
    }
    return false;
  }
}
