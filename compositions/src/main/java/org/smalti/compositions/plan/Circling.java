package org.smalti.compositions.plan;

/**
 * A tile's way around its own place, beside what its key frames say.
 *
 * @param radiusX cells
 * @param radiusY cells
 * @param period ms of a whole turn, more than 0
 * @param phase of a turn at the beginning of the piece: 0 is to the right of its place, 0.25 below it
 */
public record Circling(double radiusX, double radiusY, double period, double phase) {
  /** A tile that stays. */
  public static final Circling NONE = new Circling(0, 0, 1, 0);

  public Circling {
    if (!(period > 0)) {
      throw new IllegalArgumentException("a turn lasts more than 0 ms, not " + period);
    }
  }

  /** How far it is to the right at a time in ms, in cells. */
  public double dx(double millis) {
    return radiusX == 0 ? 0 : radiusX * StrictMath.cos(angle(millis));
  }

  /** How far it is below at a time in ms, in cells. */
  public double dy(double millis) {
    return radiusY == 0 ? 0 : radiusY * StrictMath.sin(angle(millis));
  }

  private double angle(double millis) {
    return 2 * Math.PI * (millis / period + phase);
  }
}
