package org.smalti.compositions.mix;

import java.util.Locale;
import org.smalti.core.SmaltiException;

/**
 * The level that clips are brought to before their volume counts.
 *
 * @param decibels dBFS of RMS, or LUFS; NaN: they are left as recorded
 * @param loudness whether it is LUFS
 */
public record ClipLevel(double decibels, boolean loudness) {
  /** As recorded. */
  public static final ClipLevel NONE = new ClipLevel(Double.NaN, false);

  private static final String LUFS = "lufs";

  public ClipLevel {
    if (decibels > 0 || decibels < -60) {
      throw SmaltiException.usage(
          "clips are matched to a level from -60 to 0 dBFS, or to none; not to " + decibels);
    }
  }

  /**
   * Reads {@code -16}, which is dBFS of RMS, {@code -18LUFS} or {@code none}.
   *
   * @throws SmaltiException if it is none of them
   */
  public static ClipLevel parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.equals("none")) {
      return NONE;
    }
    boolean loudness = lower.endsWith(LUFS);
    String number = loudness ? text.substring(0, text.length() - LUFS.length()) : text;
    try {
      double level = Double.parseDouble(number);
      if (!Double.isNaN(level)) {
        return new ClipLevel(level, loudness);
      }
    } catch (NumberFormatException saidBelow) {
      // Neither a level nor none.
    }
    throw SmaltiException.usage("a level is in dBFS of RMS, such as -16, in LUFS, such as -18LUFS,"
        + " or none; not \"" + text + "\"");
  }

  /** The level of one clip, where it has one of its own in dBFS of RMS. */
  ClipLevel orRms(double own) {
    return Double.isNaN(own) ? this : new ClipLevel(own, false);
  }

  /** Whether clips are left as recorded. */
  public boolean isNone() {
    return Double.isNaN(decibels);
  }
}
