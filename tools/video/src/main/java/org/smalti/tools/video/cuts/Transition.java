package org.smalti.tools.video.cuts;

/**
 * How one scene follows another. Frames count from 0, in the order in which they are shown.
 *
 * @param first of a cut the first frame of the new scene, else the first frame that shows neither scene as it is
 * @param end the frame after the last such frame; of a cut the same as {@code first}
 * @param from s on the film's clock: when {@code first} is shown
 * @param until s: when {@code end} is shown
 * @param score how sure it is, 0.5 doubtful to 1
 */
record Transition(
    TransitionKind kind, int first, int end, double from, double until, double score) {

  boolean overlaps(Transition other) {
    return first <= other.end && other.first <= end;
  }

  /**
   * Whether this is the better description of what both tell of: the end of a fade looks like a dissolve, and a short
   * dissolve like a cut.
   */
  boolean outranks(Transition other) {
    return kind != other.kind ? rank() < other.rank() : score > other.score;
  }

  private int rank() {
    return switch (kind) {
      case BEGIN -> 0;
      case FADE -> 1;
      case DISSOLVE -> 3;
      case CUT -> 2;
    };
  }
}
