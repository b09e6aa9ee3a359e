package org.smalti.compositions.plan;

import org.smalti.core.SmaltiException;

/**
 * How long a clip fades.
 *
 * @param millis 0 or more, for clips of any length
 * @param share 0..1 of the clip's length, on top of that
 */
public record FadeTime(double millis, double share) {
  /** Against clicks, and too short to change an attack: 3 ms. */
  public static final FadeTime USUAL = new FadeTime(3, 0);

  /**
   * Reads {@code 3}, which is ms, or {@code 10%} of a clip.
   *
   * @throws SmaltiException if it is neither
   */
  public static FadeTime parse(String text) {
    boolean isShare = text.endsWith("%");
    try {
      double number = Double.parseDouble(isShare ? text.substring(0, text.length() - 1) : text);
      if (number >= 0 && number <= (isShare ? 100 : Double.MAX_VALUE)) {
        return isShare ? new FadeTime(0, number / 100) : new FadeTime(number, 0);
      }
    } catch (NumberFormatException saidBelow) {
      // Neither a time nor a share.
    }
    throw SmaltiException.usage("a fade lasts 0 ms or more, such as 3, or 0 to 100 % of a sample,"
        + " such as 10%; not \"" + text + "\"");
  }

  /** ms of a clip that lasts {@code dur} ms. */
  double of(double dur) {
    return millis + share * dur;
  }
}
