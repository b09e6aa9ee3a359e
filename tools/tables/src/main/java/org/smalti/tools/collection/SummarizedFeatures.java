package org.smalti.tools.collection;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Feature;
import org.smalti.core.table.FeatureSet;
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
   */
  static FeatureSet of(Columns items, Iterable<Path> samplesTables) {
    Set<Feature> found = EnumSet.noneOf(Feature.class);
    WITH_MEDIAN.stream().filter(each -> items.has(each.medianColumn())).forEach(found::add);
    for (Path table : samplesTables) {
      addColumns(table, found);
    }
    return FeatureSet.USUAL.with(found);
  }

  private static void addColumns(Path table, Set<Feature> found) {
    try (TableReader reader = new TableReader(table)) {
      Columns columns = reader.columns();
      WITH_MEDIAN.stream().filter(each -> columns.has(each.column())).forEach(found::add);
    } catch (SmaltiException unreadable) {
      // SummarizeStage reports it when it reads the whole table.
    }
  }
}
