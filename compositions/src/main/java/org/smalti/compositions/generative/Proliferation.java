package org.smalti.compositions.generative;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.smalti.compositions.Clip;
import org.smalti.compositions.Clips;
import org.smalti.compositions.Composition;
import org.smalti.compositions.Range;
import org.smalti.compositions.Setting;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.Easing;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.TileKeyFrame;
import org.smalti.core.SmaltiException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Rings of clips light up from the centre outwards, ever faster, while the camera moves away. Within a ring the clips
 * come in the order of their distance to the centre in the map of sounds. Before the light reaches a clip it can be
 * seen dimly. While new clips come slowly, those that are there answer: they sound again, softly. The camera rests
 * until the rings reach the edge of the first window, then it zooms out so that each ring is visible in time. At the
 * end all of them shine.
 */
@Command(
    description =
        "Clips appear ring by ring from the centre, ever faster, while the camera zooms out.")
public final class Proliferation implements Composition {
  private static final double RISE = 0.2;
  private static final double LEAST_LIT = 400;
  private static final double LEAST_STEP = 400;
  private static final double LONGEST_STEP = 3_600_000;
  /** Brightness of a clip that has not come yet, as a share of that of one at rest. */
  private static final double DIM = 0.5;

  private static final double DAWN = 1500;
  /** The ring that can be seen dimly, as a multiple of the one that lights up. */
  private static final double AHEAD = 1.6;

  /** ms in which all clips light up at the end. */
  private static final double FINALE = 1200;

  private static final double ANSWER_VOLUME = 0.6;
  private static final double ANSWER_LIGHT = 0.8;
  /** 4 × 4096 ms × (1 + 1/2 + … + 1/64): how long media-tools takes for 128x128 clips. */
  private static final double MANY_MILLIS = 77_722;

  private static final double FEW_MILLIS = 27_000;

  @Option(
      names = "--base-step",
      paramLabel = "MS",
      description =
          "time from the first clip to the second (default: by the number of clips; 16,384: 4096)")
  private double baseStep = Double.NaN;

  @Option(
      names = "--distance",
      paramLabel = "COLUMNS",
      split = ",",
      description = "columns of the distance that orders the clips of a ring (default: tsne,tsne2)")
  private List<String> distance = List.of("tsne", "tsne2");

  @Option(
      names = "--clip-scale",
      paramLabel = "FACTOR",
      description = "how large a clip is while it lights up (default: ${DEFAULT-VALUE})")
  private double clipScale = 1.1;

  @Option(
      names = "--min-interval",
      paramLabel = "MS",
      description = "clips that follow each other faster are seen, but not all heard (default: 16)")
  private double minInterval = 16;

  @Option(
      names = "--answer",
      paramLabel = "MS",
      description =
          "clips that are there sound again where the next one takes longer; 0: never (default:"
              + " 900)")
  private double answer = 900;

  @Option(
      names = "--ring-pool",
      paramLabel = "N",
      description = "how many rings the next clips are taken from (default: ${DEFAULT-VALUE})")
  private int ringPool = 1;

  @Override
  public List<String> columns() {
    return distance;
  }

