package org.smalti.compositions.generative;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.smalti.compositions.CaptionText;
import org.smalti.compositions.Clip;
import org.smalti.compositions.Composition;
import org.smalti.compositions.Range;
import org.smalti.compositions.Setting;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.Caption;
import org.smalti.compositions.plan.CaptionKeyFrame;
import org.smalti.compositions.plan.Easing;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.TileKeyFrame;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.GridSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * One picture: every clip stands beside its cell, on a circle around it, further along the circle from diagonal to
 * diagonal; with a title. As a film the clips leave their cells and swirl to their places, diagonal by diagonal, while
 * they sound one after the other; the poster stands until the end.
 */
@Command(
    description =
        "One picture with words: clips flow around their cells along the diagonal. A film swirls"
            + " to it, and a single picture is made with --out poster.png.")
public final class Poster implements Composition {
  private static final double REST = 0.8;
  /** The part of the radius by which the window is smaller than the grid, so that no edge shows. */
  private static final int ROWS_PER_RADIUS = 16;

  private static final int STEPS = 16;
  /** How large clips are at their places, which are further apart than cells where they flow away from each other. */
  private static final double SCALE = 1.2;

  private static final double LAST = 0.6;
  private static final double STAGGER = 0.3;
  private static final double TITLE = 0.25;
  private static final double TITLE_FADE = 1500;
  private static final double SHORTEST_STEP = 64;
  private static final double LONGEST_STEP = 600;

  @Option(
      names = "--caption",
      paramLabel = "FILE|TEXT",
      description = "words in the picture: a text file, or the text itself; \\n begins a new line")
  private @Nullable String caption;

  @Option(
      names = "--caption-size",
      paramLabel = "SHARE",
      description =
          "height of a line as a share of the picture's height (default: ${DEFAULT-VALUE})")
  private double captionSize = 0.12;

  @Option(
      names = "--radius",
      paramLabel = "CELLS",
      description =
          "how far a clip is from its cell, in heights of a cell (default: 1/16 of the grid's"
              + " rows)")
  private @Nullable Double radius;

  @Option(
      names = "--frequency",
      paramLabel = "TURNS",
      description =
          "turns of the circle along the diagonal of the grid (default: ${DEFAULT-VALUE})")
  private double frequency = 2.4;

  @Option(
      names = "--rotation",
      paramLabel = "TURNS",
      description = "where on its circle the first clip stands, 0 to 1 (default: ${DEFAULT-VALUE})")
  private double rotation = 0.6;

  @Override
  public GridSize usualFirst(GridSize all) {
    int edge = 2 * (int) Math.ceil(usualRadius(all));
    return new GridSize(
        all.columns() > 3 * edge ? all.columns() - edge : all.columns(),
        all.rows() > 3 * edge ? all.rows() - edge : all.rows());
  }

  @Override
  public GridSize usualLast(GridSize all) {
    return usualFirst(all);
  }

  @Override
  public Plan plan(Setting setting) {
    Canvas canvas = setting.canvas();
    double reach = radius == null ? usualRadius(canvas.grid()) : radius;
    check(reach);
    Pace pace = Pace.bounded(setting.clips().size());
    double begin = setting.before();
    double end = begin + pace.between(24_000, 36_000);
    Zoom camera = Zoom.of(canvas, begin, end, Easing.SINE_IN_OUT);
    Plan.Builder plan = setting.begin();
    camera.follow(plan);
    List<FlowingClip> clips = new ArrayList<>();
    for (Clip clip : setting.clips()) {
      double along = along(clip, canvas);
      clips.add(new FlowingClip(
          clip, along, moves(along, reach, canvas, begin, end), new TileLight(setting, REST, 1)));
    }
    clips.sort(Comparator.comparingDouble(FlowingClip::along)
        .thenComparingInt(flowing -> flowing.clip.line()));
    play(clips, setting, camera, end, plan);
    for (FlowingClip clip : clips) {
      plan.see(clip.clip.seen(KeyFrames.of(clip.moves, clip.light.keyFrames())));
    }
    if (caption != null) {
      plan.write(caption(CaptionText.of(caption), begin, end, end + setting.after()));
    }
    return plan.build();
  }

