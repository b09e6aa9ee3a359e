package org.smalti.tools.collection;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Feature;
import org.smalti.core.table.FeatureSet;
import org.smalti.core.table.ItemColumns;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;

/** Which features an items table has medians of. */
final class SummarizedFeatures {
  private static final List<Feature> WITH_MEDIAN = Arrays.stream(Feature.values())
      .filter(feature -> feature.median() != Feature.Median.NONE)
      .toList();

  private SummarizedFeatures() {}

  /**
   * The usual features, those whose medians the items table has already, and those that a table of samples has a column
   * of. Only the heads of those tables are read.
   *
   * @param pattern of the paths of samples tables, {@code %s} stands for the media file's name
   */
  static FeatureSet of(Table items, Path pattern) {
    Set<Feature> found = EnumSet.noneOf(Feature.class);
    WITH_MEDIAN.stream()
        .filter(each -> items.columns().has(each.medianColumn()))
        .forEach(found::add);
    for (Row row : items.rows()) {
      if (found.size() < WITH_MEDIAN.size()) {
        addColumns(pattern, row.text(ItemColumns.FILENAME), found);
      }
    }
    return FeatureSet.USUAL.with(found);
  }

  private static void addColumns(Path pattern, String filename, Set<Feature> found) {
    try {
      Path table = MediaFolder.mirrored(pattern.toString(), filename);
      if (Files.isRegularFile(table)) {
        addColumns(table, found);
      }
    } catch (SmaltiException noFileName) {
      // The step reports it.
    }
  }

  private static void addColumns(Path table, Set<Feature> found) {
    try (TableReader reader = new TableReader(table)) {
      Columns columns = reader.columns();
      WITH_MEDIAN.stream().filter(each -> columns.has(each.column())).forEach(found::add);
    } catch (SmaltiException unreadable) {
      // The step reports it when it reads the whole table.
    }
  }
}
