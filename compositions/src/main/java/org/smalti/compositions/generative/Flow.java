package org.smalti.compositions.generative;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.smalti.compositions.Clip;
import org.smalti.compositions.Clips;
import org.smalti.compositions.Composition;
import org.smalti.compositions.Range;
import org.smalti.compositions.Setting;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.Circling;
import org.smalti.compositions.plan.Easing;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.Sound;
import org.smalti.compositions.plan.SoundTreatment;
import org.smalti.compositions.plan.TileKeyFrame;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.GridSize;
import org.smalti.core.table.Sample;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Every clip circles around its own place, each a little later than its neighbour, so that the grid flows. Clips spread
 * evenly over the order of their sounds come forward one after the other, and sound, stretched, for a long time.
 */
@Command(
    description =
        "Every clip circles around its place so that the grid flows, while stretched sounds follow"
            + " each other.")
public final class Flow implements Composition {
  private static final double FADE_IN = 1200;
  private static final double MOST_STRETCHED = 200;
  /** Columns that put sounds in an order, the best one first. */
  private static final List<String> ORDERS = List.of("stsne", "tsne", Sample.HZ);

  @Option(
      names = "--radius",
      paramLabel = "CELLS",
      description = "of the circles (default: by the number of clips; 16,384: 4)")
  private double radius = Double.NaN;

  @Option(
      names = "--frequency",
      paramLabel = "X,Y",
      split = ",",
      arity = "1",
      description = "waves across the grid and down (default: by the number of clips; 16,384: 2,2)")
  private List<Double> frequency = List.of();

  @Option(
      names = "--rotation",
      paramLabel = "MS",
      description = "time for a circle (default: by the number of clips; 16,384: 8000)")
  private double rotation;

  @Option(
      names = "--rotations",
      paramLabel = "N",
      description = "how many circles (default: by the number of clips; 16,384: 8)")
  private int rotations;

  @Option(
      names = "--playing",
      paramLabel = "N",
      description = "how many clips sound (default: by the number of clips; 16,384: 512)")
  private int playing;

  @Option(
      names = "--play",
      paramLabel = "MS",
      description = "how long each one sounds (default: by the number of clips; 16,384: 8000)")
  private double play;

  @Option(
      names = "--order",
      paramLabel = "COLUMN",
      description = "what orders the sounds (default: stsne, else tsne, else hz)")
  private @Nullable String order;

  @Option(
      names = "--clip-scale",
      paramLabel = "FACTOR",
      description = "how large a clip is while it sounds (default: ${DEFAULT-VALUE})")
  private double clipScale = 1.8;

  @Override
  public GridSize usualFirst(GridSize all) {
    return all.within(new GridSize(128, 128));
  }

  @Override
  public List<String> columns() {
    return order == null ? List.of() : List.of(order);
  }

  @Override
  public Plan plan(Setting setting) {
    check();
    Clips clips = setting.clips();
    Canvas canvas = setting.canvas();
    Pace pace = new Pace(clips.size());
    double turn = rotation > 0 ? rotation : pace.between(7000, 8000);
    double end = setting.before() + turn * (rotations > 0 ? rotations : pace.count(4, 8));
    double far = Double.isNaN(radius) ? pace.between(0.7, 4) : radius;
    Range light = setting.brightness(0.55, 1);
    Window window = new Window(List.of(
        canvas.view(0, canvas.first(), Easing.STEP),
        canvas.view(end, canvas.last(), Easing.SINE_IN_OUT)));
    Plan.Builder plan = setting.begin();
    window.lookThrough(plan);
    Map<Clip, TilePoses> poses = new HashMap<>();
    for (Clip clip : clips) {
      poses.put(
          clip,
          new TilePoses()
              .then(TileKeyFrame.lit(0, 0, Easing.STEP))
              .then(TileKeyFrame.lit(FADE_IN, light.low(), Easing.SINE_IN_OUT)));
    }
    play(plan, setting, end, far, window, poses);
    for (Clip clip : clips) {
      if (window.shows(clip.column() + 0.5, clip.line() + 0.5, -far, 0)
          || window.shows(clip.column() + 0.5, clip.line() + 0.5, -far, end)) {
        TilePoses made = poses.getOrDefault(clip, new TilePoses());
        plan.see(clip.seen(made.list()).circling(circle(clip, clips.size(), canvas, far, turn)));
      }
    }
    return plan.build();
  }

