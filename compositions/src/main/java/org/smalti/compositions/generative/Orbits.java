package org.smalti.compositions.generative;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
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
 * The rings of the grid turn around its middle, one cell every beat, neighbouring rings in opposite directions and each
 * at its own part of the beat. Rings join one after the other from the innermost three. A clip lights up and sounds
 * when it passes three on the clock. Half-way everything turns around, so that at the end each clip is where it began.
 */
@Command(
    description =
        "Rings of clips turn around the middle; a clip sounds when it passes three on the clock.")
public final class Orbits implements Composition {
  private static final double FADE_IN = 900;
  private static final double SHORTEST = 600;
  /** Rings that turn from the beginning. */
  private static final int TOGETHER = 3;

  @Option(
      names = "--beat",
      paramLabel = "MS",
      description = "time from cell to cell (default: by the number of clips; 16,384: 1024)")
  private double beat;

  @Option(
      names = "--beat-division",
      paramLabel = "N",
      description = "how often the beat is halved for the rings' parts of it (default: 4)")
  private int beatDivision = 4;

  @Option(
      names = "--ring-offset",
      paramLabel = "BEATS",
      description = "time until the next ring joins (default: ${DEFAULT-VALUE})")
  private int ringOffset = 4;

  @Option(
      names = "--clip-scale",
      paramLabel = "FACTOR",
      description = "how large a clip is while it sounds (default: ${DEFAULT-VALUE})")
  private double clipScale = 1.4;

  @Override
  public GridSize usualFirst(GridSize all) {
    return Composition.third(all, new GridSize(32, 32));
  }

  @Override
  public GridSize usualLast(GridSize all) {
    return all.within(new GridSize(64, 64));
  }

  @Override
  public Plan plan(Setting setting) {
    if (beat < 0 || beatDivision < 0 || beatDivision > 8 || ringOffset < 1) {
      throw SmaltiException.usage(
          "--beat is at least 0 ms, --beat-division from 0 to 8, --ring-offset at least 1");
    }
    if (!(clipScale > 0 && clipScale <= 4)) {
      throw SmaltiException.usage("--clip-scale is more than 0 and at most 4");
    }
    return new Turning(setting).plan();
  }

  /** One piece. */
  private final class Turning {
    private final Setting setting;
    private final Canvas canvas;
    private final GridSize grid;
    private final double step;
    private final int rings;
    /** Beats from the first movement until all turns around. */
    private final double half;

    private final Window window;
    private final Range light;

    Turning(Setting setting) {
      this.setting = setting;
      canvas = setting.canvas();
      grid = canvas.grid();
      step = beat > 0 ? beat : new Pace(setting.clips().size()).between(500, 1024);
      rings = within(canvas.last());
      half = (double) ringOffset * (1 + Math.max(1, rings - TOGETHER + 1));
      window = window();
      light = setting.brightness(0.5, 1);
    }

    Plan plan() {
      Plan.Builder plan = setting.begin();
      window.lookThrough(plan);
      for (Clip clip : setting.clips()) {
        int ring = RingPath.ringOf(grid, clip.column(), clip.line());
        Orbit orbit = new Orbit(ring, clip);
        List<Double> passes = orbit.passes();
        for (double at : passes) {
          double loud = setting.volume(0.25, 1).at(1 - Math.min(1, (double) ring / rings));
          plan.hear(clip.heard(at, loud, canvas));
        }
        if (ring < rings || orbit.isEverSeen()) {
          plan.see(clip.seen(orbit.poses(passes)));
        }
      }
      return plan.build();
    }

    /** How many rings a window shows at least a side of. */
    private int within(GridSize seen) {
      int count = 1;
      for (int ring = 1; ring < RingPath.count(grid); ring++) {
        RingPath path = RingPath.of(grid, ring);
        count += path.columns() <= seen.columns() || path.rows() <= seen.rows() ? 1 : 0;
      }
      return count;
    }

    private Window window() {
      int first = within(canvas.first());
      double from = millis(Math.min(half, joins(Math.max(0, first - 2))));
      double until = millis(Math.min(half, joins(Math.max(1, rings - 1))));
      return new Window(List.of(
          canvas.view(0, canvas.first(), Easing.STEP),
          canvas.view(from, canvas.first(), Easing.LINEAR),
          canvas.view(Math.max(from + step, until), canvas.last(), Easing.LINEAR),
          canvas.view(millis(2 * half), canvas.last(), Easing.LINEAR)));
    }

    private double millis(double beats) {
      return setting.before() + beats * step;
    }

