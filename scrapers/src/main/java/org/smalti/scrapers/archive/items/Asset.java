package org.smalti.scrapers.archive.items;

import java.util.ArrayList;
import java.util.List;

/**
 * A file that gets a row in the items table.
 *
 * @param described values of the item's description, in the order of the table's columns
 * @param path how it is to be called in the media folder, unless that name is taken
 */
record Asset(String identifier, List<String> described, ArchiveFile file, String url, String path) {
  /** Its cells, in the order of {@link ItemsTable#columns}. */
  String[] cells(String filename) {
    List<String> cells = new ArrayList<>(List.of(identifier));
    cells.addAll(described);
    cells.addAll(List.of(
        filename,
        url,
        file.size() < 0 ? "" : Long.toString(file.size()),
        file.md5(),
        file.sha1(),
        file.crc32(),
        file.format(),
        file.mtime()));
    cells.addAll(file.traits().values());
    return cells.toArray(String[]::new);
  }
}
