package org.smalti.scrapers.archive.items;

import java.util.ArrayList;
import java.util.List;
import org.smalti.core.table.ItemColumns;

/**
 * The columns of the items table that a search fills: one row per asset.
 *
 * @param described keys of the description that become columns
 * @param layout how files are called
 */
record ItemsTable(List<String> described, FileLayout layout) {
  private static final List<String> DESCRIPTION =
      List.of("title", "creator", "date", "description", "subject", "licenseurl");
  private static final List<String> ASSET = List.of(
      ItemColumns.FILENAME,
      ItemColumns.URL,
      ItemColumns.SIZE,
      ItemColumns.MD5,
      ItemColumns.SHA1,
      ItemColumns.CRC32,
      ItemColumns.FORMAT,
      ItemColumns.MTIME);
  /** Cells that other steps measure in the file itself: what the archive says of them never replaces that. */
  private static final List<String> MEASURED = List.of("width", "height");

  /** The keys of the description that become columns: the usual ones, then {@code more}, without blank ones. */
  static List<String> described(List<String> more) {
    List<String> keys = new ArrayList<>(DESCRIPTION);
    keys.addAll(further(more));
    return List.copyOf(keys);
  }

  /** The keys among {@code fields} that the table would not have without them. */
  static List<String> further(List<String> fields) {
    return fields.stream()
        .map(String::strip)
        .filter(key -> !key.isEmpty()
            && !DESCRIPTION.contains(key)
            && !ASSET.contains(key)
            && !FileTraits.KEYS.contains(key)
            && !key.equals(ItemColumns.IDENTIFIER))
        .distinct()
        .toList();
  }

  /** All columns. */
  List<String> columns() {
    List<String> names = new ArrayList<>(List.of(ItemColumns.IDENTIFIER));
    names.addAll(described);
    names.addAll(ASSET);
    names.addAll(FileTraits.KEYS);
    return names;
  }

  /** Whether a value that is in a row already stays. */
  static boolean isMeasured(String column) {
    return MEASURED.contains(column);
  }
}