    /** The beat at which a ring joins. */
    private double joins(int ring) {
      int parts = 1 << beatDivision;
      // Neighbouring rings are far apart within the beat.
      double part = beatDivision == 0
          ? 0
          : (double) (Integer.reverse(ring % parts) >>> (32 - beatDivision)) / parts;
      return (double) ringOffset * Math.max(0, ring - TOGETHER + 1) + part;
    }

    /** The way of a clip. */
    private final class Orbit {
      private final Clip clip;
      private final RingPath path;
      private final int direction;
      private final double joined;
      private final Glide glide;
      private final boolean moves;

      Orbit(int ring, Clip clip) {
        this.clip = clip;
        path = RingPath.of(grid, ring);
        direction = ring % 2 == 0 ? 1 : -1;
        joined = joins(ring);
        double beats = half - joined;
        moves = path.isRound() && ring < rings && beats > 2;
        glide = new Glide(Math.max(2.5, beats), 1, Math.max(1.5, beats - 1));
      }

      /** How many cells it is on its way at a time, which is mirrored half-way. */
      private double way(double millis) {
        double beats = (millis - setting.before()) / step;
        return moves ? glide.at(Math.min(beats, 2 * half - beats) - joined) : 0;
      }

      private double position(double millis) {
        return path.position(clip.column(), clip.line()) + direction * way(millis);
      }

      /** When it passes three on the clock within the picture, in ms. */
      List<Double> passes() {
        List<Double> passes = new ArrayList<>();
        if (moves) {
          for (double beats : reaches(path.three())) {
            add(passes, joined + beats);
            add(passes, 2 * half - joined - beats);
          }
        } else if (!path.isRound()) {
          // A single row or column in the middle stays, and is played from end to end.
          int at = path.position(clip.column(), clip.line());
          for (double beats = at; beats < 2 * half; beats += path.length()) {
            add(passes, beats);
          }
        }
        passes.sort(null);
        return passes;
      }

      private void add(List<Double> passes, double beats) {
        double at = millis(beats);
        double place = position(at);
        boolean seen = window.shows(path.x(place) + 0.5, path.y(place) + 0.5, 0, at);
        if (seen && (passes.isEmpty() || passes.get(passes.size() - 1) != at)) {
          passes.add(at);
        }
      }

      /** The beats after it joined at which it reaches a position on its way out. */
      private List<Double> reaches(double position) {
        List<Double> beats = new ArrayList<>();
        double first =
            path.wrapped(direction * (position - path.position(clip.column(), clip.line())));
        for (double way = first; way <= glide.distance(); way += path.length()) {
          beats.add(glide.when(way));
        }
        return beats;
      }

      boolean isEverSeen() {
        return window.shows(clip.column() + 0.5, clip.line() + 0.5, -0.4, millis(2 * half));
      }

      List<TileKeyFrame> poses(List<Double> passes) {
        SortedSet<Double> times = new TreeSet<>(List.of(FADE_IN));
        if (moves) {
          turns(times);
        }
        double lit = Math.max(SHORTEST, clip.sample().dur());
        for (double at : passes) {
          times.addAll(List.of(at, at + lit / 4, at + lit));
        }
        List<TileKeyFrame> poses = new ArrayList<>();
        poses.add(TileKeyFrame.lit(0, 0, Easing.STEP));
        for (double at : times) {
          double glow = glow(passes, at, lit);
          double place = position(at);
          poses.add(TileKeyFrame.lit(at, light.at(glow), Easing.LINEAR)
              .scaled(1 + (clipScale - 1) * glow)
              .moved(path.x(place) - clip.column(), path.y(place) - clip.line()));
        }
        return poses;
      }

      /** Where its movement changes: at corners, and while it becomes faster or slower. */
      private void turns(SortedSet<Double> times) {
        List<Double> beats = new ArrayList<>();
        for (int corner = 0; corner < 4; corner++) {
          beats.addAll(reaches(path.corner(corner)));
        }
        for (double soft : new double[] {0, 0.25, 0.5, 0.75, 1}) {
          beats.add(soft);
          beats.add(glide.duration() - soft);
        }
        for (double each : beats) {
          times.add(millis(joined + each));
          times.add(millis(2 * half - joined - each));
        }
      }

      /** How much of its light it has: 1 a quarter into its sound. */
      private double glow(List<Double> passes, double at, double lit) {
        double glow = 0;
        for (double pass : passes) {
          double since = (at - pass) / lit;
          if (since > 0 && since < 1) {
            glow = Math.max(glow, since < 0.25 ? 4 * since : (1 - since) / 0.75);
          }
        }
        return glow;
      }
    }
  }
}
