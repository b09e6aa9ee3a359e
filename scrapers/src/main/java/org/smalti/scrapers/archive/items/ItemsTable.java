package org.smalti.scrapers.archive.items;

import java.util.ArrayList;
import java.util.List;
import org.smalti.core.table.ItemColumns;

/** The columns of the items table that a search fills: one row per asset. */
final class ItemsTable {
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

  private ItemsTable() {}

  /** The keys of the description that become columns: the usual ones, then {@code more}, without blank ones. */
  static List<String> described(List<String> more) {
    List<String> keys = new ArrayList<>(DESCRIPTION);
    for (String name : more) {
      String key = name.strip();
      if (!key.isEmpty()
          && !keys.contains(key)
          && !ASSET.contains(key)
          && !key.equals(ItemColumns.IDENTIFIER)) {
        keys.add(key);
      }
    }
    return List.copyOf(keys);
  }

  /** All columns, with these keys of the description. */
  static List<String> columns(List<String> described) {
    List<String> names = new ArrayList<>(List.of(ItemColumns.IDENTIFIER));
    names.addAll(described);
    names.addAll(ASSET);
    return names;
  }
}
