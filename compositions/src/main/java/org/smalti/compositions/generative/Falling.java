package org.smalti.compositions.generative;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.smalti.compositions.Clip;
import org.smalti.compositions.Composition;
import org.smalti.compositions.Range;
import org.smalti.compositions.Setting;
import org.smalti.compositions.plan.CameraKeyFrame;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.Easing;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.TileKeyFrame;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.GridSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The camera falls through the grid, which follows itself without end, and sways from side to side. Each row that
 * passes the middle of the picture is played from one side to the other, the next row back: its clips light up, come
 * loose, tilt and drop a little, and swing back. In the second half sides are exchanged.
 */
@Command(
    description =
        "The camera falls through the grid, swaying; clips that pass the middle sound and come"
            + " loose.")
public final class Falling implements Composition {
  private static final double LONGEST = 360_000;
  private static final double FADE_IN = 900;
  private static final double SHORTEST = 700;
  private static final double SOFTLY = 0.05;
  private static final double VIEW_STEP = 200;
  /** Cells from the edge of the picture. */
  private static final double WELL_SEEN = 0.3;
  /** A row is looked for in the picture at so many moments. */
  private static final int MOMENTS = 16;

  @Option(
      names = "--duration",
      paramLabel = "S",
      description = "how long it falls (default: by the number of clips; 16,384: 180)")
  private double duration;

  @Option(
      names = "--passes",
      paramLabel = "N",
      description = "how often it falls through the whole grid (default: ${DEFAULT-VALUE})")
  private double passes = 2;

  @Option(
      names = "--sway",
      paramLabel = "CELLS",
      description = "how far the camera sways, within the grid (default: ${DEFAULT-VALUE})")
  private double sway = 16;

  @Option(
      names = "--sways",
      paramLabel = "N",
      description = "how often it sways to and fro (default: by the number of clips; 16,384: 4)")
  private double sways = Double.NaN;

  @Option(
      names = "--drop",
      paramLabel = "CELLS",
      description = "how far a clip drops while it sounds (default: ${DEFAULT-VALUE})")
  private double drop = 0.5;

  @Option(
      names = "--tilt",
      paramLabel = "DEGREES",
      description = "how far a clip tilts while it sounds (default: ${DEFAULT-VALUE})")
  private double tilt = 12;

  @Option(
      names = "--play-radius",
      paramLabel = "CELLS",
      description = "clips so near to the middle sound (default: ${DEFAULT-VALUE})")
  private double playRadius = 8;

  @Override
  public GridSize usualFirst(GridSize all) {
    return Composition.third(all, new GridSize(32, 32));
  }

  @Override
  public GridSize usualLast(GridSize all) {
    return usualFirst(all);
  }

  @Override
  public Plan plan(Setting setting) {
    if (!(duration >= 0 && duration <= LONGEST && passes > 0 && passes <= 100 && sway >= 0)
        || sways < 0
        || !(playRadius > 0 && Math.abs(drop) <= 16 && Math.abs(tilt) <= 360)) {
      throw SmaltiException.usage(
          "--duration is 0 to 360000 s, --sway and --sways are at least 0, --passes and --play-radius more than 0,"
              + " --passes at most 100, --drop from -16 to 16, --tilt from -360 to 360");
    }
    return new Fall(setting).plan();
  }

  /** One piece. */
  private final class Fall {
    private final Setting setting;
    private final Canvas canvas;
    private final double millis;
    private final int rows;
    private final Glide glide;
    private final double swayed;
    private final double swayings;
    private final Window window;
    /** How far a tile that is just seen is from the middle, in cells. */
    private final double reach;

    Fall(Setting setting) {
      this.setting = setting;
      canvas = setting.canvas();
      Pace pace = new Pace(setting.clips().size());
      millis = 1000 * (duration > 0 ? duration : pace.between(28, 180));
      rows = canvas.grid().rows();
      glide = new Glide(millis, SOFTLY * millis, passes * rows);
      int widest = Math.max(canvas.first().columns(), canvas.last().columns());
      swayed = Math.max(0, Math.min(sway, (canvas.grid().columns() - widest) / 2.0));
      swayings = Double.isNaN(sways) ? pace.between(1, 4) : sways;
      reach = Math.max(canvas.first().rows(), canvas.last().rows()) / 2.0 + 0.5;
      window = new Window(views());
    }

    Plan plan() {
      Plan.Builder plan = setting.begin();
      window.lookThrough(plan);
      Map<Integer, List<Clip>> lines = new HashMap<>();
      for (Clip clip : setting.clips()) {
        lines.computeIfAbsent(clip.line(), line -> new ArrayList<>()).add(clip);
      }
      // A grid that is lower than the picture is seen several times at once.
      int copies = (int) Math.max(1, Math.ceil((2 * reach + 1) / rows));
      for (int line = 0; line < rows; line++) {
        List<Clip> row = lines.getOrDefault(line, List.of());
        for (int copy = 0; copy < copies; copy++) {
          fall(plan, row, line, copy, copies);
        }
      }
      return plan.build();
    }

