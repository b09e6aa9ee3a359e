package org.smalti.tools.batch.video;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.smalti.core.SmaltiException;

/**
 * Searches the largest setting of an encoder that still reaches a quality, by linear interpolation between the two
 * nearest trials (regula falsi).
 */
final class SettingSearch {
  private static final int MOST_TRIALS = 8;

  private final TargetQuality goal;
  private final FfmpegEncoder.Quality range;
  private final TreeMap<Integer, Double> measured = new TreeMap<>();

  SettingSearch(TargetQuality goal, FfmpegEncoder.Quality range) {
    this.goal = goal;
    this.range = range;
  }

  /**
   * What was found.
   *
   * @param quality that was measured with it
   * @param trials how many settings were tried
   */
  record Found(int setting, double quality, int trials) {}

  /**
   * Searches.
   *
   * @param name of what is encoded, for the message
   * @param trial measures the quality that a setting gives
   * @throws SmaltiException if no setting reaches the goal
   */
  Found find(String name, IntToDoubleFunction trial) {
    int reaches = range.best() - 1;
    int fails = range.worst() + 1;
    int next = range.usual();
    double kept = Double.NaN;
    double last = Double.NaN;
    while (fails - reaches > 1 && (measured.size() < MOST_TRIALS || reaches < range.best())) {
      double quality = trial.applyAsDouble(next);
      last = quality;
      measured.put(next, goal.even(quality));
      if (quality < goal.value()) {
        fails = next;
      } else {
        reaches = next;
        kept = quality;
        if (quality - goal.value() <= goal.tolerance()) {
          return new Found(next, quality, measured.size());
        }
      }
      next = between(reaches, fails);
    }
    if (reaches < range.best()) {
      throw SmaltiException.input(String.format(
          Locale.ROOT,
          "%s: no setting reaches %s; the best, crf %d, gives %s: ask for less",
          name,
          goal.say(goal.value()),
          range.best(),
          goal.say(last)));
    }
    return new Found(reaches, kept, measured.size());
  }

  /** Where the line meets the goal, strictly between a setting that reaches it and one that does not. */
  private int between(int reaches, int fails) {
    double wanted = goal.even(goal.value());
    Map.Entry<Integer, Double> near = measured.floorEntry(reaches);
    Map.Entry<Integer, Double> far = measured.ceilingEntry(fails);
    if (near == null) {
      near = far;
      far = measured.higherEntry(near.getKey());
    } else if (far == null) {
      far = measured.lowerEntry(near.getKey());
    }
    double slope = far == null || far.getValue().equals(near.getValue())
        ? -goal.step()
        : (far.getValue() - near.getValue()) / (far.getKey() - near.getKey());
    double meets = near.getKey() + (wanted - near.getValue()) / Math.min(slope, -goal.step() / 10);
    return (int) Math.max(reaches + 1.0, Math.min(Math.floor(meets), fails - 1.0));
  }
}
