package org.smalti.media;

import java.util.Arrays;
import org.smalti.core.table.EnumWord;

/**
 * Which channels of a sound are heard. What has one channel sounds the same in all but {@link #SIDE}, where it is
 * silent.
 */
public enum ChannelChoice {
  /** All: their mean where one channel is wanted. */
  MIX(0, 0),
  /** The left one, or the first. */
  LEFT(1, 0),
  /** The right one, or the second. */
  RIGHT(0, 1),
  /** Half the sum of left and right. */
  MID(0.5, 0.5),
  /** Half the difference of left and right. */
  SIDE(0.5, -0.5);

  private final double left;
  private final double right;

  ChannelChoice(double left, double right) {
    this.left = left;
    this.right = right;
  }

  /** How much of each of {@code count} channels is heard, if left and right are at these places. */
  double[] weights(int count, int leftAt, int rightAt) {
    double[] weights = new double[count];
    if (this == MIX) {
      Arrays.fill(weights, 1.0 / count);
    } else {
      weights[leftAt] += left;
      weights[rightAt] += right;
    }
    return weights;
  }

  /** The word on the command line. */
  @Override
  public String toString() {
    return EnumWord.of(this);
  }
}