    private List<CameraKeyFrame> views() {
      List<CameraKeyFrame> views = new ArrayList<>();
      int count = (int) Math.ceil(millis / VIEW_STEP);
      for (int i = 0; i <= count; i++) {
        double way = (double) i / count;
        double at = way * millis;
        double zoom = Easing.SINE_IN_OUT.at(way);
        views.add(new CameraKeyFrame(
            at,
            canvas.middleX() + side(way),
            canvas.middleY() + glide.at(at),
            canvas.first().columns() + (canvas.last().columns() - canvas.first().columns()) * zoom,
            canvas.first().rows() + (canvas.last().rows() - canvas.first().rows()) * zoom,
            Easing.LINEAR));
      }
      return views;
    }

    /** The sway in cells: it grows until the middle of the piece, and is mirrored and shrinks after it. */
    private double side(double way) {
      double grown = Math.sqrt(1 - Math.abs(2 * way - 1));
      double mirror = way > 0.5 ? -1 : 1;
      return mirror * swayed * grown * StrictMath.sin(2 * Math.PI * swayings * way);
    }

    /** When the middle of the picture is at a height, in cells from the top of the grid. */
    private double when(double y) {
      double way = y - canvas.middleY();
      return way <= 0 ? 0 : way >= glide.distance() ? millis : glide.when(way);
    }

    /** Lets every so many-th appearance of a row come by. */
    private void fall(Plan.Builder plan, List<Clip> row, int line, int copy, int copies) {
      Map<Clip, TilePoses> poses = new HashMap<>();
      int first = (int) Math.floor((canvas.middleY() - reach - line - 0.5) / rows);
      int last = (int) Math.ceil((canvas.middleY() + glide.distance() + reach - line) / rows);
      for (int turn = first; turn <= last; turn++) {
        if (Math.floorMod(turn, copies) == copy) {
          double y = line + 0.5 + (double) turn * rows;
          List<Clip> seen = row.stream().filter(clip -> isSeen(clip, y)).toList();
          // Where it is not seen, it is set to where it comes next.
          double between = when(y - copies * rows / 2.0);
          seen.forEach(clip -> appear(
              poses.computeIfAbsent(clip, each -> new TilePoses()), y - line - 0.5, between));
          play(plan, seen, line + turn, y, poses);
        }
      }
      for (Clip clip : row) {
        TilePoses made = poses.get(clip);
        if (made != null) {
          plan.see(clip.seen(made.list()));
        }
      }
    }

    private boolean isSeen(Clip clip, double y) {
      double from = when(y - reach);
      double until = when(y + reach);
      for (int i = 0; i <= MOMENTS; i++) {
        double at = from + (until - from) * i / MOMENTS;
        if (window.shows(clip.column() + 0.5, y, -WELL_SEEN, at)) {
          return true;
        }
      }
      return false;
    }

    private void appear(TilePoses poses, double dy, double at) {
      double rest = setting.brightness(0.55, 1).low();
      if (poses.isEmpty() && at <= 0) {
        poses.then(TileKeyFrame.lit(0, 0, Easing.STEP).moved(0, dy));
        poses.then(TileKeyFrame.lit(FADE_IN, rest, Easing.LINEAR).moved(0, dy));
      } else {
        poses.from(at).then(TileKeyFrame.lit(at, rest, Easing.STEP).moved(0, dy));
      }
    }

    /** Plays the clips of a row near the middle while it passes the middle. */
    private void play(
        Plan.Builder plan, List<Clip> seen, int number, double y, Map<Clip, TilePoses> poses) {
      double from = when(y - 0.5);
      double until = when(y + 0.5);
      if (until <= from) {
        return;
      }
      double middle = window.at((from + until) / 2).x();
      List<Clip> near = new ArrayList<>(seen.stream()
          .filter(clip -> Math.abs(clip.column() + 0.5 - middle) <= playRadius)
          .filter(clip -> window.shows(clip.column() + 0.5, y, WELL_SEEN, from))
          .filter(clip -> window.shows(clip.column() + 0.5, y, WELL_SEEN, until))
          .toList());
      Comparator<Clip> order = Comparator.comparingInt(Clip::column);
      near.sort(number % 2 == 0 ? order : order.reversed());
      for (int i = 0; i < near.size(); i++) {
        double at = from + (until - from) * i / near.size();
        Clip clip = near.get(i);
        double away = clip.column() + 0.5 - middle;
        if (at >= setting.before()) {
          Range volume = setting.volume(0.25, 0.8);
          plan.hear(clip.heard(at, volume.at(1 - Math.abs(away) / playRadius), canvas));
          double side = (away < 0 ? -1 : 1) * (at > millis / 2 ? -1 : 1);
          loosen(
              poses.computeIfAbsent(clip, each -> new TilePoses()),
              at,
              clip,
              y - clip.line() - 0.5,
              side * tilt);
        }
      }
    }

    private void loosen(TilePoses poses, double at, Clip clip, double dy, double degrees) {
      double lit = Math.max(SHORTEST, clip.sample().dur());
      Range light = setting.brightness(0.55, 1);
      poses
          .from(at)
          .then(TileKeyFrame.lit(at + 0.25 * lit, light.high(), Easing.QUADRATIC_OUT)
              .scaled(1.15)
              .rotated(degrees)
              .moved(0, dy + drop))
          .then(TileKeyFrame.lit(at + 0.65 * lit, light.at(0.4), Easing.SINE_IN_OUT)
              .rotated(-degrees / 3)
              .moved(0, dy - drop / 5))
          .then(TileKeyFrame.lit(at + lit, light.low(), Easing.SINE_IN_OUT).moved(0, dy));
    }
  }
}
