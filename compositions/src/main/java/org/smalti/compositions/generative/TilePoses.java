package org.smalti.compositions.generative;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.smalti.compositions.plan.Easing;
import org.smalti.compositions.plan.TileKeyFrame;

/** The key frames of a tile while they are made, in the order of time. */
final class TilePoses {
  private final List<TileKeyFrame> poses = new ArrayList<>();

  /** Adds a key frame that is not before the last one. */
  TilePoses then(TileKeyFrame pose) {
    poses.add(pose);
    return this;
  }

  /**
   * Drops what comes after a time and goes on from how the tile is at it, so that something new can begin without a
   * jump. A tile that is not there yet stays so.
   */
  TilePoses from(double at) {
    TileKeyFrame now = TileKeyFrame.at(poses, at);
    boolean cut = false;
    while (!poses.isEmpty() && last().at() > at) {
      poses.remove(poses.size() - 1);
      cut = true;
    }
    if (now != null && last().at() < at) {
      poses.add(now.moment(at, cut ? Easing.LINEAR : Easing.STEP));
    }
    return this;
  }

  /** How a tile is at a time, null before its first key frame. */
  @Nullable
  TileKeyFrame at(double millis) {
    return TileKeyFrame.at(poses, millis);
  }

  boolean isEmpty() {
    return poses.isEmpty();
  }

  List<TileKeyFrame> list() {
    return poses;
  }

  private TileKeyFrame last() {
    return poses.get(poses.size() - 1);
  }
}
