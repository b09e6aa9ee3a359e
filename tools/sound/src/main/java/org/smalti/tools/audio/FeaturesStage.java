package org.smalti.tools.audio;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.cli.TableOptions;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Run;
import org.smalti.core.run.SaveInterval;
import org.smalti.core.run.Unit;
import org.smalti.core.table.FeatureSet;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;

/**
 * Fills the feature columns of a samples table, file by file. Rows that are measured already are left as they are. What is
 * finished is written every few seconds, so that a run that was killed goes on from there; a file that killed it is left out.
 */
final class FeaturesStage {
  private static final String STAGE = "features";

  private final TableOptions tables;
  private final RunOptions options;
  private final Table table;
  private final FeatureSet features;
  private final List<String> columns;
  private final @Nullable String[][] measured;
  private int finished;
  private final SaveInterval interval = new SaveInterval();

  FeaturesStage(Table table, FeatureSet features, TableOptions tables, RunOptions options) {
    this.table = table;
    this.features = features;
    columns = features.columns();
    this.tables = tables;
    this.options = options;
    measured = new String[table.size()][];
  }

  /** Measures what is not measured yet. Returns the exit code. */
  int fill(MediaFolder media, PitchMethod pitch) {
    List<FileSamples> files = unmeasured();
    if (options.dryRun()) {
      return options.would(
          "measure the samples of " + Unit.FILES.show(files.size()) + " for " + tables.out());
    }
    if (files.isEmpty()) {
      options.say("all rows of " + tables.in() + " are measured; --force measures them again");
      tables.write(table.with(columns, this::cells));
      return options.finish(tables.out(), table.size());
    }
    long total = files.stream().mapToLong(file -> file.samples().size()).sum();
    try (Journal journal = Journal.of(tables.out());
        Run run = options.begin(STAGE, total, Unit.SAMPLES);
        var engine = options.engine()) {
      if (options.force()) {
        files.forEach(file -> journal.acquit(file.filename()));
      }
      var batch = Batch.of(STAGE, files)
          .named(FileSamples::filename)
          .weighing(file -> file.samples().size())
          .with(journal);
      engine.map(
          batch,
          new FeaturesWork(media, pitch, features),
          (file, result) -> took(file, result, run),
          run);
    } finally {
      tables.write(table.with(columns, this::cells));
    }
    return options.finish(tables.out(), finished);
  }

  private void took(FileSamples file, FeaturesWork.Measured result, Run run) {
    for (int i = 0; i < result.features().size(); i++) {
      SampleFeatures sample = result.features().get(i);
      if (sample != null) {
        measured[file.rows().get(i)] = sample.cells();
      }
    }
    if (!result.problem().isEmpty()) {
      run.skip(new Failure(file.filename(), STAGE, result.problem()));
    }
    finished++;
    if (interval.isOver()) {
      tables.write(table.with(columns, this::cells));
    }
  }

  /**
   * The samples that are to be measured, by file, in the order in which the files first stand in the table. Rows that are
   * measured already must have numbers where numbers belong, too.
   */
  private List<FileSamples> unmeasured() {
    Map<String, FileSamples> files = new LinkedHashMap<>();
    recall();
    for (int i = 0; i < table.size(); i++) {
      Row row = table.row(i);
      Sample sample = Sample.of(row);
      if (measured[i] != null) {
        finished++;
      } else if (options.force() || !columns.stream().allMatch(row::filled)) {
        files.computeIfAbsent(sample.filename(), FileSamples::new).add(i, sample);
      } else {
        features.numberColumns().forEach(row::number);
        finished++;
      }
    }
    return new ArrayList<>(files.values());
  }

  /** Takes over what an interrupted run has written to another table than the one that is read. */
  private void recall() {
    if (options.force() || tables.out().equals(tables.in()) || !Files.exists(tables.out())) {
      return;
    }
    Table earlier = TableReader.read(tables.out());
    boolean same =
        earlier.size() == table.size() && Sample.PLACE.stream().allMatch(earlier.columns()::has);
    for (int i = 0; same && i < table.size(); i++) {
      Row then = earlier.row(i);
      Row now = table.row(i);
      if (Sample.PLACE.stream().allMatch(column -> then.text(column).equals(now.text(column)))
          && columns.stream().allMatch(then::filled)) {
        measured[i] = columns.stream().map(then::text).toArray(String[]::new);
      }
    }
  }

  private String[] cells(int index) {
    String[] cells = measured[index];
    if (cells != null) {
      return cells;
    }
    Row row = table.row(index);
    return columns.stream().map(column -> row.text(column, "")).toArray(String[]::new);
  }
}
