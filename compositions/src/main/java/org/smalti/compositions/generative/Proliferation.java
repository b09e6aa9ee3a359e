package org.smalti.compositions.generative;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
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
 * Rings of clips appear from the centre outwards, ever faster, while the camera moves away. Within a ring the clips
 * come in the order of their distance to the centre in the map of sounds. A ring lasts 4 × base step / its number. The
 * camera rests until the rings reach the edge of the first window, then it zooms out so that each ring is visible in
 * time.
 */
@Command(
    description =
        "Clips appear ring by ring from the centre, ever faster, while the camera zooms out.")
public final class Proliferation implements Composition {
  private static final double RISE = 0.2;
  private static final double LEAST_LIT = 400;

  @Option(
      names = "--base-step",
      paramLabel = "MS",
      description = "time from clip to clip in the first ring (default: 4096)")
  private double baseStep = 4096;

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
    Clips clips = setting.clips();
    Canvas canvas = setting.canvas();
    Range volume = setting.volume(0.25, 1);
    List<List<Clip>> rings = rings(clips, canvas);
    double[] begins = begins(rings.size());
    double end = begins[rings.size()];
    Plan.Builder plan = setting.begin();
    new Camera(canvas, radii(rings, canvas), begins, 0.4 * baseStep).follow(plan, setting.before());
    for (int ring = 0; ring < rings.size(); ring++) {
      List<Clip> inRing = rings.get(ring);
      double step = (begins[ring + 1] - begins[ring]) / Math.max(1, inRing.size());
      boolean[] heard = heard(inRing.size(), step, setting.random());
      for (int i = 0; i < inRing.size(); i++) {
        double at = setting.before() + begins[ring] + i * step;
        Clip clip = inRing.get(i);
        if (heard[i]) {
          plan.hear(clip.heard(at, volume.at(1 - (at - setting.before()) / end), canvas));
        }
        plan.see(clip.seen(poses(clip, at, setting.brightness(0.5, 1))));
      }
    }
    return plan.build();
  }

  private void check() {
    if (!(baseStep >= 1) || !(minInterval >= 0) || !(clipScale > 0 && clipScale <= 4)) {
      throw SmaltiException.usage(
          "--base-step is at least 1 ms, --min-interval at least 0 ms, --clip-scale more than 0 and at most 4");
    }
    if (ringPool < 1) {
      throw SmaltiException.usage("--ring-pool is at least 1, not " + ringPool);
    }
  }

  /** From black to light during the first fifth of the sound, then down to an afterglow. */
  private List<TileKeyFrame> poses(Clip clip, double at, Range light) {
    double lit = Math.max(LEAST_LIT, clip.sample().dur());
    return List.of(
        TileKeyFrame.lit(at, 0, Easing.STEP),
        TileKeyFrame.lit(at + RISE * lit, light.high(), Easing.SINE_IN_OUT).scaled(clipScale),
        TileKeyFrame.lit(at + lit, light.low(), Easing.SINE_IN_OUT));
  }

  /** When each ring begins, in ms from the first clip, and when the last one ends. */
  private double[] begins(int rings) {
    double[] begins = new double[rings + 1];
    for (int ring = 0; ring < rings; ring++) {
      begins[ring + 1] = begins[ring] + 4 * baseStep / (ring + 1);
    }
    return begins;
  }

  /** Which clips of a ring are heard: all, or as many as keep the least interval, chosen at random. */
  private boolean[] heard(int count, double step, RandomGenerator random) {
    boolean[] heard = new boolean[count];
    int wanted = step >= minInterval ? count : (int) Math.max(1, count * step / minInterval);
    if (wanted >= count) {
      Arrays.fill(heard, true);
      return heard;
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(random.nextLong()));
    order.subList(0, wanted).forEach(i -> heard[i] = true);
    return heard;
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
    double[] centre = centre(rings.get(0));
    Comparator<Clip> nearest = Comparator.comparingDouble(clip -> away(clip, centre));
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

  private double[] centre(List<Clip> innermost) {
    double[] centre = new double[distance.size()];
    for (Clip clip : innermost) {
      for (int i = 0; i < centre.length; i++) {
        centre[i] += clip.row().number(distance.get(i)) / innermost.size();
      }
    }
    return centre;
  }

  private double away(Clip clip, double[] centre) {
    double sum = 0;
    for (int i = 0; i < centre.length; i++) {
      double difference = clip.row().number(distance.get(i)) - centre[i];
      sum += difference * difference;
    }
    return sum;
  }
}
