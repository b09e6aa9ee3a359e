package org.smalti.tools.stats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Short forms of words that can still be told apart: their beginnings, else their ends, else where they differ. */
final class DistinctLabels {
  private static final String CUT = "…";

  private DistinctLabels() {}

  /**
   * A label for each word.
   *
   * @param words all different
   * @param longest how many letters a label has at most, without the signs of what was cut
   */
  static List<String> of(List<String> words, int longest) {
    List<String> lines =
        words.stream().map(word -> word.replaceAll("\\s+", " ").strip()).toList();
    List<String> labels =
        new ArrayList<>(lines.stream().map(line -> part(line, 0, longest)).toList());
    replaceEqual(lines, labels, line -> part(line, Math.max(0, length(line) - longest), longest));
    String[] apart = new String[lines.size()];
    for (int i = 0; i < apart.length; i++) {
      apart[i] = difference(lines, i, longest);
    }
    Map<String, List<Integer>> equal = byLabel(labels);
    equal.values().stream()
        .filter(same -> same.size() > 1)
        .forEach(same -> same.forEach(i -> labels.set(i, apart[i])));
    byLabel(labels).values().stream().filter(same -> same.size() > 1).forEach(same -> {
      for (int n = 1; n < same.size(); n++) {
        labels.set(same.get(n), labels.get(same.get(n)) + " (" + (n + 1) + ")");
      }
    });
    return labels;
  }

  private interface Shortened {
    String of(String line);
  }

  private static void replaceEqual(List<String> lines, List<String> labels, Shortened other) {
    byLabel(labels).values().stream()
        .filter(same -> same.size() > 1)
        .forEach(same -> same.forEach(i -> labels.set(i, other.of(lines.get(i)))));
  }

  private static Map<String, List<Integer>> byLabel(List<String> labels) {
    Map<String, List<Integer>> places = new HashMap<>();
    for (int i = 0; i < labels.size(); i++) {
      places.computeIfAbsent(labels.get(i), label -> new ArrayList<>()).add(i);
    }
    return places;
  }

  /** The part of a word around the first letter in which it differs from the word that is most like it. */
  private static String difference(List<String> lines, int index, int longest) {
    int alike = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (i != index) {
        alike = Math.max(alike, common(lines.get(index), lines.get(i)));
      }
    }
    String line = lines.get(index);
    int from = Math.max(0, Math.min(alike - longest / 3, length(line) - longest));
    return part(line, from, longest);
  }

  /** How many letters two words have in common at their beginnings. */
  private static int common(String one, String other) {
    int[] a = one.codePoints().toArray();
    int[] b = other.codePoints().toArray();
    int same = 0;
    while (same < Math.min(a.length, b.length) && a[same] == b[same]) {
      same++;
    }
    return same;
  }

  private static String part(String line, int from, int longest) {
    int length = length(line);
    if (length <= longest) {
      return line;
    }
    int to = Math.min(length, from + longest);
    String shown = line.substring(line.offsetByCodePoints(0, from), line.offsetByCodePoints(0, to))
        .strip();
    return (from > 0 ? CUT : "") + shown + (to < length ? CUT : "");
  }

  private static int length(String line) {
    return line.codePointCount(0, line.length());
  }
}
