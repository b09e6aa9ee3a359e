package org.smalti.tools.export.edit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The names of reels: eight capital letters and digits of the name of each media file, no two the same. */
final class Reels {
  private static final int LONGEST = 8;

  private final Map<String, String> names = new HashMap<>();
  /** {@code BL} is black, {@code AX} an auxiliary source. */
  private final Set<String> taken = new HashSet<>(Set.of("BL", "AX"));

  String of(String filename) {
    return names.computeIfAbsent(filename, this::unused);
  }

  private String unused(String filename) {
    String name = filename.substring(filename.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    String letters = (dot > 0 ? name.substring(0, dot) : name)
        .toUpperCase(Locale.ROOT)
        .replaceAll("[^A-Z0-9]", "");
    String base = letters.isEmpty() ? "REEL" : letters;
    String reel = base.substring(0, Math.min(LONGEST, base.length()));
    for (int number = 2; !taken.add(reel); number++) {
      String end = Integer.toString(number);
      reel = base.substring(0, Math.min(LONGEST - end.length(), base.length())) + end;
    }
    return reel;
  }
}
