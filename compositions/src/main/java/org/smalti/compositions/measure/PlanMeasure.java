package org.smalti.compositions.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.smalti.compositions.plan.CameraKeyFrame;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.Sound;
import org.smalti.compositions.plan.Tile;
import org.smalti.compositions.plan.TilePicture;

/**
 * What a piece will be like, from its plan alone: nothing is read or drawn.
 *
 * @param millis how long it is
 * @param lit how much of the picture is lit, over time
 * @param longestSilence ms between the first sound and the last one in which nothing is heard
 * @param sounds how many are heard
 * @param clips how many stretches of media they come from
 * @param mostRepeats how often the most frequent one of them is heard
 * @param tiles how many there are
 * @param neverSeen how many of them are outside the picture for all their time
 * @param unseenSounds how many are heard while no lit tile of the same stretch is in the picture
 */
public record PlanMeasure(
    double millis,
    List<LitShare> lit,
    double longestSilence,
    int sounds,
    int clips,
    int mostRepeats,
    int tiles,
    int neverSeen,
    int unseenSounds) {
  /** A place is lit with a quarter of the brightness of the film. */
  public static final double LIT = 0.25;

  /** In its sound a clip has had time to light up. */
  private static final double INTO_SOUND = 0.3;

  /** ms. */
  private static final double NEAR = 1000;

  private static final int INSTANTS = 480;

  public PlanMeasure {
    lit = List.copyOf(lit);
  }

  /** @param perSecond how often light is measured */
  public static PlanMeasure of(Plan plan, Canvas canvas, double perSecond) {
    var sampling = new PictureSampling(canvas);
    List<LitShare> lit = new ArrayList<>();
    for (int i = 0; i * 1000 / perSecond < plan.millis(); i++) {
      double at = i * 1000 / perSecond;
      lit.add(new LitShare(at, sampling.lit(plan, at, LIT)));
    }
    Map<Clip, Integer> repeats = new HashMap<>();
    plan.sounds().forEach(sound -> repeats.merge(clip(sound), 1, Integer::sum));
    return new PlanMeasure(
        plan.millis(),
        lit,
        longestSilence(plan.sounds()),
        plan.sounds().size(),
        repeats.size(),
        repeats.values().stream().mapToInt(Integer::intValue).max().orElse(0),
        plan.tiles().size(),
        neverSeen(plan, sampling),
        unseenSounds(plan, sampling));
  }

  /** The least share that is lit in a stretch of time, in ms; 1 where nothing was measured. */
  public double leastLit(double from, double until) {
    return lit.stream()
        .filter(moment -> moment.at() >= from && moment.at() <= until)
        .mapToDouble(LitShare::share)
        .min()
        .orElse(1);
  }

  /** The mean share that is lit. */
  public double meanLit() {
    return lit.stream().mapToDouble(LitShare::share).average().orElse(0);
  }

  /** A stretch of a media file. */
  private record Clip(String filename, double start) {}

  private static Clip clip(Sound sound) {
    return new Clip(sound.filename(), sound.start());
  }

  private static double longestSilence(List<Sound> ordered) {
    double longest = 0;
    double end = Double.NaN;
    for (Sound sound : ordered) {
      double at = sound.at() * 1000.0 / Sound.RATE;
      longest = Math.max(longest, Double.isNaN(end) ? 0 : at - end);
      end = Double.isNaN(end) ? at + sound.heard() : Math.max(end, at + sound.heard());
    }
    return longest;
  }

  private static int neverSeen(Plan plan, PictureSampling sampling) {
    int never = 0;
    for (Tile tile : plan.tiles()) {
      never += isEverSeen(tile, plan, sampling) ? 0 : 1;
    }
    return never;
  }

  /** Looks at each of the tile's key frames, and at some instants between. */
  private static boolean isEverSeen(Tile tile, Plan plan, PictureSampling sampling) {
    double begin = tile.poses().get(0).at();
    int poses = tile.poses().size();
    for (int i = 0; i <= INSTANTS + poses; i++) {
      double at = i <= INSTANTS
          ? begin + (plan.millis() - begin) * i / INSTANTS
          : tile.poses().get(i - INSTANTS - 1).at();
      if (isSeen(tile, plan, sampling, at, 0)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSeen(
      Tile tile, Plan plan, PictureSampling sampling, double at, double least) {
    var placed = sampling.placed(tile, CameraKeyFrame.at(plan.views(), at), at);
    return placed != null
        && sampling.isInPicture(placed)
        && placed.pose().brightness() * placed.pose().alpha() >= least;
  }

  private static int unseenSounds(Plan plan, PictureSampling sampling) {
    Map<String, List<Tile>> files = new HashMap<>();
    Map<Clip, List<Tile>> clips = new HashMap<>();
    for (Tile tile : plan.tiles()) {
      files.computeIfAbsent(tile.filename(), name -> new ArrayList<>()).add(tile);
      clips
          .computeIfAbsent(
              new Clip(tile.filename(), tile.picture().start()), clip -> new ArrayList<>())
          .add(tile);
    }
    int unseen = 0;
    for (Sound sound : plan.sounds()) {
      double at = sound.at() * 1000.0 / Sound.RATE + INTO_SOUND * sound.heard();
      List<Tile> tiles = clips.get(clip(sound));
      if (tiles == null) {
        tiles = files.getOrDefault(sound.filename(), List.of()).stream()
            .filter(tile -> overlaps(tile.picture(), sound))
            .toList();
      }
      unseen += tiles.stream().anyMatch(tile -> isSeen(tile, plan, sampling, at, LIT)) ? 0 : 1;
    }
    return unseen;
  }

  /** Whether a picture is of what is heard, or of a moment near it: pictures begin and end at cuts, sounds do not. */
  private static boolean overlaps(TilePicture picture, Sound sound) {
    return picture.start() - NEAR < sound.start() + sound.dur()
        && sound.start() < picture.start() + picture.dur() + NEAR;
  }
}
