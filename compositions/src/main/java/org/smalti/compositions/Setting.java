package org.smalti.compositions;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.FrameRate;
import org.smalti.compositions.plan.Plan;
import org.smalti.core.table.GridSize;
import org.smalti.core.table.Table;

/**
 * What a composition is made of.
 *
 * @param clips the samples, each in its cell
 * @param canvas what they are laid out on
 * @param brightness of clips at rest and of lit ones, if it was asked for
 * @param alpha of clips at rest and of lit ones, if it was asked for
 * @param volume the softest and the loudest, if it was asked for
 * @param before ms of silence before the first sound
 * @param after ms of silence at the end, to die away
 * @param random all that is left to chance comes from here
 */
public record Setting(
    Clips clips,
    Canvas canvas,
    Optional<Range> brightness,
    Optional<Range> alpha,
    Optional<Range> volume,
    double before,
    double after,
    RandomGenerator random) {
  private static final double BEFORE = 1000;
  private static final double AFTER = 3000;

  /**
   * The samples of a table for one composition, on a picture of this size, at 24 pictures per second.
   *
   * @param seed of all that is left to chance
   * @throws org.smalti.core.SmaltiException if the table lacks what the composition needs, such as cells of a grid
   */
  public static Setting of(
      Composition composition, Table samples, int width, int height, long seed) {
    Clips clips = composition.isOnGrid()
        ? Clips.of(samples, Optional.empty(), seed)
        : Clips.alone(samples, seed);
    samples.columns().require(composition.columns());
    GridSize all = clips.grid();
    Canvas canvas = new Canvas(
        width,
        height,
        new FrameRate(24, 1),
        all,
        composition.usualFirst(all),
        composition.usualLast(all));
    return of(clips, canvas, new SplittableRandom(seed));
  }

  /** Nothing was asked for: each composition's own manner. */
  public static Setting of(Clips clips, Canvas canvas, RandomGenerator random) {
    return new Setting(
        clips, canvas, Optional.empty(), Optional.empty(), Optional.empty(), BEFORE, AFTER, random);
  }

  /** The brightness that was asked for, or the usual one. */
  public Range brightness(double rest, double lit) {
    return brightness.orElse(new Range(rest, lit));
  }

  /** The alpha that was asked for, or the usual one. */
  public Range alpha(double rest, double lit) {
    return alpha.orElse(new Range(rest, lit));
  }

  /** The volume that was asked for, or the usual one. */
  public Range volume(double soft, double loud) {
    return volume.orElse(new Range(soft, loud));
  }

  /** An empty piece, to be filled; its first sound comes at {@link #before}. */
  public Plan.Builder begin() {
    return Plan.on(canvas, after);
  }
}
