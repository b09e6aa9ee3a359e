package org.smalti.tools.columnar;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.files.InputFiles;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.table.ColumnType;
import org.smalti.core.table.ColumnTypeFinder;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.tools.layout.TableVectors;

/**
 * What is known of a table after it was read once, row by row: memory does not grow with it, unless the places of its
 * samples are kept.
 *
 * @param columns those that are exported, in their order
 * @param types of these columns
 * @param content a digest of their names and cells
 * @param samples the columns that vectors depend on; no rows where none are wanted
 */
record ScannedTable(
    Path file,
    List<String> columns,
    List<ColumnType> types,
    int rows,
    String content,
    Table samples) {
  /**
   * Reads a table for the first time.
   *
   * @param chosen the columns to export; all if there are none
   * @param withSamples whether the places of the samples are kept
   * @throws SmaltiException if it is no table, or lacks a column
   */
  static ScannedTable read(
      Path file, List<String> chosen, boolean withSamples, CommandContext run) {
    try (TableReader reader = new TableReader(file)) {
      Columns all = reader.columns();
      List<String> names = chosen.isEmpty() ? all.names() : once(chosen);
      all.require(names);
      int[] positions = names.stream().mapToInt(all::index).toArray();
      List<ColumnTypeFinder> finders = names.stream().map(ColumnTypeFinder::new).toList();
      Columns places = new Columns(all.source(), withSamples ? places(all) : List.of());
      List<String[]> samples = new ArrayList<>();
      Fingerprint content = new Fingerprint().with(names.toArray());
      int rows = 0;
      while (reader.hasNext()) {
        run.throwIfCancelled();
        Row row = reader.next();
        rows++;
        for (int i = 0; i < positions.length; i++) {
          String cell = row.text(positions[i]);
          finders.get(i).add(cell);
          content.with(cell);
        }
        if (withSamples) {
          samples.add(places.names().stream().map(row::text).toArray(String[]::new));
        }
      }
      return new ScannedTable(
          file,
          names,
          finders.stream().map(ColumnTypeFinder::type).toList(),
          rows,
          content.key(),
          Table.ofCells(places, samples));
    }
  }

  private static List<String> once(List<String> chosen) {
    LinkedHashSet<String> names = new LinkedHashSet<>();
    for (String name : chosen) {
      if (!names.add(name)) {
        throw SmaltiException.usage("--columns names " + name + " twice; name each column once");
      }
    }
    return List.copyOf(names);
  }

  private static List<String> places(Columns all) {
    all.require(TableVectors.required());
    return Stream.concat(
            TableVectors.required().stream(), TableVectors.optional().stream().filter(all::has))
        .toList();
  }

  /** What is read: the table, and with vectors the media files of its samples. */
  InputFiles inputs(Optional<TableVectors> vectors) {
    return vectors
        .map(each -> InputFiles.of(
            List.of(file),
            each.media(),
            samples.stream().map(row -> row.text(Sample.FILENAME)).toList()))
        .orElseGet(() -> new InputFiles(List.of(file)));
  }

  /**
   * What is wrong with a table that was another one when it was read for the first time.
   *
   * @param row where it differs, from 1
   */
  SmaltiException changed(int row) {
    return SmaltiException.input(
        file + ", row " + row + ": the table was changed while it was read; run this again");
  }
}
