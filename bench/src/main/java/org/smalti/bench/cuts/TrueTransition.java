package org.smalti.bench.cuts;

import java.util.List;
import org.smalti.core.table.Row;

/**
 * A transition of a composed film.
 *
 * @param kind {@code cut}, {@code fade} or {@code dissolve}
 * @param first of a cut the first frame of the new scene, else the first frame that is neither scene as it is
 * @param last of a cut the same, else the last such frame
 */
record TrueTransition(String filename, String kind, int first, int last) {
  static final List<String> COLUMNS = List.of("filename", "kind", "first", "last");

  static TrueTransition of(Row row) {
    return new TrueTransition(
        row.text("filename"), row.text("kind"), (int) row.number("first"), (int)
            row.number("last"));
  }

  String[] cells() {
    return new String[] {filename, kind, String.valueOf(first), String.valueOf(last)};
  }
}
