package org.smalti.tools.video.source;

import java.io.Serializable;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.MediaTime;

/**
 * A part of a film.
 *
 * @param from s
 * @param to s, not itself in it; infinite: to the end
 */
public record TimeSpan(double from, double to) implements Serializable {
  public static final TimeSpan ALL = new TimeSpan(0, Double.POSITIVE_INFINITY);

  /**
   * Reads {@code FROM-TO}, each a time or nothing: {@code 3.2-5}, {@code 1:02:03-}.
   *
   * @throws SmaltiException if it is anything else, or ends before it begins
   */
  public static TimeSpan parse(String option, String text) {
    int dash = text.indexOf('-');
    if (dash < 0) {
      throw SmaltiException.usage(
          option + ": \"" + text
              + "\" is no range; write FROM-TO, such as 3.2-5 or 1:02:03-1:02:10; either may be missing");
    }
    String first = text.substring(0, dash);
    String last = text.substring(dash + 1);
    double from = first.isBlank() ? ALL.from : MediaTime.seconds(option, first);
    double to = last.isBlank() ? ALL.to : MediaTime.seconds(option, last);
    if (to <= from) {
      throw SmaltiException.usage(option + ": " + text + " ends before it begins");
    }
    return new TimeSpan(from, to);
  }
}
