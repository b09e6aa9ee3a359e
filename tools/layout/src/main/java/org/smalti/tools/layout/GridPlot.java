package org.smalti.tools.layout;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.cli.TableOptions;
import org.smalti.core.draw.PictureFile;
import org.smalti.core.run.Journal;
import org.smalti.core.table.GridSize;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.tools.stats.CellMap;

/**
 * A picture of the cells that a table's rows have.
 *
 * @param colour the column that decides the colours; null: similar rows get similar colours
 */
record GridPlot(Path file, GridSize size, @Nullable String colour) {
  /** @throws SmaltiException if the file is no picture */
  GridPlot {
    // A wrong file name is better reported before the work than after it.
    PictureFile checked = new PictureFile(file, 1000, 1000);
    if (!checked.file().equals(file)) {
      throw new IllegalStateException(file.toString());
    }
  }

  /** Draws the cells of the table that has been written. */
  int draw(TableOptions tables, Similarity similarity, CommandContext run, int exit) {
    Table table = TableReader.read(tables.out());
    if (!table.columns().has(Sample.GRID_X)) {
      return exit;
    }
    int[] rows = IntStream.range(0, table.size())
        .filter(i -> table.row(i).has(Sample.GRID_X))
        .toArray();
    int[] cells = Arrays.stream(rows).map(i -> cell(table.row(i))).toArray();
    CellMap map = map(table, rows, cells, similarity, tables, run);
    String name = String.valueOf(tables.out().getFileName());
    String counts = String.format(
        Locale.ROOT, "%,d samples on %s cells, alike ones side by side", cells.length, size);
    new PictureFile(file, map.width(), map.height())
        .draw(canvas -> map.draw(canvas, List.of(name, counts)));
    run.say(file + ": the cells of " + tables.out());
    return exit;
  }

  private CellMap map(
      Table table,
      int[] rows,
      int[] cells,
      Similarity similarity,
      TableOptions tables,
      CommandContext run) {
    if (colour != null) {
      table.columns().require(List.of(colour));
      return CellMap.byColumn(size, cells, table.select(rows).rows(), colour);
    }
    try (Journal journal = run.journal(tables.out())) {
      List<float[]> vectors = similarity.of(table, run, journal);
      List<float[]> placed = Arrays.stream(rows).mapToObj(vectors::get).toList();
      return CellMap.coloured(
          size,
          cells,
          SimilarityColours.of(similarity.comparable(placed)),
          "what is alike has like colours (first three principal components of " + similarity.name()
              + ")");
    }
  }

  private int cell(Row row) {
    int x = (int) row.number(Sample.GRID_X);
    int y = (int) row.number(Sample.GRID_Y);
    if (x < 0 || y < 0 || x >= size.columns() || y >= size.rows()) {
      throw SmaltiException.input(row.columns().source() + ", row " + row.number() + ": cell " + x
          + ", " + y + " lies outside a grid of " + size);
    }
    return y * size.columns() + x;
  }
}
