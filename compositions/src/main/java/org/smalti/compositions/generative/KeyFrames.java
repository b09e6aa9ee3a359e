package org.smalti.compositions.generative;

import java.util.ArrayList;
import java.util.List;
import org.smalti.compositions.plan.Easing;
import org.smalti.compositions.plan.TileKeyFrame;

/**
 * Makes one line of key frames of two: how a tile moves, and how bright and opaque it is. Both have times of their own.
 * Where a movement and a change of light overlap, both are cut into short steps.
 */
final class KeyFrames {
  /** ms: how long a step is where two curves overlap. */
  private static final double STEP = 150;

  private static final int MOST_STEPS = 24;
  private static final double SAME = 1e-9;

  private final List<TileKeyFrame> moves;
  private final List<TileKeyFrame> lights;
  private final List<TileKeyFrame> merged = new ArrayList<>();

  private KeyFrames(List<TileKeyFrame> moves, List<TileKeyFrame> lights) {
    this.moves = moves;
    this.lights = lights;
  }

  /**
   * The key frames of both.
   *
   * @param moves place, scale, rotation; their alpha is multiplied with that of the light. In the order of time
   * @param lights brightness and alpha, in the order of time
   */
  static List<TileKeyFrame> of(List<TileKeyFrame> moves, List<TileKeyFrame> lights) {
    return new KeyFrames(moves, lights).merge();
  }

  /** The same way backwards in time: what was at 0 is at {@code end}. */
  static List<TileKeyFrame> mirrored(List<TileKeyFrame> poses, double end) {
    List<TileKeyFrame> back = new ArrayList<>();
    for (int i = poses.size() - 1; i >= 0; i--) {
      Easing easing =
          i == poses.size() - 1 ? Easing.LINEAR : mirrored(poses.get(i + 1).easing());
      back.add(poses.get(i).moment(end - poses.get(i).at(), easing));
    }
    return back;
  }

  private static Easing mirrored(Easing easing) {
    return switch (easing) {
      case QUADRATIC_IN -> Easing.QUADRATIC_OUT;
      case QUADRATIC_OUT -> Easing.QUADRATIC_IN;
      default -> easing;
    };
  }

  private List<TileKeyFrame> merge() {
    int move = 0;
    int light = 0;
    double before = Double.NaN;
    while (move < moves.size() || light < lights.size()) {
      double nextMove = move < moves.size() ? moves.get(move).at() : Double.POSITIVE_INFINITY;
      double nextLight = light < lights.size() ? lights.get(light).at() : Double.POSITIVE_INFINITY;
      double at = Math.min(nextMove, nextLight);
      if (Double.isNaN(before)) {
        merged.add(both(at, Easing.STEP));
      } else if (at > before) {
        reach(before, at, move, light);
      }
      before = at;
      while (move < moves.size() && moves.get(move).at() <= at) {
        move++;
      }
      while (light < lights.size() && lights.get(light).at() <= at) {
        light++;
      }
    }
    return merged;
  }

  /** Adds what leads from a time to the next one; {@code move} and {@code light} are the key frames that come next. */
  private void reach(double from, double to, int move, int light) {
    boolean moving = move < moves.size() && !same(held(moves, from), held(moves, to));
    boolean changing = light < lights.size() && !same(held(lights, from), held(lights, to));
    Easing way = moving ? moves.get(move).easing() : Easing.LINEAR;
    Easing shine = changing ? lights.get(light).easing() : Easing.LINEAR;
    boolean jumps = way == Easing.STEP || shine == Easing.STEP;
    boolean whole = (!moving || whole(moves, move, from, to))
        && (!changing || whole(lights, light, from, to))
        && (!moving || !changing || way == shine);
    boolean straight = way == Easing.LINEAR && shine == Easing.LINEAR;
    int steps = whole || straight || jumps
        ? 1
        : (int) Math.max(1, Math.min(MOST_STEPS, Math.ceil((to - from) / STEP)));
    for (int i = 1; i < steps; i++) {
      merged.add(both(from + (to - from) * i / steps, Easing.LINEAR));
    }
    Easing last = jumps ? Easing.STEP : moving ? way : shine;
    merged.add(both(to, steps == 1 && (whole || jumps) ? last : Easing.LINEAR));
  }

  private static boolean whole(List<TileKeyFrame> poses, int next, double from, double to) {
    return next > 0
        && Math.abs(poses.get(next - 1).at() - from) < SAME
        && Math.abs(poses.get(next).at() - to) < SAME;
  }

  private static boolean same(TileKeyFrame a, TileKeyFrame b) {
    return Math.abs(a.dx() - b.dx()) < SAME
        && Math.abs(a.dy() - b.dy()) < SAME
        && Math.abs(a.scaleX() - b.scaleX()) < SAME
        && Math.abs(a.scaleY() - b.scaleY()) < SAME
        && Math.abs(a.rotation() - b.rotation()) < SAME
        && Math.abs(a.brightness() - b.brightness()) < SAME
        && Math.abs(a.alpha() - b.alpha()) < SAME;
  }

  private TileKeyFrame both(double at, Easing easing) {
    TileKeyFrame move = held(moves, at);
    TileKeyFrame light = held(lights, at);
    return new TileKeyFrame(
        at,
        light.brightness(),
        light.alpha() * move.alpha(),
        move.scaleX(),
        move.scaleY(),
        move.rotation(),
        move.dx(),
        move.dy(),
        easing);
  }

  private static TileKeyFrame held(List<TileKeyFrame> poses, double at) {
    TileKeyFrame pose = TileKeyFrame.at(poses, at);
    return pose == null ? poses.get(0) : pose;
  }
}
