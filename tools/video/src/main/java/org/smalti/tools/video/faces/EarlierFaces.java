package org.smalti.tools.video.faces;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.smalti.core.table.Columns;
import org.smalti.core.table.PackedRows;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.TableReader;
import org.smalti.core.table.TableWriter;
import org.smalti.tools.video.faces.table.FaceParquet;
import org.smalti.tools.video.faces.table.FaceTable;

/** What a table of faces says, by film, as an earlier run has left it; packed, a tenth of the memory of its text. */
final class EarlierFaces {
  private final List<String> columns;
  private final Map<String, PackedRows> films = new LinkedHashMap<>();

  private EarlierFaces(List<String> columns) {
    this.columns = columns;
  }

  /**
   * Reads a table; nothing where there is no file.
   *
   * @throws org.smalti.core.SmaltiException if it is no table of faces
   */
  static EarlierFaces read(Path table) {
    if (!Files.exists(table)) {
      return new EarlierFaces(FaceTable.COLUMNS);
    }
    if (FaceTable.isParquet(table)) {
      EarlierFaces earlier = new EarlierFaces(FaceTable.COLUMNS);
      FaceParquet.read(table, earlier::add);
      return earlier;
    }
    try (TableReader reader = new TableReader(table)) {
      Columns there = reader.columns();
      there.require(List.of(Sample.FILENAME, FaceTable.FRAME, FaceTable.TRACK));
      EarlierFaces earlier = new EarlierFaces(FaceTable.with(there.names()));
      reader.forEachRemaining(earlier::addRow);
      return earlier;
    }
  }

  private void addRow(Row row) {
    add(columns.stream().map(column -> row.text(column, "")).toArray(String[]::new));
  }

  private void add(String[] cells) {
    films.computeIfAbsent(cells[0], film -> new PackedRows()).add(cells);
  }

  /** Ours, and those of the table that we do not know. */
  List<String> columns() {
    return columns;
  }

  /** The films in it, in the order in which they first stand. */
  Set<String> films() {
    return films.keySet();
  }

  /** How many rows a film has. */
  long rows(String film) {
    PackedRows rows = films.get(film);
    return rows == null ? 0 : rows.size();
  }

  /** Writes the rows of a film, with {@link #columns}. */
  void write(String film, TableWriter writer) {
    PackedRows rows = films.get(film);
    if (rows != null) {
      writer.add(rows);
    }
  }
}
