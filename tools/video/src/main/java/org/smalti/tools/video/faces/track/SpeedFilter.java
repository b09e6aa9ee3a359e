package org.smalti.tools.video.faces.track;

/**
 * A Kalman filter of one coordinate that moves at a nearly constant speed (R. E. Kalman, "A new approach to linear
 * filtering and prediction problems", 1960). Its noise is given with each call, since that of a face grows with its
 * size.
 */
final class SpeedFilter {
  private double position;
  /** Of the position, a second. */
  private double speed;
  /** Variance of the position, covariance of position and speed, variance of the speed. */
  private double positionVariance;

  private double covariance;
  private double speedVariance;

  SpeedFilter(double position, double positionDeviation, double speedDeviation) {
    this.position = position;
    positionVariance = positionDeviation * positionDeviation;
    speedVariance = speedDeviation * speedDeviation;
  }

  private SpeedFilter(SpeedFilter other) {
    position = other.position;
    speed = other.speed;
    positionVariance = other.positionVariance;
    covariance = other.covariance;
    speedVariance = other.speedVariance;
  }

  /** The position is another one since what it is measured from has moved. */
  void shift(double way) {
    position += way;
  }

  SpeedFilter copy() {
    return new SpeedFilter(this);
  }

  double position() {
    return position;
  }

  /**
   * Goes on in time.
   *
   * @param positionNoise variance that is added to that of the position
   * @param speedNoise variance that is added to that of the speed
   */
  void advance(double seconds, double positionNoise, double speedNoise) {
    position += speed * seconds;
    positionVariance += (2 * covariance + speedVariance * seconds) * seconds + positionNoise;
    covariance += speedVariance * seconds;
    speedVariance += speedNoise;
  }

  /** The position was measured. */
  void observe(double measured, double variance) {
    double surprise = measured - position;
    double gain = positionVariance / (positionVariance + variance);
    double speedGain = covariance / (positionVariance + variance);
    position += gain * surprise;
    speed += speedGain * surprise;
    speedVariance = Math.max(0, speedVariance - speedGain * covariance);
    covariance *= 1 - gain;
    positionVariance *= 1 - gain;
  }

  /** Stays where it is until the next measurement says otherwise. */
  void halt() {
    speed = 0;
  }
}
