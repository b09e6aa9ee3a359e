package org.smalti.tools.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.step.TableColumns;
import org.smalti.core.table.GridSize;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Sort;
import org.smalti.core.table.Table;
import org.smalti.tools.layout.grid.GridItems;
import org.smalti.tools.layout.grid.GridLayout;
import org.smalti.tools.layout.grid.GridQuality;
import org.smalti.tools.layout.vector.Vectors;

/**
 * Gives the rows of a table cells of a grid, by their places and by similarity. Rows without a place or a vector get
 * none; nor do those that are left over when all cells are taken. Samples of silent films get cells that remain.
 *
 * @param props one or two columns: across and down; none: the layout begins with principal components
 * @param sort which get a cell if there are more rows than cells; empty: the clearest and strongest
 * @param fixed the column that says which cells some rows must get, if there is one
 */
record GridStage(
    GridLayout layout,
    List<String> props,
    Similarity similarity,
    Optional<String> sort,
    Optional<String> fixed) {
  static final List<String> COLUMNS = List.of(Sample.GRID_X, Sample.GRID_Y);
  static final String USUAL_SORT = "clarity=desc=0.5&power=desc";

  GridStage {
    props = List.copyOf(props);
    if (props.size() > 2) {
      throw SmaltiException.usage("places stand in one or two columns, not in " + props.size());
    }
  }

  /** What the cells depend on. */
  Fingerprint content(Table table) {
    List<String> read = new ArrayList<>(props);
    Sort.parse(sort.orElse(USUAL_SORT)).keys().forEach(key -> read.add(key.column()));
    fixed.ifPresent(read::add);
    var content = new Fingerprint().with(layout, props, sort.orElse(USUAL_SORT));
    for (Row row : table.rows()) {
      read.forEach(column -> content.with(row.text(column, "")));
      content.with(Sample.isSilent(row));
    }
    similarity.describe(table, content);
    return content;
  }

  /** Fills the columns. */
  TableColumns.FilledTable fill(Table table, CommandContext run, Journal journal) {
    if (table.size() == 0) {
      throw nothing(table);
    }
    List<float[]> vectors = similarity.of(table, run, journal);
    SilentCells silent = SilentCells.of(table, i -> comparable(table, vectors, i));
    Map<Integer, Integer> cellOfRow = new HashMap<>();
    if (!silent.isAll()) {
      int[] chosen = chosen(table, placed(table, vectors, silent, run), run);
      Table kept = table.select(chosen);
      Vectors comparable =
          similarity.comparable(Arrays.stream(chosen).mapToObj(vectors::get).toList());
      int[] cells = layout.place(items(kept, comparable), run.threads(), run::begin);
      run.say(said(comparable, cells, run.threads()));
      for (int i = 0; i < cells.length; i++) {
        cellOfRow.put(chosen[i], cells[i]);
      }
    }
    silent.place(layout.size(), cellOfRow, run);
    return new TableColumns.FilledTable(
        table.with(COLUMNS, i -> texts(cellOfRow.get(i))), cellOfRow.size());
  }

  /** Whether a row has coordinates and a vector. */
  private boolean comparable(Table table, List<float[]> vectors, int row) {
    return vectors.get(row).length > 0
        && props.stream().allMatch(column -> Similarity.hasNumber(table.row(row), column));
  }

  private GridItems items(Table kept, Vectors vectors) {
    GridItems items = props.isEmpty()
        ? GridItems.of(vectors)
        : GridItems.of(
            kept.numbers(props.get(0)), kept.numbers(props.get(props.size() - 1)), vectors);
    return fixed
        .map(column -> items.fixedTo(FixedCells.of(kept, column, layout.size())))
        .orElse(items);
  }

  private String said(Vectors vectors, int[] cells, int threads) {
    String by = ", by " + similarity.name();
    return GridQuality.of(layout.size(), layout.wrap(), cells, vectors, threads) + by;
  }

  private String[] texts(@Nullable Integer cell) {
    GridSize size = layout.size();
    return cell == null
        ? new String[] {"", ""}
        : new String[] {Integer.toString(size.x(cell)), Integer.toString(size.y(cell))};
  }

  /** The positions of the rows that have coordinates and a vector. */
  private int[] placed(Table table, List<float[]> vectors, SilentCells silent, CommandContext run) {
    int[] placed = IntStream.range(0, table.size())
        .filter(i -> !silent.has(i))
        .filter(i -> props.stream().allMatch(column -> Similarity.hasNumber(table.row(i), column)))
        .toArray();
    if (placed.length == 0) {
      throw nothing(table);
    }
    int rows = table.size() - silent.count();
    if (placed.length < rows) {
      run.say(
          say(rows - placed.length) + " without a cell: nothing in " + String.join(", ", props));
    }
    int[] heard = Arrays.stream(placed).filter(i -> vectors.get(i).length > 0).toArray();
    if (heard.length == 0) {
      throw SmaltiException.input(
          table.columns().source() + " has no row that can be compared by " + similarity.name());
    }
    if (heard.length < placed.length) {
      run.say(say(placed.length - heard.length) + " without a cell: they can't be compared by "
          + similarity.name());
    }
    return heard;
  }

  private SmaltiException nothing(Table table) {
    return SmaltiException.input(
        props.isEmpty()
            ? table.columns().source() + " has no rows; nothing to lay out"
            : table.columns().source() + " has no row with numbers in " + String.join(", ", props)
                + "; run 'smalti tsne' first");
  }

  /** Those rows that get a cell, in the table's order; rows with a fixed cell come before all others. */
  private int[] chosen(Table table, int[] placed, CommandContext run) {
    Sort order = Sort.parse(sort.orElse(USUAL_SORT));
    boolean sortable = order.keys().stream()
        .allMatch(key -> key.column().equals("random") || table.columns().has(key.column()));
    if (!sortable && sort.isPresent()) {
      order.apply(table.limit(0));
    }
    int cells = layout.size().cells();
    if (placed.length <= cells) {
      return placed;
    }
    int[] held = Arrays.stream(placed).filter(i -> isFixed(table.row(i))).toArray();
    int[] free = Arrays.stream(placed).filter(i -> !isFixed(table.row(i))).toArray();
    int wanted = cells - held.length;
    if (wanted < 0) {
      throw SmaltiException.input(table.columns().source() + ": " + held.length
          + " rows have a fixed cell, but a grid of " + layout.size() + " has only " + cells);
    }
    int[] best = sortable ? best(order, table, free, wanted) : free;
    run.say(
        say(free.length - wanted) + " without a cell, as a grid of " + layout.size() + " has only "
            + String.format(Locale.ROOT, "%,d", cells) + " cells; chosen "
            + (sortable
                ? "by " + sort.orElse(USUAL_SORT)
                : "the first ones, as there is no column clarity or power to choose by"));
    return IntStream.concat(Arrays.stream(held), Arrays.stream(best).limit(wanted))
        .sorted()
        .toArray();
  }

  private boolean isFixed(Row row) {
    return fixed.filter(row::filled).isPresent();
  }

  private static int[] best(Sort order, Table table, int[] rows, int wanted) {
    Map<Integer, Integer> positions = new HashMap<>();
    for (int row : rows) {
      positions.put(table.row(row).number(), row);
    }
    return order.apply(table.select(rows), wanted).stream()
        .mapToInt(row -> positions.getOrDefault(row.number(), -1))
        .toArray();
  }

  private static String say(int rows) {
    return rows == 1 ? "1 row is" : String.format(Locale.ROOT, "%,d rows are", rows);
  }
}
