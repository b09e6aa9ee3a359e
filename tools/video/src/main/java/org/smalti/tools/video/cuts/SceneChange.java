package org.smalti.tools.video.cuts;

/**
 * How sure it is that two pictures belong to different scenes: the logarithm of the odds that a cut lies between them,
 * if they are neighbours. The weights are those of a logistic regression over the composed films that are for tuning
 * (see bench).
 */
final class SceneChange {
  private static final double[] WEIGHTS = {
    7.9898, -0.8028, 3.3881, 11.1242, 3.7191, -4.3694, -8.6108
  };
  private static final double BIAS = -8.5943;
  /** Beyond these, more says no more. */
  static final double LEAST = -12;

  static final double MOST = 8;

  private final PictureDifference difference;
  private double blockMismatch;
  private double lightDifference;

  SceneChange(PictureHistory history) {
    difference = new PictureDifference(history);
  }

  /** From {@value #LEAST} to {@value #MOST}. */
  double between(int earlier, int later) {
    float[] measures = difference.of(earlier, later);
    blockMismatch = measures[0];
    lightDifference = measures[5];
    double odds = BIAS
        + WEIGHTS[0] * measures[0]
        + WEIGHTS[1] * Math.log1p(measures[1])
        + WEIGHTS[2] * Math.log1p(measures[2])
        + WEIGHTS[3] * measures[3]
        + WEIGHTS[4] * Math.log1p(measures[4])
        + WEIGHTS[5] * Math.log1p(measures[5])
        + WEIGHTS[6] * measures[6];
    return Math.max(LEAST, Math.min(MOST, odds));
  }

  /** Of the last two pictures: the share of the texture of their blocks that is not found again, 0 to about 1. */
  double blockMismatch() {
    return blockMismatch;
  }

  /** Of the last two pictures: the mean absolute difference of luma at the same place. */
  double lightDifference() {
    return lightDifference;
  }
}
