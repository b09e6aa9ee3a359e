package org.smalti.compositions.generative;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
 * The clips of the row in the middle stretch to the height of the picture, from the centre outwards, and push the
 * others of their columns out of it, while their sounds are stretched too. Then all of it runs backwards.
 */
@Command(
    description =
        "The row in the middle stretches to the height of the picture, from the centre outwards,"
            + " and so do its sounds; then all reverts.")
public final class Stretch implements Composition {
  private static final double REST = 0.72;
  /** ms in which a clip lights up before it grows. */
  private static final double RISE = 250;

  private static final int WINDOW = 32;
  private static final int LAST_WINDOW = 128;

  @Option(
      names = "--stretch-time",
      paramLabel = "MS",
      description =
          "how long a clip takes to its full height (default: 5000 for 200 clips, up to 16384)")
  private @Nullable Double stretchTime;

  @Option(
      names = "--sound-length",
      paramLabel = "MS",
      description = "how long a stretched sound is heard at most (default: ${DEFAULT-VALUE})")
  private double soundLength = 8192;

  @Option(
      names = "--step",
      paramLabel = "MS",
      description =
          "time from one pair of columns to the next (default: as fits a film of 30 s for 200"
              + " clips, up to 2048)")
  private @Nullable Double step;

  @Option(
      names = "--turn",
      paramLabel = "SHARE",
      description = "share of the piece at which it begins to revert (default: ${DEFAULT-VALUE})")
  private double turn = 0.5;

  @Override
  public GridSize usualFirst(GridSize all) {
    return Composition.third(all, new GridSize(WINDOW, WINDOW));
  }

  @Override
  public GridSize usualLast(GridSize all) {
    return all.within(new GridSize(LAST_WINDOW, LAST_WINDOW));
  }

  @Override
  public Plan plan(Setting setting) {
    Canvas canvas = setting.canvas();
    List<List<Clip>> pairs = heard(pairs(setting).values());
    Times times = times(Pace.bounded(setting.clips().size()), setting, pairs.size());
    Zoom camera = Zoom.of(canvas, setting.before(), times.lastPair(), Easing.QUADRATIC_OUT);
    Plan.Builder plan = setting.begin();
    camera.follow(plan);
    int pair = 0;
    for (List<Clip> columns : pairs) {
      double from = times.before + pair++ * times.step;
      var column = new TreeMap<Integer, List<Clip>>();
      columns.forEach(
          clip -> column.computeIfAbsent(clip.column(), x -> new ArrayList<>()).add(clip));
      for (List<Clip> clips : column.values()) {
        stretch(clips, from, times, setting, camera, plan);
      }
    }
    return plan.build();
  }

  /**
   * When what happens, in ms.
   *
   * @param before the first pair begins to stretch
   * @param step from pair to pair
   * @param stretch from the beginning of a pair until it has its full height
   * @param pairs how many there are
   * @param back how many times slower it reverts
   */
  private record Times(double before, double step, double stretch, int pairs, double back) {
    double lastPair() {
      return before + Math.max(1, (pairs - 1) * step);
    }

    /** When it begins to revert. */
    double turn() {
      return before + (pairs - 1) * step + stretch;
    }

    /** The time at which what was at a time is undone. */
    double undone(double at) {
      return turn() + (turn() - at) * back;
    }
  }

  private Times times(Pace pace, Setting setting, int pairs) {
    double stretch = stretchTime == null ? pace.between(5000, 16_384) : stretchTime;
    double between = step == null
        ? Math.min(2048, pace.between(10_000, 63 * 2048) / Math.max(1, pairs - 1))
        : step;
    if (!(stretch >= 2 * RISE && between >= 1 && soundLength >= 100)) {
      throw SmaltiException.usage("--stretch-time is at least " + 2 * (int) RISE
          + " ms, --step at least 1 ms, --sound-length at least 100 ms");
    }
    if (!(turn >= 0.1 && turn <= 0.9)) {
      throw SmaltiException.usage("--turn is a share from 0.1 to 0.9, not " + turn);
    }
    return new Times(setting.before(), between, stretch, pairs, (1 - turn) / turn);
  }

  /** The clips of the two columns next to the centre, of the next two, and so on. */
  private static Map<Integer, List<Clip>> pairs(Setting setting) {
    var pairs = new TreeMap<Integer, List<Clip>>();
    for (Clip clip : setting.clips()) {
      int pair =
          (int) Math.floor(Math.abs(clip.column() + 0.5 - setting.canvas().middleX()));
      pairs.computeIfAbsent(pair, number -> new ArrayList<>()).add(clip);
    }
    return pairs;
  }

