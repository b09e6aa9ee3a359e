package org.smalti.tools.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.table.Cells;
import org.smalti.core.table.GridSize;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Sort;
import org.smalti.core.table.Table;
import org.smalti.tools.layout.grid.GridLayout;
import org.smalti.tools.layout.grid.GridMethod;

/**
 * From coordinates to cells. Rows without coordinates, and those that are more than there are cells, stay in the table without
 * a cell.
 *
 * @param props one or two columns: across and down
 * @param sort which get a cell if there are more rows than cells; empty: the clearest and strongest
 */
record GridStage(GridSize size, List<String> props, GridMethod method, Optional<String> sort) {
  static final List<String> COLUMNS = List.of(Sample.GRID_X, Sample.GRID_Y);
  static final String USUAL_SORT = "clarity=desc=0.5&power=desc";

  GridStage {
    props = List.copyOf(props);
    if (props.isEmpty() || props.size() > 2) {
      throw SmaltiException.usage("--props must name one or two columns, not " + props.size());
    }
  }

  /** What the cells depend on. */
  Fingerprint content(Table table) {
    List<String> read = new ArrayList<>(props);
    Sort.parse(sort.orElse(USUAL_SORT)).keys().forEach(key -> read.add(key.column()));
    var content = new Fingerprint().with(size, method, props, sort.orElse(USUAL_SORT));
    for (Row row : table.rows()) {
      read.forEach(column -> content.with(row.text(column, "")));
    }
    return content;
  }

  /** Fills the columns. */
  ColumnStep.Made fill(Table table, RunOptions options) {
    try (Run run = options.begin("grid", table.size(), Unit.ROWS)) {
      Table kept = kept(placed(table, run), run);
      double[] across = kept.numbers(props.get(0));
      double[] down = kept.numbers(props.get(props.size() - 1));
      int[] cells = new GridLayout(size, method).place(across, down);
      run.advance(table.size());
      Map<Integer, Integer> cellOfRow = new HashMap<>();
      for (int i = 0; i < cells.length; i++) {
        cellOfRow.put(kept.row(i).number(), cells[i]);
      }
      Table filled = table.with(COLUMNS, i -> texts(cellOfRow.get(table.row(i).number())));
      return new ColumnStep.Made(filled, kept.size());
    }
  }

  private String[] texts(@Nullable Integer cell) {
    return cell == null
        ? new String[] {"", ""}
        : new String[] {Integer.toString(size.x(cell)), Integer.toString(size.y(cell))};
  }

  /** The rows that have coordinates. */
  private Table placed(Table table, Run run) {
    Table placed = table.where(row -> props.stream().allMatch(column -> hasNumber(row, column)));
    if (placed.size() == 0) {
      throw SmaltiException.input(table.columns().source() + " has no row with numbers in "
          + String.join(", ", props) + "; run 'smalti tsne' first");
    }
    if (placed.size() < table.size()) {
      run.say(say(table.size() - placed.size()) + " without a cell: nothing in "
          + String.join(", ", props));
    }
    return placed;
  }

  /** An empty cell or NaN says that there is no place; other text is a mistake that is named. */
  private static boolean hasNumber(Row row, String column) {
    String cell = row.text(column).strip();
    if (cell.isEmpty() || cell.equalsIgnoreCase("nan")) {
      return false;
    }
    if (!Double.isFinite(Cells.number(cell))) {
      row.number(column);
    }
    return true;
  }

  private Table kept(Table placed, Run run) {
    Sort order = Sort.parse(sort.orElse(USUAL_SORT));
    boolean sortable = order.keys().stream()
        .allMatch(key -> key.column().equals("random") || placed.columns().has(key.column()));
    if (!sortable && sort.isPresent()) {
      order.apply(placed.limit(0));
    }
    if (placed.size() <= size.cells()) {
      return placed;
    }
    Table kept = (sortable ? order.apply(placed, size.cells()) : placed).limit(size.cells());
    run.say(
        say(placed.size() - kept.size()) + " without a cell, as a grid of " + size + " has only "
            + String.format(Locale.ROOT, "%,d", size.cells()) + " cells; chosen "
            + (sortable
                ? "by " + sort.orElse(USUAL_SORT)
                : "the first ones, as there is no column clarity or power to choose by"));
    return kept.sorted(Comparator.comparingInt(Row::number));
  }

  private static String say(int rows) {
    return rows == 1 ? "1 row is" : String.format(Locale.ROOT, "%,d rows are", rows);
  }
}
