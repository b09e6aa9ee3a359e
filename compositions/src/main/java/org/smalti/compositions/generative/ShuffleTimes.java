package org.smalti.compositions.generative;

/**
 * When what happens in a {@link Shuffle}: as many rounds there as back, each of beats and a transition; on the way back
 * the transition comes first.
 *
 * @param before ms before the first beat
 * @param shuffles how many there are on the way there
 * @param beats between two shuffles
 * @param beat ms
 * @param divisions of a beat, a power of 2
 * @param transition ms
 */
record ShuffleTimes(
    double before, int shuffles, int beats, double beat, int divisions, double transition) {
  int rounds() {
    return 2 * shuffles;
  }

  boolean isBack(int round) {
    return round >= shuffles;
  }

  /** Which shuffle a round does or undoes. */
  int shuffle(int round) {
    return isBack(round) ? rounds() - 1 - round : round;
  }

  /** When the beats of a round begin. */
  double beats(int round) {
    return before + round * (beats * beat + transition) + (isBack(round) ? transition : 0);
  }

  /** When the grid begins to slide in a round. */
  double slides(int round) {
    return before + round * (beats * beat + transition) + (isBack(round) ? 0 : beats * beat);
  }

  /** When all is as it was at the beginning. */
  double end() {
    return before + rounds() * (beats * beat + transition);
  }
}
