package org.smalti.tools.video.cuts;

import java.util.ArrayList;
import java.util.List;

/** The scenes of a film, made of its transitions as they come. */
final class SceneList {
  /** s: a scene that a transition would make shorter is not begun. */
  private final double shortest;

  private final List<Scene> scenes = new ArrayList<>();
  private Transition entry = new Transition(TransitionKind.BEGIN, 0, 0, 0, 0, 1);
  private int frame;
  private double from;

  /** @param shortest s */
  SceneList(double shortest) {
    this.shortest = shortest;
  }

  /** The film begins at a time in s. */
  void begin(double time) {
    from = time;
    entry = new Transition(TransitionKind.BEGIN, 0, 0, time, time, 1);
  }

  /** The next transition, in the order in which they are seen. */
  void add(Transition transition) {
    if (transition.kind() == TransitionKind.BEGIN) {
      entry = transition;
      return;
    }
    int border = (transition.first() + transition.end()) / 2;
    double length = transition.until() - transition.from();
    double time = transition.end() == transition.first()
        ? transition.from()
        : transition.from()
            + length * (border - transition.first()) / (transition.end() - transition.first());
    if (time - from >= shortest) {
      scenes.add(new Scene(scenes.size() + 1, frame, border, from, time, entry));
      entry = transition;
      frame = border;
      from = time;
    }
  }

  /**
   * The film is over.
   *
   * @param frames how many it has
   * @param until s
   */
  List<Scene> end(int frames, double until) {
    scenes.add(new Scene(scenes.size() + 1, frame, frames, from, until, entry));
    return List.copyOf(scenes);
  }
}
