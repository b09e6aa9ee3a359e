package org.smalti.core.table;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The word that somebody probably meant: one that a slip of the fingers or two turns into what was written. */
public final class NearWord {
  private NearWord() {}

  /**
   * The nearest of some words; none if all are too far. Letters that are missing, wrong, too many or swapped count one
   * each (the restricted Damerau-Levenshtein distance), one in four letters may be so, but always one.
   */
  public static Optional<String> of(String written, Collection<String> words) {
    String small = written.toLowerCase(Locale.ROOT);
    return words.stream()
        .filter(word -> distance(small, word.toLowerCase(Locale.ROOT)) <= allowed(written, word))
        .min(
            Comparator.comparingInt((String word) -> distance(small, word.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** {@code ; did you mean hz?}, or nothing where no word is near. */
  public static String question(String written, Collection<String> words) {
    return of(written, words).map(word -> "; did you mean " + word + "?").orElse("");
  }

  /** Of a word of two letters a wrong one leaves too little. */
  private static int allowed(String written, String word) {
    int longer = Math.max(written.length(), word.length());
    return longer <= 2 ? 0 : Math.max(1, longer / 4);
  }

  private static int distance(String one, String other) {
    int[][] d = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int wrong = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int least = Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1);
        d[i][j] = Math.min(least, d[i - 1][j - 1] + wrong);
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[one.length()][other.length()];
  }
}
