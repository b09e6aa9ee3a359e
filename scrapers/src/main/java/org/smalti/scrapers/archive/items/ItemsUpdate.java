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

/**
 * Merges what was found into the items table, in two passes over the metadata: the first looks at the names of the
 * files, the second writes the rows. A row that was there before keeps its file name and all columns that a search does
 * not fill; a row that is no longer found stays, at the end.
 */
final class ItemsUpdate {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ArchiveSite site;
  private final MetadataFile known;
  private final AssetChoice choice;
  private final List<String> described;
  private final AssetNames names = new AssetNames();
  private int files;
  private int added;
  private int without;
  private int refused;
  private int left;
  private boolean changed;

  ItemsUpdate(ArchiveSite site, MetadataFile known, AssetChoice choice, List<String> described) {
    this.site = site;
    this.known = known;
    this.choice = choice;
    this.described = described;
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

  /** Whether the table has changed. */
  boolean changed() {
    return changed;
  }

  /** The first pass. */
  void survey(Collection<String> identifiers, Run run) {
    for (String identifier : identifiers) {
      run.throwIfCancelled();
      ArchiveItem item = item(identifier);
      Optional<String> problem = problem(item);
      if (problem.isPresent()) {
        run.skip(new Failure(identifier, "metadata", problem.get()));
        refused++;
      } else {
        List<ArchiveFile> taken = choice.take(choice.matching(item.files()));
        taken.forEach(file -> names.announce(file.name()));
        files += taken.size();
        without += taken.isEmpty() ? 1 : 0;
      }
      run.advance(1);
    }
  }

  /**
   * The second pass.
   *
   * @param unasked items whose metadata could not be asked for this time
   * @param replace whether the rows of the old table are dropped
   */
  void write(
      Path table, Collection<String> identifiers, Set<String> unasked, boolean replace, Run run) {
    try (EarlierRows earlier = EarlierRows.of(table, replace, names::reserve)) {
      Columns columns =
          new Columns(table.toString(), earlier.columns()).plus(ItemsTable.columns(described));
      try (TableWriter writer = new TableWriter(table, columns.names())) {
        RowMerger merger = new RowMerger(earlier, columns, writer);
        for (String identifier : identifiers) {
          run.throwIfCancelled();
          ArchiveItem item = item(identifier);
          if (problem(item).isEmpty()) {
            assets(item).forEach(merger::add);
          }
          run.advance(1);
        }
        merger.addRest(unasked);
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
        ? Optional.of("the item's " + choice.wording()
            + " files are private; --include-restricted lists them even so")
        : Optional.empty();
  }

  private List<Asset> assets(ArchiveItem item) {
    List<String> description = described.stream().map(item::describe).toList();
    List<Asset> assets = new ArrayList<>();
    for (ArchiveFile file : choice.take(choice.matching(item.files()))) {
      String url = site.download(item.identifier(), file.name()).toString();
      assets.add(new Asset(item.identifier(), description, file, url));
    }
    return assets;
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
    private final int[] at;

    RowMerger(EarlierRows earlier, Columns columns, TableWriter writer) {
      this.earlier = earlier;
      this.writer = writer;
      width = columns.size();
      identifier = columns.index(ItemColumns.IDENTIFIER);
      filename = columns.index(ItemColumns.FILENAME);
      at = ItemsTable.columns(described).stream().mapToInt(columns::index).toArray();
    }

    void add(Asset asset) {
      Optional<String[]> before = earlier.take(asset.url());
      String[] row = widened(before.orElse(new String[0]));
      String name = row[filename].isEmpty()
          ? names.name(asset.identifier(), asset.file().name())
          : row[filename];
      String[] cells = asset.cells(name);
      for (int i = 0; i < at.length; i++) {
        row[at[i]] = cells[i];
      }
      writer.add(row);
      added += before.isPresent() ? 0 : 1;
    }

    void addRest(Set<String> unasked) {
      earlier.left(cells -> {
        String[] row = widened(cells);
        writer.add(row);
        left += unasked.contains(row[identifier]) ? 0 : 1;
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
