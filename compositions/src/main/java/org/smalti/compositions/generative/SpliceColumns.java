package org.smalti.compositions.generative;

import java.util.Comparator;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.smalti.compositions.Clip;
import org.smalti.compositions.Range;
import org.smalti.compositions.Setting;
import org.smalti.compositions.plan.CameraKeyFrame;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.SoundTreatment;

/**
 * The two columns of a {@link Splice} that play, at a quarter and at three quarters of the picture's width: line by
 * line, one downwards, one upwards, what slides inwards there.
 */
final class SpliceColumns {
  /** The longest time from sound to sound in a column, ms. */
  private static final double LONGEST_STEP = 700;
  /** So many sounds at once are as loud as wanted, more are softer. */
  private static final double USUAL_VOICES = 3;

  private final GridSides sides;
  private final Range volume;
  private final RandomGenerator random;
  private final Zoom camera;
  private final SpliceLine[] lines;
  private final Map<Place, SplicedClip> clips;
  private final Sounds sounds;

  SpliceColumns(
      Setting setting,
      Zoom camera,
      SpliceLine[] lines,
      Map<Place, SplicedClip> clips,
      Sounds sounds) {
    sides =
        new GridSides(setting.canvas().grid().columns(), setting.canvas().grid().rows());
    volume = setting.volume(0.25, 1);
    random = setting.random();
    this.camera = camera;
    this.lines = lines;
    this.clips = clips;
    this.sounds = sounds;
  }

  private record GridSides(int columns, int rows) {}

  /** A cell; in the order of lines. */
  record Place(int line, int column) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparingInt(Place::line).thenComparingInt(Place::column);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * How clips are heard.
   *
   * @param length ms of each clip
   * @param leastStretch times
   * @param mostStretch times
   * @param minStep ms from sound to sound in a column
   * @param firstLoop ms in which all lines of a column play at the beginning
   * @param lastLoop the same at the end
   */
  record Sounds(
      double length,
      double leastStretch,
      double mostStretch,
      double minStep,
      double firstLoop,
      double lastLoop) {
    double loop(double share) {
      return firstLoop * StrictMath.pow(lastLoop / firstLoop, share);
    }

    /** ms that a clip is heard on average. */
    double heard() {
      return length * (leastStretch + mostStretch) / 2;
    }
  }

  void play(double begin, double end, Plan.Builder plan) {
    double last = Math.max(begin, end - sounds.heard());
    double at = begin;
    double turn = 0;
    while (at <= last) {
      CameraKeyFrame view = camera.at(at + sounds.length * sounds.mostStretch);
      int top = (int) Math.ceil(Math.max(0, view.y() - view.rows() / 2) - 0.5);
      int count = Math.max(
          1, (int) Math.floor(Math.min(sides.rows, view.y() + view.rows() / 2) + 0.5) - top);
      double perLine = sounds.loop((at - begin) / Math.max(1, last - begin)) / count;
      double step = Math.max(sounds.minStep, Math.min(LONGEST_STEP, perLine));
      double loud = Math.min(1, USUAL_VOICES * step / (2 * sounds.heard()));
      int line = (int) (turn * count);
      play(at, 0.25, top + line, loud, plan);
      play(at + step / 2, 0.75, top + count - 1 - line, loud, plan);
      turn = (turn + Math.max(1, step / perLine) / count) % 1;
      at += step;
    }
  }

  /** @param share of the picture's width */
  private void play(double at, double share, int line, double loud, Plan.Builder plan) {
    double factor =
        sounds.leastStretch + (sounds.mostStretch - sounds.leastStretch) * random.nextDouble();
    if (line < 0 || line >= sides.rows) {
      return;
    }
    CameraKeyFrame view = camera.at(at);
    double x = view.x() + (share - 0.5) * view.columns();
    double dx = lines[line].dx(at);
    double evenMoves = lines[line].dx(at + 1) - dx;
    boolean isEven = (evenMoves >= 0) == (share < 0.5);
    SplicedClip found = nearest(line, x - (isEven ? dx : -dx));
    if (found == null) {
      return;
    }
    Clip clip = found.clip();
    var sound = new PlacedSound(at, volume.at(loud), camera.pan(x, at))
        .of(clip, sounds.length)
        .treated(SoundTreatment.NONE.stretched(factor));
    plan.hear(sound);
    found.light(isEven).play(at, at + sound.heard());
  }

  /** The clip at a place of a line that goes round the grid, or the next one to it. */
  private @Nullable SplicedClip nearest(int line, double x) {
    int column = (int) Math.floor(x);
    for (int away = 0; away <= sides.columns / 4; away++) {
      for (int side : new int[] {-away, away}) {
        SplicedClip found = clips.get(new Place(line, Math.floorMod(column + side, sides.columns)));
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
