package org.smalti.compositions.generative;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.smalti.compositions.Clip;
import org.smalti.compositions.Clips;
import org.smalti.compositions.Composition;
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
 * outwards and sound. The camera moves in meanwhile.
 */
@Command(
    description =
        "Waves of light and sound run outwards through the grid while the camera zooms in.")
public final class Waves implements Composition {
  private static final double REST = 0.4;
  private static final double FADE_IN = 900;
  private static final double SHORTEST = 600;
  /** The innermost clips are always heard. */
  private static final int KEPT = 256;

  @Option(
      names = "--waves",
      paramLabel = "N",
      description = "how many waves (default: ${DEFAULT-VALUE})")
  private int waves = 8;

  @Option(
      names = "--beat",
      paramLabel = "MS",
      description = "time from wave to wave (default: ${DEFAULT-VALUE})")
  private int beat = 12_000;

  @Option(
      names = "--wave",
      paramLabel = "MS",
      description = "how long a wave is under way (default: ${DEFAULT-VALUE})")
  private int wave = 16_000;

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
    Clips clips = setting.clips();
    Canvas canvas = setting.canvas();
    List<Clip> ordered = new ArrayList<>(clips.list());
    ordered.sort(Comparator.comparingDouble((Clip clip) -> distance(clip, canvas))
        .thenComparingDouble(clip -> angle(clip, canvas)));
    Plan.Builder plan = setting.begin();
    double end = setting.before() + (waves - 1.0) * beat + wave;
    plan.look(canvas.view(0, canvas.first(), Easing.STEP));
    plan.look(canvas.view(end, canvas.last(), Easing.QUADRATIC_IN_OUT));
    double share = (double) (audible - KEPT) / Math.max(1, ordered.size() - KEPT);
    for (int rank = 0; rank < ordered.size(); rank++) {
      Clip clip = ordered.get(rank);
      double outwards = (double) rank / ordered.size();
      boolean heard = setting.random().nextDouble() < share || rank < KEPT;
      List<TileKeyFrame> poses = new ArrayList<>();
      poses.add(TileKeyFrame.lit(0, 0, Easing.STEP));
      poses.add(TileKeyFrame.lit(FADE_IN, REST, Easing.LINEAR));
      for (int i = 0; i < waves; i++) {
        double at = setting.before() + (double) i * beat + wave * outwards;
        pass(clip, canvas, at, poses);
        if (heard) {
          plan.hear(clip.heard(at, 0.9 - 0.6 * outwards, canvas));
        }
      }
      plan.see(clip.seen(poses));
    }
    return plan.build();
  }

  private void check() {
    if (waves < 1 || beat < 1 || wave < 1 || audible < 0) {
      throw SmaltiException.usage(
          "--waves, --beat and --wave are at least 1, --audible at least 0");
    }
    if (!(clipScale > 0 && clipScale <= 4) || !(Math.abs(push) <= 16)) {
      throw SmaltiException.usage(
          "--clip-scale is more than 0 and at most 4, --push from -16 to 16");
    }
  }

  /** Adds what a clip does when a wave comes; a wave that comes before it is at rest again begins from where it is. */
  private void pass(Clip clip, Canvas canvas, double at, List<TileKeyFrame> poses) {
    double dur = Math.max(SHORTEST, clip.sample().dur());
    while (poses.size() > 2 && poses.get(poses.size() - 1).at() >= at) {
      poses.remove(poses.size() - 1);
    }
    double angle = angle(clip, canvas);
    double dx = push * StrictMath.cos(angle);
    double dy = push * StrictMath.sin(angle);
    if (poses.size() == 2 || Math.abs(poses.get(poses.size() - 1).brightness() - REST) < 1e-9) {
      poses.add(TileKeyFrame.lit(at, REST, Easing.STEP));
    }
    poses.add(TileKeyFrame.lit(at + 0.3 * dur, 1, Easing.SINE_IN_OUT)
        .scaled(clipScale)
        .moved(dx, dy));
    poses.add(TileKeyFrame.lit(at + dur, REST, Easing.SINE_IN_OUT));
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