  @Override
  public Plan plan(Setting setting) {
    check();
    Canvas canvas = setting.canvas();
    List<List<Clip>> rings = rings(setting.clips(), canvas);
    Acceleration times = times(setting.clips().size());
    double[] begins = begins(rings, times);
    Plan.Builder plan = setting.begin();
    new Camera(canvas, radii(rings, canvas), begins, calm(begins)).follow(plan, setting.before());
    List<Born> all = new ArrayList<>();
    for (int ring = 0; ring < rings.size(); ring++) {
      double dawn = dawn(ring, begins, canvas, radii(rings, canvas)) + setting.before();
      for (Clip clip : rings.get(ring)) {
        all.add(new Born(clip, setting.before() + times.at(all.size()), dawn, new TilePoses()));
      }
    }
    Range light = setting.brightness(0.7, 1);
    double end = begins[rings.size()];
    for (int i = 0; i < all.size(); i++) {
      Born born = all.get(i);
      double next = setting.before() + times.at(i + 1);
      double loud = setting.volume(0.25, 1).at(1 - (born.at - setting.before()) / end);
      if (minInterval == 0 || setting.random().nextDouble() < (next - born.at) / minInterval) {
        plan.hear(born.clip.heard(born.at, loud, canvas));
      }
      appear(born, light);
      if (i + 1 < all.size()) {
        answers(plan, setting, all.subList(0, i + 1), next, loud);
      }
    }
    double last = setting.before() + end;
    for (Born born : all) {
      born.poses.from(last);
      born.poses.then(TileKeyFrame.lit(last + FINALE, light.high(), Easing.SINE_IN_OUT));
      plan.see(born.clip.seen(born.poses.list()));
    }
    return plan.build();
  }

  /**
   * A clip and when it comes.
   *
   * @param at ms: when it lights up and sounds
   * @param dawn ms: from when it can be seen dimly
   */
  private record Born(Clip clip, double at, double dawn, TilePoses poses) {}

  private void check() {
    if (baseStep < 1
        || baseStep > LONGEST_STEP
        || !(minInterval >= 0)
        || !(clipScale > 0 && clipScale <= 4)) {
      throw SmaltiException.usage(
          "--base-step is 1 to 3600000 ms, --min-interval at least 0 ms, --clip-scale more than 0"
              + " and at most 4");
    }
    if (ringPool < 1) {
      throw SmaltiException.usage("--ring-pool is at least 1, not " + ringPool);
    }
    if (!(answer == 0 || answer >= 100)) {
      throw SmaltiException.usage("--answer is 0 or at least 100 ms, not " + answer);
    }
  }

  private Acceleration times(int clips) {
    Pace pace = new Pace(clips);
    double usual = Math.max(LEAST_STEP, pace.between(450, 4096));
    double first = Double.isNaN(baseStep) ? usual : baseStep;
    return new Acceleration(clips, first, pace.between(FEW_MILLIS, MANY_MILLIS) * first / usual);
  }

  /** When each ring begins, in ms from the first clip, and when the last one ends. */
  private static double[] begins(List<List<Clip>> rings, Acceleration times) {
    double[] begins = new double[rings.size() + 1];
    int clips = 0;
    for (int ring = 0; ring < rings.size(); ring++) {
      clips += rings.get(ring).size();
      begins[ring + 1] = times.at(clips);
    }
    return begins;
  }

  /** ms over which the camera's way is smoothed, before and after. */
  private static double calm(double[] begins) {
    return Math.max(200, 0.02 * begins[begins.length - 1]);
  }

  /** From when a ring can be seen dimly, in ms from the first clip; 0 for those of the first window. */
  private static double dawn(int ring, double[] begins, Canvas canvas, double[] radii) {
    double first = Math.max(
        canvas.first().columns() / (2 * canvas.middleX()),
        canvas.first().rows() / (2 * canvas.middleY()));
    double reach = Math.max(canvas.middleX(), canvas.middleY());
    if (radii[ring] <= 1 + AHEAD * Math.min(1, first) * reach) {
      return Double.NEGATIVE_INFINITY;
    }
    return begins[(int) (ring / AHEAD)];
  }

  /** Dim first, then to full light during the first fifth of the sound, then down to an afterglow. */
  private void appear(Born born, Range light) {
    double lit = Math.max(LEAST_LIT, born.clip.sample().dur());
    double dawn = Math.max(0, born.dawn);
    if (dawn < born.at) {
      double bright = Math.min(born.at, dawn + DAWN);
      born.poses.then(TileKeyFrame.lit(dawn, 0, Easing.STEP));
      born.poses.then(TileKeyFrame.lit(bright, DIM * light.low(), Easing.SINE_IN_OUT));
      born.poses.from(born.at);
    } else {
      born.poses.then(TileKeyFrame.lit(born.at, 0, Easing.STEP));
    }
    flash(born, born.at, lit, light, light.high());
  }

