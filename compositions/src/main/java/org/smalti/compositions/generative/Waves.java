package org.smalti.compositions.generative;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.smalti.compositions.Clip;
import org.smalti.compositions.Composition;
import org.smalti.compositions.Range;
import org.smalti.compositions.Setting;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.Easing;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.TileKeyFrame;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.GridSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Waves run from the centre outwards, a new one every beat. Where a wave passes, clips light up, grow, are pushed
 * outwards and sound. The camera moves in meanwhile, and each wave runs over what it shows: to the edge of the picture,
 * in its whole time.
 */
@Command(
    description =
        "Waves of light and sound run outwards through the grid while the camera zooms in.")
public final class Waves implements Composition {
  private static final double FADE_IN = 900;
  private static final double SHORTEST = 600;
  /** The innermost clips are always heard. */
  private static final int KEPT = 256;
  /** ms from clip to clip that a wave needs at most. */
  private static final double SLOWEST = 800;
  /** Cells: what is pushed out of the picture would not be seen while it sounds. */
  private static final double WELL_SEEN = 0.3;
  /** A wave is laid over what is seen while it passes, which depends on when it passes: so often it is tried. */
  private static final int TRIALS = 6;

  @Option(
      names = "--waves",
      paramLabel = "N",
      description = "how many waves (default: by the number of clips; 16,384: 8)")
  private @Nullable Integer waves;

  @Option(
      names = "--beat",
      paramLabel = "MS",
      description = "time from wave to wave (default: by the number of clips; 16,384: 12000)")
  private @Nullable Integer beat;

  @Option(
      names = "--wave",
      paramLabel = "MS",
      description = "how long a wave is under way (default: by the number of clips; 16,384: 16000)")
  private @Nullable Integer wave;

  @Option(
      names = "--push",
      paramLabel = "CELLS",
      description = "how far a clip is pushed outwards (default: ${DEFAULT-VALUE})")
  private double push = 0.8;

  @Option(
      names = "--clip-scale",
      paramLabel = "FACTOR",
      description = "how large a clip is while it lights up (default: ${DEFAULT-VALUE})")
  private double clipScale = 1.5;

  @Option(
      names = "--audible",
      paramLabel = "N",
      description = "at most so many clips of the grid are heard (default: ${DEFAULT-VALUE})")
  private int audible = 8192;

  @Override
  public GridSize usualFirst(GridSize all) {
    return all.within(new GridSize(128, 128));
  }

  @Override
  public GridSize usualLast(GridSize all) {
    return Composition.third(all, new GridSize(32, 32));
  }

  @Override
  public Plan plan(Setting setting) {
    check();
    Canvas canvas = setting.canvas();
    Pace pace = new Pace(setting.clips().size());
    int count = waves != null ? waves : pace.count(5, 8);
    double way = wave != null ? wave : pace.between(5800, 16_000);
    double step = beat != null ? beat : pace.between(4400, 12_000);
    Range light = setting.brightness(0.5, 1);
    Range volume = setting.volume(0.3, 0.9);
    double end = setting.before() + (count - 1) * step + way;
    Window window = new Window(List.of(
        canvas.view(0, canvas.first(), Easing.STEP),
        canvas.view(end, canvas.last(), Easing.QUADRATIC_IN_OUT)));
    List<Clip> ordered = new ArrayList<>(setting.clips().list());
    ordered.sort(Comparator.comparingDouble((Clip clip) -> distance(clip, canvas))
        .thenComparingDouble(clip -> angle(clip, canvas)));
    Map<Clip, TilePoses> poses = new HashMap<>();
    Set<Clip> heard = heard(ordered, setting);
    Plan.Builder plan = setting.begin();
    window.lookThrough(plan);
    double from = setting.before();
    for (int i = 0; i < count; i++) {
      List<Clip> seen = seen(ordered, window, from, way);
      double lasts = wave != null ? way : Math.min(way, SLOWEST * seen.size());
      for (int rank = 0; rank < seen.size(); rank++) {
        Clip clip = seen.get(rank);
        double outwards = (double) rank / seen.size();
        double at = from + lasts * outwards;
        pass(clip, canvas, at, light, poses.computeIfAbsent(clip, each -> resting(light)));
        if (heard.contains(clip)) {
          plan.hear(clip.heard(at, volume.at(1 - outwards), canvas));
        }
      }
      from += beat != null ? step : step * lasts / way;
    }
    for (Clip clip : ordered) {
      plan.see(clip.seen(poses.computeIfAbsent(clip, each -> resting(light)).list()));
    }
    return plan.build();
  }

  private static TilePoses resting(Range light) {
    return new TilePoses()
        .then(TileKeyFrame.lit(0, 0, Easing.STEP))
        .then(TileKeyFrame.lit(FADE_IN, light.low(), Easing.LINEAR));
  }

  private void check() {
    if (isBelowOne(waves) || isBelowOne(beat) || isBelowOne(wave) || audible < 0) {
      throw SmaltiException.usage(
          "--waves, --beat and --wave are at least 1, --audible at least 0");
    }
    if (!(clipScale > 0 && clipScale <= 4) || !(Math.abs(push) <= 16)) {
      throw SmaltiException.usage(
          "--clip-scale is more than 0 and at most 4, --push from -16 to 16");
    }
  }

  private static boolean isBelowOne(@Nullable Integer given) {
    return given != null && given < 1;
  }

  private Set<Clip> heard(List<Clip> ordered, Setting setting) {
    double share = (double) (audible - KEPT) / Math.max(1, ordered.size() - KEPT);
    Set<Clip> heard = new HashSet<>();
    for (int rank = 0; rank < ordered.size(); rank++) {
      if (setting.random().nextDouble() < share || rank < Math.min(KEPT, audible)) {
        heard.add(ordered.get(rank));
      }
    }
    return heard;
  }

  /** The clips that are in the picture when a wave over them passes. */
  private static List<Clip> seen(List<Clip> ordered, Window window, double from, double way) {
    List<Clip> seen = ordered;
    for (int trial = 0; trial < TRIALS; trial++) {
      List<Clip> before = seen;
      List<Clip> kept = new ArrayList<>();
      for (int rank = 0; rank < before.size(); rank++) {
        Clip clip = before.get(rank);
        double at = from + way * rank / before.size();
        if (window.shows(clip.column() + 0.5, clip.line() + 0.5, WELL_SEEN, at)) {
          kept.add(clip);
        }
      }
      seen = kept;
      if (kept.size() == before.size()) {
        break;
      }
    }
    return seen;
  }

  /** What a clip does when a wave comes; one that comes before it is at rest again begins from where it is. */
  private void pass(Clip clip, Canvas canvas, double at, Range light, TilePoses poses) {
    double dur = Math.max(SHORTEST, clip.sample().dur());
    double angle = angle(clip, canvas);
    double dx = push * StrictMath.cos(angle);
    double dy = push * StrictMath.sin(angle);
    poses
        .from(at)
        .then(TileKeyFrame.lit(at + 0.3 * dur, light.high(), Easing.SINE_IN_OUT)
            .scaled(clipScale)
            .moved(dx, dy))
        .then(TileKeyFrame.lit(at + dur, light.low(), Easing.SINE_IN_OUT));
  }

  private static double distance(Clip clip, Canvas canvas) {
    return StrictMath.hypot(
        clip.column() + 0.5 - canvas.middleX(), clip.line() + 0.5 - canvas.middleY());
  }

  private static double angle(Clip clip, Canvas canvas) {
    return StrictMath.atan2(
        clip.line() + 0.5 - canvas.middleY(), clip.column() + 0.5 - canvas.middleX());
  }
}
