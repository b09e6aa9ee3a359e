package org.smalti.compositions.generative;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.smalti.compositions.Clip;
import org.smalti.compositions.Composition;
import org.smalti.compositions.Setting;
import org.smalti.compositions.credits.Credit;
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
 * A rolling title: title, maker, licence and link of every source, from below to above, over the dimmed grid. When a
 * source passes the middle, its clips light up and one of them is heard, stretched.
 */
@Command(
    description =
        "A rolling title of all sources: title, maker, licence and link of each (needs --items).")
public final class RollingCredits implements Composition {
  private static final double REST = 0.28;
  private static final double LIT = 0.75;
  /** Heights of a line that a credit takes beside its own lines. */
  private static final double GAP = 1.5;
  /** From line to line as a share of the height of a line. */
  private static final double LEADING = 1.25;

  private static final double EDGE = 0.15;
  private static final double LONGEST_STRETCH = 32;
  private static final double SOUND = 2500;

  private final Function<Collection<String>, List<Credit>> credits;

  @Option(
      names = "--speed",
      paramLabel = "SHARE",
      description = "of the picture's height that it rolls in a second (default: ${DEFAULT-VALUE})")
  private double speed = 0.12;

  @Option(
      names = "--line",
      paramLabel = "SHARE",
      description =
          "height of a line as a share of the picture's height (default: ${DEFAULT-VALUE})")
  private double line = 0.04;

  /** @param credits what is known of sources, by the names of their files */
  public RollingCredits(Function<Collection<String>, List<Credit>> credits) {
    this.credits = credits;
  }

  @Override
  public GridSize usualFirst(GridSize all) {
    return all;
  }

  @Override
  public GridSize usualLast(GridSize all) {
    return all;
  }

  @Override
  public Plan plan(Setting setting) {
    if (!(speed >= 0.01 && speed <= 2) || !(line >= 0.01 && line <= 0.2)) {
      throw SmaltiException.usage(
          "--speed is 0.01 to 2, --line 0.01 to 0.2 of the picture's height");
    }
    Map<String, List<Clip>> clips = new TreeMap<>();
    for (Clip clip : setting.clips()) {
      clips.computeIfAbsent(clip.sample().filename(), name -> new ArrayList<>()).add(clip);
    }
    Plan.Builder plan = setting.begin();
    double roll = 1000 * (1 + 2 * EDGE) / speed;
    double at = setting.before() - roll / 2;
    List<Heard> heard = new ArrayList<>();
    for (Credit credit : credits.apply(clips.keySet())) {
      List<String> lines = credit.lines();
      double takes = 1000 * line * (LEADING * lines.size() + GAP) / speed;
      double begins = Math.max(0, at);
      double from = 1 + EDGE - (begins - at) / roll * (1 + 2 * EDGE);
      double fade = at < 0 ? TileLight.FADE_IN : 1;
      double faded = from - fade / roll * (1 + 2 * EDGE);
      plan.write(new Caption(
          String.join("\n", lines),
          line,
          List.of(
              new CaptionKeyFrame(begins, 0.5, from, 0, Easing.STEP),
              new CaptionKeyFrame(begins + fade, 0.5, faded, 1, Easing.LINEAR),
              new CaptionKeyFrame(at + roll, 0.5, -EDGE, 1, Easing.LINEAR),
              new CaptionKeyFrame(at + roll + 1, 0.5, -EDGE, 0, Easing.STEP))));
      List<Clip> theirs = new ArrayList<>();
      for (String filename : credit.filenames()) {
        theirs.addAll(clips.getOrDefault(filename, List.of()));
      }
      heard.add(new Heard(theirs, at + roll / 2, takes));
      at += takes;
    }
    for (int i = 0; i < heard.size(); i++) {
      Heard source = heard.get(i);
      play(source, i == heard.size() - 1 ? roll / 2 : Math.max(SOUND, source.takes), setting, plan);
    }
    return plan.build();
  }

  /**
   * A source in the middle of the picture.
   *
   * @param clips of it
   * @param at ms
   * @param takes ms until the next one is there
   */
  private record Heard(List<Clip> clips, double at, double takes) {}

  /** @param length ms that it is lit, and heard if it can be stretched so far */
  private static void play(Heard source, double length, Setting setting, Plan.Builder plan) {
    Clip longest = source.clips.stream()
        .max(Comparator.comparingDouble((Clip clip) -> clip.sample().dur()))
        .orElse(null);
    for (Clip clip : source.clips) {
      var light = new TileLight(setting, REST, LIT);
      light.play(source.at, source.at + length);
      List<TileKeyFrame> rest = List.of(TileKeyFrame.lit(0, 1, Easing.STEP));
      plan.see(clip.seen(KeyFrames.of(rest, light.keyFrames())));
      if (clip.equals(longest)) {
        double dur = clip.sample().dur();
        double pan = (clip.column() + 0.5) / setting.canvas().grid().columns() * 2 - 1;
        plan.hear(new PlacedSound(source.at, setting.volume(0.4, 0.6).high(), pan)
            .stretched(clip, Math.min(length, dur * LONGEST_STRETCH), false));
      }
    }
  }
}
