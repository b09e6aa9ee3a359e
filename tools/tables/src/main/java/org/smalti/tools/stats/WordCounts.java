package org.smalti.tools.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.smalti.core.table.Feature;

/** How often the words of a column occur, in the order in which they are drawn. */
final class WordCounts {
  private static final int MOST = 12;
  /** Of groups, which stand in a row. */
  private static final int MOST_GROUPS = 40;

  /** Letters of a word, where there is room for them. */
  static final int LONGEST = 22;

  private static final String OTHERS = "all others";

  private WordCounts() {}

  /** A word as it is drawn, and its number. */
  record Count(String label, int count) {}

  /** Whether the words have an order of their own: notes and groups. */
  static boolean haveOrder(ColumnValues column) {
    return column.property().isCategory()
        || (column.property().isNote()
            && Feature.NOTES.containsAll(column.words().keySet()));
  }

  /**
   * Notes as in the scale, groups by number, other words by how often they occur, then the rest as one.
   *
   * @param longest letters of a word that are shown
   */
  static List<Count> of(ColumnValues column, int longest) {
    Map<String, Integer> words = column.words();
    if (column.property().isCategory()) {
      Comparator<String> byNumber = Comparator.comparingDouble(ColumnInfo::groupNumber);
      return counts(
          column, byNumber.thenComparing(Comparator.naturalOrder()), MOST_GROUPS, longest);
    }
    if (haveOrder(column)) {
      return Feature.NOTES.stream()
          .map(note -> new Count(note, words.getOrDefault(note, 0)))
          .toList();
    }
    Comparator<String> byCount = Comparator.comparing(word -> -words.getOrDefault(word, 0));
    return counts(column, byCount.thenComparing(Comparator.naturalOrder()), MOST, longest);
  }

  private static List<Count> counts(
      ColumnValues column, Comparator<String> order, int most, int longest) {
    Map<String, Integer> words = column.words();
    List<String> sorted = words.keySet().stream().sorted(order).toList();
    int shown = sorted.size() <= most ? sorted.size() : most - 1;
    List<String> names =
        sorted.subList(0, shown).stream().map(column.property()::groupName).toList();
    List<String> labels = DistinctLabels.of(names, longest);
    List<Count> counts = new ArrayList<>();
    for (int i = 0; i < shown; i++) {
      counts.add(new Count(labels.get(i), words.getOrDefault(sorted.get(i), 0)));
    }
    if (shown < sorted.size()) {
      int rest = sorted.subList(shown, sorted.size()).stream()
          .mapToInt(word -> words.getOrDefault(word, 0))
          .sum();
      counts.add(new Count(OTHERS, rest));
    }
    return counts;
  }
}
