package org.smalti.tools.video.stills;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the pictures of a film are called: {@code film_00h01m02.480s.jpg}, by the time at which a picture is first
 * shown, so that names sort as times do. A second picture in the same millisecond gets {@code _2}.
 */
final class StillNames {
  private static final Pattern FORM =
      Pattern.compile("(.*)_-?\\d{2,}h\\d{2}m\\d{2}\\.\\d{3}s(_\\d+)?\\.[a-z0-9]+");

  private final String prefix;
  private final String extension;
  /** The milliseconds that have a picture: times of a broken film may go back. */
  private final BitSet used = new BitSet();

  private final Map<Long, Integer> again = new HashMap<>();

  /** @param prefix a safe name without folders */
  StillNames(String prefix, String extension) {
    this.prefix = prefix;
    this.extension = extension;
  }

  /** The prefix that a picture's name begins with; empty if it is none of ours. */
  static Optional<String> prefix(String name) {
    Matcher parts = FORM.matcher(name);
    return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
  }

  /** @param time s */
  String next(double time) {
    long ms = Math.round(time * 1000);
    int bit = (int) Math.min(Integer.MAX_VALUE, Math.max(0, ms));
    boolean first = ms == bit ? !used.get(bit) : !again.containsKey(ms);
    if (ms == bit) {
      used.set(bit);
    } else {
      again.putIfAbsent(ms, 1);
    }
    String number = first ? "" : "_" + again.merge(ms, 2, (known, two) -> known + 1);
    return prefix + "_" + clock(ms) + number + "." + extension;
  }

  private static String clock(long milliseconds) {
    long ms = Math.abs(milliseconds);
    return String.format(
        Locale.ROOT,
        "%s%02dh%02dm%02d.%03ds",
        milliseconds < 0 ? "-" : "",
        ms / 3_600_000,
        ms / 60_000 % 60,
        ms / 1000 % 60,
        ms % 1000);
  }
}
