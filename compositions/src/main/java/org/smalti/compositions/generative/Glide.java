package org.smalti.compositions.generative;

/**
 * A way at a steady speed that begins and ends softly: the speed grows and falls evenly over some time at each end.
 *
 * @param duration of the whole way, in any unit of time
 * @param ramp time in which the speed grows, and in which it falls; at most half of the duration
 * @param distance of the whole way
 */
record Glide(double duration, double ramp, double distance) {
  /** How far it is after a time; before the beginning and after the end it rests. */
  double at(double time) {
    if (time <= 0) {
      return 0;
    }
    if (time >= duration) {
      return distance;
    }
    double speed = distance / (duration - ramp);
    if (time < ramp) {
      return speed * time * time / (2 * ramp);
    }
    double left = duration - time;
    return left < ramp ? distance - speed * left * left / (2 * ramp) : speed * (time - ramp / 2);
  }

  /** When it is so far. */
  double when(double way) {
    double speed = distance / (duration - ramp);
    double soft = speed * ramp / 2;
    if (way < soft) {
      return Math.sqrt(2 * ramp * Math.max(0, way) / speed);
    }
    return way > distance - soft
        ? duration - Math.sqrt(2 * ramp * Math.max(0, distance - way) / speed)
        : way / speed + ramp / 2;
  }
}
