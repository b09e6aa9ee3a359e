package org.smalti.scrapers.archive.items;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Run;
import org.smalti.core.table.Columns;
import org.smalti.core.table.ItemColumns;
import org.smalti.core.table.TableWriter;
import org.smalti.scrapers.archive.site.ArchiveSite;
import org.smalti.scrapers.archive.site.FileAddress;

/**
 * Merges what was found into the items table, in two passes over the metadata: the first looks at the names of the
 * files, the second writes the rows. A row that was there before keeps its file name and all columns that a search does
 * not fill; a row that is no longer found stays, at the end.
 */
final class ItemsUpdate {
  private static final ObjectMapper JSON = new ObjectMapper();
  /** Bytes; more in one file are a mistake. */
  private static final long LARGEST = 10_000_000_000_000L;

  private final ArchiveSite site;
  private final MetadataFile known;
  private final AssetChoice choice;
  private final ItemsTable table;
  private final AssetNames names = new AssetNames();
  private final DescribedKeys keys = new DescribedKeys();
  private int files;
  private int added;
  private int without;
  private int refused;
  private int left;
  private int pruned;
  private long bytes;
  private boolean changed;

  ItemsUpdate(ArchiveSite site, MetadataFile known, AssetChoice choice, ItemsTable table) {
    this.site = site;
    this.known = known;
    this.choice = choice;
    this.table = table;
  }

  /** How many files were found. */
  int files() {
    return files;
  }

  /** How many of them are new in the table. */
  int added() {
    return added;
  }

  /** How many items have no file that matches. */
  int without() {
    return without;
  }

  /** How many items can't be downloaded. */
  int refused() {
    return refused;
  }

  /** How many rows stay although their files are no longer found. */
  int left() {
    return left;
  }

  /** How many rows were dropped because the archive no longer has their files. */
  int pruned() {
    return pruned;
  }

  /** The keys that the items' descriptions have. */
  DescribedKeys keys() {
    return keys;
  }

  /** Bytes of all files found, as far as their sizes are known. */
  long bytes() {
    return bytes;
  }

  /** Whether the table has changed. */
  boolean changed() {
    return changed;
  }

  /** The first pass. */
  void survey(Collection<String> identifiers, Run run) {
    for (String identifier : identifiers) {
      run.throwIfCancelled();
      ArchiveItem item = item(identifier);
      keys.add(item.keys());
      Optional<String> problem = problem(item);
      if (problem.isPresent()) {
        run.skip(new Failure(identifier, "metadata", problem.get()));
        refused++;
      } else {
        List<ArchiveFile> taken = choice.take(choice.matching(item.files()));
        taken.forEach(file -> names.announce(path(item, file)));
        files += taken.size();
        bytes += taken.stream()
            .mapToLong(file -> Math.max(0, Math.min(file.size(), LARGEST)))
            .sum();
        without += taken.isEmpty() ? 1 : 0;
      }
      run.advance(1);
    }
  }

  /**
   * What becomes of the rows that were there before and are not found.
   *
   * @param unasked items whose metadata could not be asked for this time
   * @param replace whether all rows of the old table are dropped
   * @param prune items that were asked for because they are not found: their rows are dropped if the archive no longer
   *     has the file
   */
  record OldRows(Set<String> unasked, boolean replace, Set<String> prune) {}

  /** The second pass. */
  void write(Path out, Collection<String> identifiers, OldRows old, Run run) {
    try (EarlierRows earlier = EarlierRows.of(out, old.replace(), names::reserve)) {
      Columns columns = new Columns(out.toString(), earlier.columns()).plus(table.columns());
      try (TableWriter writer = new TableWriter(out, columns.names())) {
        RowMerger merger = new RowMerger(earlier, columns, writer);
        for (String identifier : identifiers) {
          run.throwIfCancelled();
          ArchiveItem item = item(identifier);
          if (problem(item).isEmpty()) {
            assets(item).forEach(merger::add);
          }
          run.advance(1);
        }
        merger.addRest(old);
        changed = writer.commitIfChanged();
      }
    }
  }

  /** Why an item can't be downloaded. */
  private Optional<String> problem(ArchiveItem item) {
    Optional<String> obstacle = item.obstacle(choice.restricted());
    if (obstacle.isPresent()) {
      return obstacle;
    }
    List<ArchiveFile> matching = choice.matching(item.files());
    return choice.take(matching).isEmpty() && !matching.isEmpty()
        ? Optional.of("the item's " + choice.files()
            + " are private; --include-restricted lists them even so")
        : Optional.empty();
  }

  private List<Asset> assets(ArchiveItem item) {
    List<String> description = table.described().stream().map(item::describe).toList();
    List<Asset> assets = new ArrayList<>();
    for (ArchiveFile file : choice.take(choice.matching(item.files()))) {
      String url = site.download(item.identifier(), file.name()).toString();
      assets.add(new Asset(item.identifier(), description, file, url, path(item, file)));
    }
    return assets;
  }

  private String path(ArchiveItem item, ArchiveFile file) {
    return table.layout().path(item.identifier(), file, item::describe);
  }

  /** Whether the archive no longer has the file at an address, as far as the item's record says. */
  private boolean isGone(String identifier, String address) {
    ArchiveItem item = item(identifier);
    String key = FileAddress.key(address);
    return item.obstacle(true).isPresent()
        || item.files().stream()
            .map(file -> site.download(identifier, file.name()).toString())
            .noneMatch(url -> FileAddress.key(url).equals(key));
  }

  private ArchiveItem item(String identifier) {
    try {
      return new ArchiveItem(identifier, JSON.readTree(known.text(identifier)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not what was kept of " + identifier, e);
    }
  }

  /** Writes the new rows merged with the old ones. */
  private final class RowMerger {
    private final EarlierRows earlier;
    private final TableWriter writer;
    private final int width;
    private final int identifier;
    private final int filename;
    private final int url;
    private final int[] at;
    private final boolean[] measured;

    RowMerger(EarlierRows earlier, Columns columns, TableWriter writer) {
      this.earlier = earlier;
      this.writer = writer;
      width = columns.size();
      identifier = columns.index(ItemColumns.IDENTIFIER);
      filename = columns.index(ItemColumns.FILENAME);
      url = columns.index(ItemColumns.URL);
      List<String> filled = table.columns();
      at = filled.stream().mapToInt(columns::index).toArray();
      measured = new boolean[at.length];
      for (int i = 0; i < at.length; i++) {
        measured[i] = ItemsTable.isMeasured(filled.get(i));
      }
    }

    void add(Asset asset) {
      Optional<String[]> before = earlier.take(asset.url());
      String[] row = widened(before.orElse(new String[0]));
      String name =
          row[filename].isEmpty() ? names.name(asset.identifier(), asset.path()) : row[filename];
      String[] cells = asset.cells(name);
      for (int i = 0; i < at.length; i++) {
        if (!measured[i] || row[at[i]].isEmpty()) {
          row[at[i]] = cells[i];
        }
      }
      writer.add(row);
      added += before.isPresent() ? 0 : 1;
    }

    void addRest(OldRows old) {
      earlier.left(cells -> {
        String[] row = widened(cells);
        if (old.prune().contains(row[identifier]) && isGone(row[identifier], row[url])) {
          pruned++;
          return;
        }
        writer.add(row);
        left += old.unasked().contains(row[identifier]) ? 0 : 1;
      });
    }

    private String[] widened(String[] cells) {
      String[] row = new String[width];
      Arrays.fill(row, "");
      System.arraycopy(cells, 0, row, 0, cells.length);
      return row;
    }
  }
}