  private void flash(Born born, double at, double lit, Range light, double bright) {
    born.poses.then(
        TileKeyFrame.lit(at + RISE * lit, bright, Easing.SINE_IN_OUT).scaled(clipScale));
    born.poses.then(TileKeyFrame.lit(at + lit, light.low(), Easing.SINE_IN_OUT));
  }

  /** Lets those that are there sound again, in turn, so that it does not become silent until the next one comes. */
  private void answers(
      Plan.Builder plan, Setting setting, List<Born> there, double next, double loud) {
    double from = there.get(there.size() - 1).at;
    int parts = answer == 0 ? 1 : (int) Math.ceil((next - from) / answer);
    for (int part = 1; part < parts; part++) {
      double at = from + (next - from) * part / parts;
      Born again = there.get(Math.floorMod(there.size() - part, there.size()));
      plan.hear(again.clip.heard(at, ANSWER_VOLUME * loud, setting.canvas()));
      Range light = setting.brightness(0.7, 1);
      double lit = Math.max(LEAST_LIT, again.clip.sample().dur());
      again.poses.from(at);
      flash(again, at, lit, light, Math.max(light.low(), ANSWER_LIGHT * light.high()));
    }
  }

  /** The clips ring by ring, each ring in the order of the distance in the map of sounds to the centre's clips. */
  private List<List<Clip>> rings(Clips clips, Canvas canvas) {
    List<List<Clip>> rings = new ArrayList<>();
    for (Clip clip : clips) {
      int ring = ring(clip, canvas);
      while (rings.size() <= ring) {
        rings.add(new ArrayList<>());
      }
      rings.get(ring).add(clip);
    }
    rings.removeIf(List::isEmpty);
    SoundMap map = new SoundMap(clips, distance);
    double[] centre = map.middle(rings.get(0));
    Comparator<Clip> nearest = Comparator.comparingDouble(clip -> map.away(clip, centre));
    rings.forEach(ring -> ring.sort(nearest));
    return ringPool == 1 ? rings : pooled(rings, nearest);
  }

  /** 0 for the innermost cells. A grid that is not square has rings of its own shape. */
  private static int ring(Clip clip, Canvas canvas) {
    double halfWidth = canvas.middleX();
    double halfHeight = canvas.middleY();
    double reach = Math.max(halfWidth, halfHeight);
    double x = Math.abs(clip.column() + 0.5 - halfWidth) * reach / halfWidth;
    double y = Math.abs(clip.line() + 0.5 - halfHeight) * reach / halfHeight;
    return (int) Math.floor(Math.max(x, y) + 1e-9);
  }

  /** How far each ring reaches from the middle, so that a camera can show it. */
  private double[] radii(List<List<Clip>> rings, Canvas canvas) {
    double[] radii = new double[rings.size()];
    for (int i = 0; i < radii.length; i++) {
      for (Clip clip : rings.get(i)) {
        radii[i] = Math.max(radii[i], ring(clip, canvas) + 1.0);
      }
    }
    return radii;
  }

  /** Lets each ring's clips be the nearest ones of several rings. */
  private List<List<Clip>> pooled(List<List<Clip>> rings, Comparator<Clip> nearest) {
    List<List<Clip>> mixed = new ArrayList<>();
    List<Clip> pool = new ArrayList<>();
    int next = 0;
    for (int ring = 0; ring < rings.size(); ring++) {
      for (; next < rings.size() && next < ring + ringPool; next++) {
        pool.addAll(rings.get(next));
      }
      pool.sort(nearest);
      List<Clip> taken = pool.subList(0, rings.get(ring).size());
      mixed.add(List.copyOf(taken));
      taken.clear();
    }
    return mixed;
  }
}
