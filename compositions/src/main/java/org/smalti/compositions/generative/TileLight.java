package org.smalti.compositions.generative;

import java.util.ArrayList;
import java.util.List;
import org.smalti.compositions.Range;
import org.smalti.compositions.Setting;
import org.smalti.compositions.plan.Easing;
import org.smalti.compositions.plan.TileKeyFrame;

/** How bright a tile is: it comes out of the dark, rests, and lights up for each of its sounds. */
final class TileLight {
  /** ms from black to rest at the beginning of a piece. */
  static final double FADE_IN = 900;

  private static final double SHORTEST = 300;
  private static final double LONGEST_RISE = 250;
  private static final double RISE = 0.25;

  private final Range brightness;
  private final Range alpha;
  private final List<TileKeyFrame> keyFrames = new ArrayList<>();

  /**
   * @param rest brightness where nothing was asked for
   * @param lit brightness where nothing was asked for
   */
  TileLight(Setting setting, double rest, double lit) {
    brightness = setting.brightness(rest, lit);
    alpha = setting.alpha(1, 1);
    keyFrames.add(TileKeyFrame.lit(0, 0, Easing.STEP).opaque(alpha.low()));
    keyFrames.add(pose(FADE_IN, 0, Easing.LINEAR));
  }

  /** Lights up for a sound that is heard from one time until another, in ms; sounds come in the order of time. */
  void play(double from, double until) {
    double end = Math.max(until, from + SHORTEST);
    int last = keyFrames.size() - 1;
    if (keyFrames.get(last).at() < from) {
      keyFrames.add(pose(from, 0, Easing.LINEAR));
    } else {
      TileKeyFrame here = TileKeyFrame.at(keyFrames, from);
      while (last > 0 && keyFrames.get(last).at() >= from) {
        keyFrames.remove(last--);
      }
      if (here != null && here.at() > keyFrames.get(last).at()) {
        keyFrames.add(here.moment(from, Easing.LINEAR));
      }
    }
    keyFrames.add(pose(from + Math.min(LONGEST_RISE, RISE * (end - from)), 1, Easing.SINE_IN_OUT));
    keyFrames.add(pose(end, 0, Easing.SINE_IN_OUT));
  }

  /** Its brightness and alpha in the order of time. */
  List<TileKeyFrame> keyFrames() {
    return keyFrames;
  }

  /** @param share 0 at rest, 1 lit */
  private TileKeyFrame pose(double at, double share, Easing easing) {
    return TileKeyFrame.lit(at, brightness.at(share), easing).opaque(alpha.at(share));
  }
}
