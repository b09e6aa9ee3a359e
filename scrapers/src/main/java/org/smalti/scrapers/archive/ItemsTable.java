package org.smalti.scrapers.archive;

import java.util.ArrayList;
import java.util.List;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Item;
import org.smalti.core.table.Table;

/** The items table: one row per asset. */
final class ItemsTable {
  private static final List<String> DESCRIPTION =
      List.of("title", "creator", "date", "description", "subject", "licenseurl");
  private static final List<String> ASSET =
      List.of(Item.FILENAME, Item.URL, Item.SIZE, Item.MD5, Item.SHA1, Item.CRC32, Item.FORMAT);

  private ItemsTable() {}

  /** The keys of the description that become columns, {@code more} after the usual ones. */
  static List<String> described(List<String> more) {
    List<String> keys = new ArrayList<>(DESCRIPTION);
    for (String key : more) {
      if (!keys.contains(key) && !ASSET.contains(key) && !key.equals(Item.IDENTIFIER)) {
        keys.add(key);
      }
    }
    return List.copyOf(keys);
  }

  /** The table of these assets, under the name of the file it will be. */
  static Table of(String source, List<String> described, List<Asset> assets) {
    List<String> names = new ArrayList<>(List.of(Item.IDENTIFIER));
    names.addAll(described);
    names.addAll(ASSET);
    List<String> filenames = AssetNames.of(assets);
    List<String[]> rows = new ArrayList<>(assets.size());
    for (int i = 0; i < assets.size(); i++) {
      rows.add(cells(assets.get(i), filenames.get(i)));
    }
    return Table.ofCells(new Columns(source, names), rows);
  }

  private static String[] cells(Asset asset, String filename) {
    List<String> cells = new ArrayList<>(List.of(asset.identifier()));
    cells.addAll(asset.described());
    cells.addAll(List.of(
        filename,
        asset.url(),
        asset.size() < 0 ? "" : Long.toString(asset.size()),
        asset.md5(),
        asset.sha1(),
        asset.crc32(),
        asset.format()));
    return cells.toArray(String[]::new);
  }
}
