package org.smalti.compositions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A piece before it is performed: what is heard and seen, when and where. Pure data.
 *
 * @param millis how long the piece is
 * @param sounds in the order of time
 * @param tiles later ones lie on top of earlier ones of the same scale
 * @param views the camera's key frames in the order of time; at least one if there are tiles
 */
public record Plan(
    double millis, List<Sound> sounds, List<Tile> tiles, List<CameraKeyFrame> views) {
  public Plan {
    List<Sound> ordered = new ArrayList<>(sounds);
    ordered.sort(Comparator.comparingLong(Sound::at));
    sounds = List.copyOf(ordered);
    tiles = List.copyOf(tiles);
    views = List.copyOf(views);
    if (views.isEmpty() && !tiles.isEmpty()) {
      throw new IllegalArgumentException("tiles and no view");
    }
  }

  /** The same piece in which all sounds have these fades. */
  public Plan faded(SoundFades fades) {
    return new Plan(millis, sounds.stream().map(fades::of).toList(), tiles, views);
  }

  /** Only what is heard. */
  public Plan soundOnly() {
    return new Plan(millis, sounds, List.of(), List.of());
  }

  /** Only what is seen. */
  public Plan pictureOnly() {
    return new Plan(millis, List.of(), tiles, views);
  }

  /** How long a film of it is: rounded up to a whole second. */
  public long wholeSeconds() {
    return Math.max(1, (long) Math.ceil(millis / 1000 - 1e-9));
  }

  /** An empty piece, to be filled. */
  public static Builder on(Canvas canvas) {
    return new Builder(canvas);
  }

  /** Collects what is heard and seen. */
  public static final class Builder {
    private static final double BEFORE = 1000;
    private static final double AFTER = 3000;

    private final Canvas canvas;
    private final List<Sound> sounds = new ArrayList<>();
    private final List<Tile> tiles = new ArrayList<>();
    private final List<CameraKeyFrame> views = new ArrayList<>();
    private double end;

    private Builder(Canvas canvas) {
      this.canvas = canvas;
    }

    /** Lets a clip light up in its cell and sound, {@code at} ms after the beginning's second of silence. */
    public Builder play(Clip clip, double at) {
      double from = at + BEFORE;
      double dur = clip.sample().dur();
      hear(clip.heard(from, 1, canvas));
      return see(clip.seen(List.of(
          TileKeyFrame.lit(from, 0, Easing.STEP),
          TileKeyFrame.lit(from + dur * 0.2, 1, Easing.QUADRATIC_OUT),
          TileKeyFrame.lit(from + dur, 0.33, Easing.QUADRATIC_IN))));
    }

    public Builder hear(Sound sound) {
      sounds.add(sound);
      return until(sound.at() * 1000.0 / Sound.RATE + sound.dur());
    }

    public Builder see(Tile tile) {
      tiles.add(tile);
      tile.poses().forEach(pose -> until(pose.at()));
      return this;
    }

    public Builder look(CameraKeyFrame view) {
      views.add(view);
      return until(view.at());
    }

    private Builder until(double millis) {
      end = Math.max(end, millis);
      return this;
    }

    /** The piece, with three seconds at its end to die away. Without a camera, all of the grid is seen. */
    public Plan build() {
      if (views.isEmpty()) {
        views.add(canvas.view(0, canvas.grid(), Easing.STEP));
      }
      return new Plan(end + AFTER, sounds, tiles, views);
    }
  }
}
