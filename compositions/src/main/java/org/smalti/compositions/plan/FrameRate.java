package org.smalti.compositions.plan;

import java.io.Serializable;
import java.util.Locale;
import org.smalti.core.SmaltiException;

/** Pictures per second as an exact fraction: {@code 24}, {@code 30000/1001} or {@code 12.5}. */
public record FrameRate(int numerator, int denominator) implements Serializable {
  public FrameRate {
    double perSecond = (double) numerator / denominator;
    if (numerator < 1 || denominator < 1 || perSecond < 1 || perSecond > 240) {
      throw SmaltiException.usage("a frame rate is 1 to 240 pictures per second, not " + numerator
          + (denominator == 1 ? "" : "/" + denominator));
    }
  }

  /** @throws SmaltiException if the text is no frame rate */
  public static FrameRate parse(String text) {
    try {
      int slash = text.indexOf('/');
      if (slash >= 0) {
        return new FrameRate(
            Integer.parseInt(text.substring(0, slash)),
            Integer.parseInt(text.substring(slash + 1)));
      }
      double perSecond = Double.parseDouble(text);
      if (perSecond == Math.rint(perSecond)) {
        return new FrameRate((int) perSecond, 1);
      }
      return new FrameRate((int) Math.round(perSecond * 1000), 1000);
    } catch (NumberFormatException e) {
      throw SmaltiException.usage("no frame rate: \"" + text + "\"; write 24, 12.5 or 30000/1001");
    }
  }

  /** When a picture is shown, ms. */
  public double millis(long frame) {
    return frame * 1000.0 * denominator / numerator;
  }

  /** How many pictures last for at least this long. */
  public long framesIn(long seconds) {
    return Math.floorDiv(seconds * numerator + denominator - 1, denominator);
  }

  /** How many frames of sound are exactly as long as so many pictures. */
  public long soundFrames(long frames) {
    return Math.round((double) frames * Sound.RATE * denominator / numerator);
  }

  @Override
  public String toString() {
    return denominator == 1
        ? Integer.toString(numerator)
        : String.format(Locale.ROOT, "%d/%d", numerator, denominator);
  }
}
