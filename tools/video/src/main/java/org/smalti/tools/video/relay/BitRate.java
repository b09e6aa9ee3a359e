package org.smalti.tools.video.relay;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.smalti.core.SmaltiException;

/**
 * Bits of a coded stream.
 *
 * @param perSecond 0 = as the quality demands
 */
record BitRate(long perSecond) {
  static final BitRate BY_QUALITY = new BitRate(0);

  private static final Pattern FORM = Pattern.compile("(\\d{1,9})([kKM]?)");

  /** Reads {@code 800k}, {@code 4M} or {@code 500000}; empty: as the quality demands. */
  static BitRate parse(String text) {
    if (text.isEmpty()) {
      return BY_QUALITY;
    }
    Matcher parts = FORM.matcher(text.trim());
    if (!parts.matches()) {
      throw SmaltiException.usage("no bit rate: \"" + text + "\"; write 800k or 4M");
    }
    long unit = switch (parts.group(2)) {
      case "k", "K" -> 1000;
      case "M" -> 1_000_000;
      default -> 1;
    };
    return new BitRate(Long.parseLong(parts.group(1)) * unit);
  }
}
