package org.smalti.compositions.generative;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.smalti.compositions.Range;
import org.smalti.compositions.Setting;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.Plan;

/** What is heard of a {@link Shuffle}: the two rows in the middle on the divisions of the beats, and slides. */
final class ShuffleSounds {
  /** How many clips are heard stretched while the grid slides. */
  private static final int VOICES = 12;
  /** The share of a transition in which clips of the last beat may still sound. */
  private static final double TAIL = 1 / 8.0;

  private static final double OFF_BEAT = 0.3;

  private final Canvas canvas;
  private final Range volume;
  private final Zoom camera;
  private final ShuffleTimes times;

  ShuffleSounds(Setting setting, Zoom camera, ShuffleTimes times) {
    this.canvas = setting.canvas();
    this.volume = setting.volume(0.5, 0.75);
    this.camera = camera;
    this.times = times;
  }

  void play(List<ShuffledClip> clips, Plan.Builder plan) {
    for (int round = 0; round < times.rounds(); round++) {
      if (times.isBack(round)) {
        slide(clips, round, plan);
        beat(clips, round, plan);
      } else {
        beat(clips, round, plan);
        slide(clips, round, plan);
      }
    }
  }

  /** The rows in the middle play on the divisions of the beats, first on half of them, later on all. */
  private void beat(List<ShuffledClip> clips, int round, Plan.Builder plan) {
    List<List<ShuffledClip>> rows = middleRows(clips, round);
    double begin = times.beats(round);
    double end = begin + times.beats() * times.beat();
    double last = end + (times.isBack(round) ? 0 : TAIL * times.transition());
    int divisions = times.divisions();
    for (int i = 0; i < times.beats() * divisions; i++) {
      int beat = times.isBack(round) ? times.beats() - 1 - i / divisions : i / divisions;
      int division = times.isBack(round) ? divisions - 1 - i % divisions : i % divisions;
      boolean sparse = beat < times.beats() / 2 && times.beat() / divisions <= 500;
      if (sparse && division % 2 == 1) {
        continue;
      }
      double at = begin + i * times.beat() / divisions;
      for (List<ShuffledClip> row : rows) {
        for (ShuffledClip clip : turn(row, scattered(division, divisions), divisions)) {
          double x = clip.cell(round).column() + 0.5;
          var sound =
              new PlacedSound(at, volume.at(division == 0 ? 1 : OFF_BEAT), camera.pan(x, at));
          plan.hear(sound.of(clip.clip(), Math.max(1, last - at)));
          clip.light().play(at, Math.min(at + clip.clip().sample().dur(), end));
        }
      }
    }
  }

  /** The clips of a row whose turn it is: every eighth, if there are eight turns; at least one. */
  private static List<ShuffledClip> turn(List<ShuffledClip> row, int turn, int turns) {
    if (row.size() <= turns) {
      return List.of(row.get(turn % row.size()));
    }
    List<ShuffledClip> theirs = new ArrayList<>();
    for (int i = turn; i < row.size(); i += turns) {
      theirs.add(row.get(i));
    }
    return theirs;
  }

  /** 0, 4, 2, 6, 1, 5, 3, 7: neighbours in time are far from each other. */
  private static int scattered(int index, int count) {
    int result = 0;
    for (int bit = 1; bit < count; bit <<= 1) {
      result = (result << 1) | ((index & bit) == 0 ? 0 : 1);
    }
    return result;
  }

  /** The two rows next to the middle that have clips in the picture; one from the left, one from the right. */
  private List<List<ShuffledClip>> middleRows(List<ShuffledClip> clips, int round) {
    double until = times.beats(round) + times.beats() * times.beat();
    var rows = new TreeMap<Integer, List<ShuffledClip>>(
        Comparator.comparingDouble((Integer line) -> Math.abs(line + 0.5 - canvas.middleY()))
            .thenComparingInt(line -> line));
    for (ShuffledClip clip : clips) {
      ShuffledGrid.Cell cell = clip.cell(round);
      if (camera.shows(cell.column() + 0.5, cell.line() + 0.5, until)) {
        rows.computeIfAbsent(cell.line(), line -> new ArrayList<>()).add(clip);
      }
    }
    Comparator<ShuffledClip> fromLeft =
        Comparator.comparingInt(clip -> clip.cell(round).column());
    List<List<ShuffledClip>> middle = new ArrayList<>();
    for (List<ShuffledClip> row : rows.values()) {
      if (middle.size() < 2) {
        row.sort(middle.isEmpty() ? fromLeft : fromLeft.reversed());
        middle.add(row);
      }
    }
    return middle;
  }

  /** Clips near the middle that stay in the picture while the grid slides are heard as long as that lasts. */
  private void slide(List<ShuffledClip> clips, int round, Plan.Builder plan) {
    double from = times.slides(round);
    double until = from + times.transition();
    List<ShuffledClip> heard = new ArrayList<>();
    List<ShuffledClip> others = new ArrayList<>();
    for (ShuffledClip clip : clips) {
      ShuffledClip.Slide slide = clip.slide(round);
      if (shows(slide.to(), until) && shows(slide.from(), until)) {
        (slide.wraps() ? others : heard).add(clip);
      }
    }
    if (heard.isEmpty()) {
      heard.addAll(others);
    }
    heard.sort(Comparator.comparingDouble(clip -> away(clip.slide(round))));
    for (ShuffledClip clip : heard.subList(0, Math.min(VOICES, heard.size()))) {
      double x = clip.slide(round).from().column() + 0.5;
      var sound = new PlacedSound(from, volume.low(), camera.pan(x, from));
      plan.hear(sound.stretched(clip.clip(), times.transition(), times.isBack(round)));
      clip.light().play(from, until);
    }
  }

  private boolean shows(ShuffledGrid.Cell cell, double millis) {
    return camera.shows(cell.column() + 0.5, cell.line() + 0.5, millis);
  }

  private double away(ShuffledClip.Slide slide) {
    return StrictMath.hypot(
        slide.from().column() + 0.5 - canvas.middleX(),
        slide.from().line() + 0.5 - canvas.middleY());
  }
}
