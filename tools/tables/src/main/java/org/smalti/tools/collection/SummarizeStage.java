package org.smalti.tools.collection;

import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.table.FeatureSet;
import org.smalti.core.table.ItemColumns;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;

/** Fills the summary columns of an items table from one samples table per file. Tables that have not changed are not read. */
final class SummarizeStage {
  private static final String STAGE = "summarize";

  private final String pattern;
  private final RunOptions options;
  private final Map<String, PendingTable> changed = new LinkedHashMap<>();
  private final Set<String> unchanged = new HashSet<>();
  private final Map<String, SampleSummary> summaries = new LinkedHashMap<>();
  private FeatureSet features = FeatureSet.USUAL;
  private List<String> columns = ItemColumns.SUMMARY;

  /** @param samples the folder that {@code smalti samples} wrote its tables into */
  SummarizeStage(Path samples, RunOptions options) {
    pattern = samples.resolve("%s.csv").toString();
    this.options = options;
  }

  /** A table of samples that must be read. */
  private record PendingTable(String filename, String table, String key) implements Serializable {}

  /** How many tables would have to be read. */
  int changed(Table items, Journal journal) {
    look(items, journal);
    return changed.size();
  }

  /** The table with its summaries. */
  Table fill(Table items, Journal journal) {
    look(items, journal);
    var batch = Batch.of(STAGE, new ArrayList<>(changed.values())).named(PendingTable::filename);
    try (Run run = options.begin(STAGE, changed.size(), Unit.FILES);
        var engine = options.engine()) {
      engine.map(
          batch,
          (source, task) -> SampleSummary.of(Path.of(source.table())),
          (source, summary) -> summaries.put(source.filename(), summary),
          run);
    }
    return items.with(columns, i -> cells(items.row(i)));
  }

  /** Remembers, once the table is written, what need not be read again. */
  void remember(Journal journal) {
    for (String filename : summaries.keySet()) {
      PendingTable source = changed.get(filename);
      if (source != null) {
        journal.done(STAGE + ":" + filename, source.key());
      }
    }
  }

  /** How many samples tables were read. */
  int read() {
    return summaries.size();
  }

  private void look(Table items, Journal journal) {
    features = SummarizedFeatures.of(
        items.columns(),
        () -> items.stream()
            .map(row -> table(row.text(ItemColumns.FILENAME)))
            .filter(table -> table != null && Files.isRegularFile(table))
            .iterator());
    columns = ItemColumns.summary(features);
    items.rows().forEach(row -> look(row, journal));
  }

  /** Decides whether a row's table of samples must be read. */
  private void look(Row row, Journal journal) {
    String filename = row.text(ItemColumns.FILENAME);
    Path table = table(filename);
    if (table == null || !Files.isRegularFile(table) || changed.containsKey(filename)) {
      return;
    }
    String key = new Fingerprint().with(STAGE, table).withFile(table).key();
    if (!options.force()
        && journal.isDone(STAGE + ":" + filename, key)
        && columns.stream().allMatch(row::filled)) {
      unchanged.add(filename);
    } else {
      changed.put(filename, new PendingTable(filename, table.toString(), key));
    }
  }

  private @Nullable Path table(String filename) {
    try {
      return MediaFolder.mirrored(pattern, filename);
    } catch (SmaltiException noFileCanHaveThisName) {
      return null;
    }
  }

  private String[] cells(Row row) {
    String filename = row.text(ItemColumns.FILENAME);
    SampleSummary summary = summaries.get(filename);
    if (summary != null) {
      return summary.cells(features);
    }
    return unchanged.contains(filename)
        ? columns.stream().map(row::text).toArray(String[]::new)
        : SampleSummary.NOT_ANALYSED.cells(features);
  }
}