  private void check() {
    if (!frequency.isEmpty() && frequency.size() != 2) {
      throw SmaltiException.usage("--frequency is two numbers of waves, such as 2,2");
    }
    if (radius < 0 || rotation < 0 || rotations < 0 || playing < 0 || play < 0) {
      throw SmaltiException.usage(
          "--radius, --rotation, --rotations, --playing and --play are at least 0");
    }
    if (!(clipScale > 0 && clipScale <= 8)) {
      throw SmaltiException.usage("--clip-scale is more than 0 and at most 8");
    }
  }

  /** A clip's circle; the turn begins later from the top left of the grid to its bottom right. */
  private Circling circle(Clip clip, int clips, Canvas canvas, double far, double turn) {
    double usual = new Pace(clips).between(1, 2);
    double across = frequency.isEmpty() ? usual : frequency.get(0);
    double down = frequency.isEmpty() ? usual : frequency.get(1);
    double phase = across * clip.column() / canvas.grid().columns()
        + down * clip.line() / canvas.grid().rows();
    return new Circling(far, far, turn, -phase);
  }

  /** Lets clips come forward and sound, in the order of their sounds. */
  private void play(
      Plan.Builder plan,
      Setting setting,
      double end,
      double far,
      Window window,
      Map<Clip, TilePoses> poses) {
    Pace pace = new Pace(setting.clips().size());
    double lasts =
        Math.min(play > 0 ? play : pace.between(3500, 8000), (end - setting.before()) / 2);
    List<Clip> players = players(setting, far, end, window, pace);
    Range light = setting.brightness(0.55, 1);
    Range volume = setting.volume(0.4, 0.6);
    double step = (end - lasts - setting.before()) / Math.max(1, players.size());
    for (int i = 0; i < players.size(); i++) {
      Clip clip = players.get(i);
      double at = setting.before() + i * step;
      double loud = volume.at(setting.random().nextDouble());
      plan.hear(stretched(clip.heard(at, loud, setting.canvas()), lasts));
      TilePoses made = poses.get(clip);
      if (made != null) {
        made.from(at)
            .then(TileKeyFrame.lit(at + 0.3 * lasts, light.high(), Easing.SINE_IN_OUT)
                .scaled(clipScale))
            .then(TileKeyFrame.lit(at + lasts, light.low(), Easing.SINE_IN_OUT));
      }
    }
  }

  private static Sound stretched(Sound sound, double lasts) {
    double factor = Math.max(1, Math.min(MOST_STRETCHED, lasts / sound.dur()));
    return sound.treated(SoundTreatment.NONE.stretched(factor));
  }

  /** Evenly spread over the order of all that stay in the picture on their way. */
  private List<Clip> players(Setting setting, double far, double end, Window window, Pace pace) {
    String column = column(setting.clips());
    List<Clip> ordered = new ArrayList<>(setting.clips().list().stream()
        .filter(clip -> window.shows(clip.column() + 0.5, clip.line() + 0.5, far, 0))
        .filter(clip -> window.shows(clip.column() + 0.5, clip.line() + 0.5, far, end))
        .toList());
    ordered.sort(Comparator.comparingDouble((Clip clip) -> clip.row().number(column, -1))
        .thenComparingInt(Clip::line)
        .thenComparingInt(Clip::column));
    int count = Math.min(ordered.size(), playing > 0 ? playing : pace.count(90, 512));
    List<Clip> players = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      players.add(ordered.get((int) ((long) i * ordered.size() / count)));
    }
    return players;
  }

  private String column(Clips clips) {
    if (order != null) {
      return order;
    }
    for (String each : ORDERS) {
      if (clips.list().get(0).row().columns().has(each)) {
        return each;
      }
    }
    if (clips.list().stream().allMatch(Clip::isSilent)) {
      return Sample.START;
    }
    String table = clips.list().get(0).row().columns().source();
    throw SmaltiException.input(table + ": no column stsne, tsne or hz to order the sounds by;"
        + " run 'smalti tsne --components 1 --prefix stsne' or 'smalti features' first");
  }
}
