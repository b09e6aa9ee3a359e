package org.smalti.compositions.render;

import org.smalti.compositions.plan.FrameRate;
import org.smalti.core.SmaltiException;

/**
 * A part of a piece.
 *
 * @param from s
 * @param until s, later than {@code from}
 */
public record Excerpt(double from, double until) {
  /** All of it. */
  public static final Excerpt WHOLE = new Excerpt(0, Double.POSITIVE_INFINITY);

  public Excerpt {
    if (!(from >= 0 && until > from)) {
      throw SmaltiException.usage(
          "an excerpt is two times in seconds, the earlier first, such as 10-20");
    }
  }

  /** @throws SmaltiException if the text is not two numbers of seconds with a hyphen between them */
  public static Excerpt parse(String text) {
    int hyphen = text.indexOf('-');
    try {
      double from = hyphen == 0 ? 0 : Double.parseDouble(text.substring(0, Math.max(0, hyphen)));
      String end = text.substring(hyphen + 1);
      return new Excerpt(from, end.isEmpty() ? Double.POSITIVE_INFINITY : Double.parseDouble(end));
    } catch (NumberFormatException e) {
      throw SmaltiException.usage(
          "no excerpt: \"" + text + "\"; write two times in seconds, such as 10-20");
    }
  }

  /** The first picture of it. */
  public long first(FrameRate rate) {
    return Math.round(from * 1000 / rate.millis(1));
  }

  /**
   * The picture after its last one.
   *
   * @param all how many pictures the piece has
   * @throws SmaltiException if it lies behind the end of the piece
   */
  public long last(FrameRate rate, long all) {
    double end = Math.min(all, Math.round(Math.min(1e12, until * 1000) / rate.millis(1)));
    if (end <= first(rate) && first(rate) < all) {
      throw SmaltiException.usage("the excerpt from " + from + " s on is shorter than one picture, "
          + rate.millis(1) + " ms");
    }
    if (end <= first(rate)) {
      throw SmaltiException.usage("there is nothing from " + from + " s on: the piece is "
          + rate.millis(all) / 1000 + " s long");
    }
    return (long) end;
  }

  /** Whether it is all of a piece. */
  public boolean isWhole() {
    return equals(WHOLE);
  }
}