  /** @param along 0 at the top left .. 1 at the bottom right */
  private record FlowingClip(Clip clip, double along, List<TileKeyFrame> moves, TileLight light) {
    boolean isSeen(Zoom camera, double millis) {
      TileKeyFrame pose = TileKeyFrame.at(moves, millis);
      return pose != null
          && camera.shows(clip.column() + 0.5 + pose.dx(), clip.line() + 0.5 + pose.dy(), millis);
    }
  }

  private static double usualRadius(GridSize all) {
    return Math.max(0.25, (double) all.rows() / ROWS_PER_RADIUS);
  }

  private void check(double reach) {
    if (!(reach >= 0 && reach <= 64) || !(Math.abs(frequency) <= 64)) {
      throw SmaltiException.usage("--radius is 0 to 64 cells, --frequency -64 to 64 turns");
    }
    if (!(Math.abs(rotation) <= 1) || !(captionSize > 0 && captionSize <= 1)) {
      throw SmaltiException.usage("--rotation is 0 to 1, --caption-size more than 0 and at most 1");
    }
  }

  private static double along(Clip clip, Canvas canvas) {
    return ((clip.column() + 0.5) / canvas.grid().columns()
            + (clip.line() + 0.5) / canvas.grid().rows())
        / 2;
  }

  /** From its cell by a turn and a half of a spiral to its place on the circle. */
  private List<TileKeyFrame> moves(
      double along, double reach, Canvas canvas, double begin, double end) {
    double cell = (double) canvas.height()
        / canvas.first().rows()
        * canvas.first().columns()
        / canvas.width();
    double time = (end - begin) * LAST;
    double from = begin + along * STAGGER * time;
    List<TileKeyFrame> moves = new ArrayList<>();
    moves.add(TileKeyFrame.lit(0, 1, Easing.STEP));
    for (int i = 0; i <= STEPS; i++) {
      double share = (double) i / STEPS;
      double way = Easing.SINE_IN_OUT.at(share);
      double angle = 2 * Math.PI * (frequency * along + rotation + 1.5 * (way - 1));
      moves.add(TileKeyFrame.lit(from + share * (1 - STAGGER) * time, 1, Easing.LINEAR)
          .moved(way * reach * cell * StrictMath.cos(angle), way * reach * StrictMath.sin(angle))
          .scaled(1 + (SCALE - 1) * way));
    }
    return moves;
  }

  /** Clips that are in the picture sound one after the other along the diagonal, as many as there is time for. */
  private static void play(
      List<FlowingClip> clips, Setting setting, Zoom camera, double end, Plan.Builder plan) {
    Range volume = setting.volume(0.4, 0.8);
    double begin = setting.before();
    double step = Math.max(SHORTEST_STEP, Math.min(LONGEST_STEP, (end - begin) / clips.size()));
    int count = (int) Math.max(1, (end - begin) / step);
    for (int i = 0; i < count; i++) {
      double at = begin + i * step;
      int first = (int) ((long) i * clips.size() / count);
      for (int j = 0; j < clips.size(); j++) {
        FlowingClip clip = clips.get((first + j) % clips.size());
        double dur = clip.clip.sample().dur();
        if (clip.isSeen(camera, at) && clip.isSeen(camera, at + dur)) {
          double x = clip.clip.column() + 0.5;
          double loud = volume.at(Math.sin(Math.PI * (at - begin) / (end - begin)));
          plan.hear(new PlacedSound(at, loud, camera.pan(x, at)).of(clip.clip, dur));
          clip.light.play(at, at + dur);
          break;
        }
      }
    }
  }

  /** Comes in the first third and stays. */
  private Caption caption(String text, double begin, double end, double until) {
    double from = begin + TITLE * (end - begin);
    return new Caption(
        text,
        captionSize,
        List.of(
            new CaptionKeyFrame(from - TITLE_FADE, 0.5, 0.5, 0, Easing.STEP),
            new CaptionKeyFrame(from, 0.5, 0.5, 1, Easing.SINE_IN_OUT),
            new CaptionKeyFrame(Math.max(end, until), 0.5, 0.5, 1, Easing.LINEAR)));
  }
}
