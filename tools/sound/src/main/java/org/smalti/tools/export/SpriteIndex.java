package org.smalti.tools.export;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.smalti.core.SmaltiException;
import org.smalti.core.show.JsonText;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.Table;

/** The index of a sprite as JSON: {@code {"KEY": [ms, dur], …}}, in the order of the sound. */
final class SpriteIndex {
  private final StringBuilder text = new StringBuilder("{");
  private int count;

  /**
   * The keys of all rows: the cells of a column, or the number of the row from 0.
   *
   * @param column the empty text for numbers
   * @throws SmaltiException if two rows have the same key
   */
  static List<String> keys(Table table, String column) {
    List<String> keys = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < table.size(); i++) {
      String key = column.isEmpty() ? Integer.toString(i) : table.row(i).text(column);
      if (!taken.add(key)) {
        throw SmaltiException.input(table.columns().source() + ": two samples have \"" + key
            + "\" in column " + column + "; without a column of keys they are numbered");
      }
      keys.add(key);
    }
    return keys;
  }

  /** @param ms of the clip's first frame in the sprite */
  void add(String key, long ms, double dur) {
    text.append(count++ == 0 ? "\n  " : ",\n  ");
    text.append(JsonText.quoted(key))
        .append(": [")
        .append(ms)
        .append(", ")
        .append(CellFormat.decimal(dur, 3))
        .append(']');
  }

  int count() {
    return count;
  }

  /** The whole object. */
  String json() {
    return text + (count == 0 ? "}\n" : "\n}\n");
  }
}