  /** Pairs of columns in which nothing can be heard move with a neighbouring pair, not in a silence of their own. */
  private static List<List<Clip>> heard(Collection<List<Clip>> pairs) {
    if (pairs.stream().noneMatch(Stretch::isHeard)) {
      return List.copyOf(pairs);
    }
    List<List<Clip>> heard = new ArrayList<>();
    for (List<Clip> pair : pairs) {
      List<Clip> before = heard.isEmpty() ? List.of() : heard.get(heard.size() - 1);
      if (heard.isEmpty() || (isHeard(pair) && isHeard(before))) {
        heard.add(new ArrayList<>(pair));
      } else {
        before.addAll(pair);
      }
    }
    return heard;
  }

  private static boolean isHeard(List<Clip> clips) {
    return clips.stream().anyMatch(clip -> !clip.isSilent());
  }

  private void stretch(
      List<Clip> column,
      double from,
      Times times,
      Setting setting,
      Zoom camera,
      Plan.Builder plan) {
    Canvas canvas = setting.canvas();
    Clip star = column.stream()
        .min(Comparator.comparing(Clip::isSilent)
            .thenComparingDouble(clip -> Math.abs(clip.line() + 0.5 - canvas.middleY())))
        .orElseThrow();
    int rows = canvas.grid().rows();
    double full = from + times.stretch;
    for (Clip clip : column) {
      var light = new TileLight(setting, REST, 1);
      List<TileKeyFrame> moves = new ArrayList<>();
      TileKeyFrame rest = TileKeyFrame.lit(0, 1, Easing.STEP);
      moves.add(rest);
      moves.add(rest.moment(from + RISE, Easing.STEP));
      if (clip.equals(star)) {
        moves.add(TileKeyFrame.lit(full, 1, Easing.SINE_IN_OUT)
            .stretched(1, rows)
            .moved(0, canvas.middleY() - (star.line() + 0.5)));
        play(star, from, times, setting, camera, light, plan);
      } else {
        boolean above = clip.line() < star.line();
        TileKeyFrame away = TileKeyFrame.lit(full, 1, Easing.SINE_IN_OUT)
            .moved(0, above ? -star.line() : rows - star.line() - 1);
        moves.add(away);
        if (full + 1 < times.turn()) {
          moves.add(away.opaque(0).moment(full + 1, Easing.STEP));
        }
      }
      plan.see(clip.seen(KeyFrames.of(thereAndBack(moves, times), light.keyFrames())));
    }
  }

  /** The key frames, and all of them again backwards. */
  private static List<TileKeyFrame> thereAndBack(List<TileKeyFrame> there, Times times) {
    List<TileKeyFrame> all = new ArrayList<>(there);
    for (TileKeyFrame pose : KeyFrames.mirrored(there.subList(1, there.size()), 0)) {
      all.add(pose.moment(times.undone(-pose.at()), pose.easing()));
    }
    return all;
  }

  /** As many stretched sounds, one after the other, as fill the time in which it grows; and backwards as it shrinks. */
  private void play(
      Clip star,
      double from,
      Times times,
      Setting setting,
      Zoom camera,
      TileLight light,
      Plan.Builder plan) {
    Range volume = setting.volume(0.25, 0.6);
    int sounds = (int) Math.ceil(times.stretch / soundLength);
    double heard = times.stretch / sounds;
    for (int i = 0; i < sounds; i++) {
      double at = from + i * heard;
      double loud = volume.at(1 - (double) i / sounds);
      double pan = camera.pan(star.column() + 0.5, at);
      plan.hear(new PlacedSound(at, loud, pan).stretched(star, heard, false));
      light.play(at, at + heard);
    }
    int back = (int) Math.ceil(times.stretch * times.back / soundLength);
    double heardBack = times.stretch * times.back / back;
    double until = times.undone(from);
    for (int i = back - 1; i >= 0; i--) {
      double at = until - (i + 1) * heardBack;
      double loud = volume.at(1 - (double) i / back);
      double pan = camera.pan(star.column() + 0.5, at);
      plan.hear(new PlacedSound(at, loud, pan).stretched(star, heardBack, true));
      light.play(at, at + heardBack);
    }
  }
}
