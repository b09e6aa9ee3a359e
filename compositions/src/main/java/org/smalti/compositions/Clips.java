package org.smalti.compositions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.smalti.compositions.plan.PictureOrigin;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.GridSize;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;

/** The samples of a grid, by rows and columns, and the size of that grid. */
public final class Clips implements Iterable<Clip> {
  private static final double SHORTEST_PICTURE = 1200;
  private static final int LENGTHENED_BY_AT_MOST = 500;
  private static final List<String> CELL = List.of(Sample.GRID_X, Sample.GRID_Y);
  /** Of a grid that is shown as a whole, see {@link org.smalti.compositions.plan.Canvas}. */
  private static final int LAST_SEEN = 4095;
  /** Of one whose middle is shown. */
  private static final int LAST = 999_999;

  /** By cells, and not by the rows of the table: their order means nothing. */
  private static final Comparator<Row> ORDER = Comparator.comparingInt(
          (Row row) -> cell(row, Sample.GRID_Y))
      .thenComparingInt(row -> cell(row, Sample.GRID_X))
      .thenComparing(row -> row.text(Sample.FILENAME))
      .thenComparingDouble(row -> row.number(Sample.START));

  private final List<Clip> clips;
  private final GridSize grid;

  private final int unplaced;

  private Clips(List<Clip> clips, GridSize grid, int unplaced) {
    this.clips = List.copyOf(clips);
    this.grid = grid;
    this.unplaced = unplaced;
  }

  /**
   * The samples that lie in the middle of a table's grid.
   *
   * @param most keeps so many columns and rows, if given; never more than the samples occupy
   * @throws SmaltiException if the table has no grid, or no sample
   */
  public static Clips of(Table table, Optional<GridSize> most, long seed) {
    requirePlaces(table);
    for (String column : CELL) {
      if (!table.columns().has(column)) {
        throw SmaltiException.input(
            table.columns().source() + ": no column " + column + "; run 'smalti grid' first");
      }
    }
    List<Row> placed = table.stream()
        .filter(row -> row.has(Sample.GRID_X) && row.has(Sample.GRID_Y))
        .filter(row -> row.number(Sample.DUR) > 0)
        .toList();
    if (placed.isEmpty()) {
      throw SmaltiException.input(
          table.columns().source() + ": no sample has a cell; run 'smalti grid' first");
    }
    checkCells(placed, most.isPresent());
    Box box = Box.around(placed).cropped(most);
    RandomGenerator random = new SplittableRandom(seed);
    List<Row> ordered = new ArrayList<>(placed);
    ordered.sort(ORDER);
    List<Clip> clips = new ArrayList<>();
    for (Row row : ordered) {
      double longer = random.nextInt(LENGTHENED_BY_AT_MOST);
      int column = cell(row, Sample.GRID_X) - box.left;
      int line = cell(row, Sample.GRID_Y) - box.top;
      if (column >= 0 && line >= 0 && column < box.columns && line < box.rows) {
        clips.add(clip(row, column, line, longer));
      }
    }
    return new Clips(clips, new GridSize(box.columns, box.rows), table.size() - placed.size());
  }

  /**
   * All samples of a table, in its order, each alone in the picture: one cell is all there is.
   *
   * @throws SmaltiException if the table has no sample
   */
  public static Clips alone(Table table, long seed) {
    requirePlaces(table);
    RandomGenerator random = new SplittableRandom(seed);
    List<Clip> clips = table.stream()
        .filter(row -> row.number(Sample.DUR) > 0)
        .map(row -> clip(row, 0, 0, random.nextInt(LENGTHENED_BY_AT_MOST)))
        .toList();
    if (clips.isEmpty()) {
      throw SmaltiException.input(table.columns().source() + ": there is no sample in it");
    }
    return new Clips(clips, new GridSize(1, 1), table.size() - clips.size());
  }

  /** One sample, alone in the picture. */
  public static Clip alone(Row row) {
    return clip(row, 0, 0, 0);
  }

  private static void requirePlaces(Table table) {
    for (String column : Sample.PLACE) {
      if (!table.columns().has(column)) {
        throw SmaltiException.input(table.columns().source() + ": no column " + column
            + ", so it is no table of samples, which --in needs; 'smalti subset' makes one. A"
            + " table of items is named with --items");
      }
    }
  }

  private static Clip clip(Row row, int column, int line, double longer) {
    Sample sample = Sample.of(row);
    double start = picture(row, Sample.VIDEO_START, sample.start());
    double dur = picture(row, Sample.VIDEO_DUR, 0);
    double least = Math.max(sample.dur(), SHORTEST_PICTURE + longer);
    // -1 is what vsamples and subset say of a sample without a picture: then its own sound is seen.
    return start < 0
        ? new Clip(row, sample, PictureOrigin.SOUND, sample.start(), sample.dur(), column, line)
        : new Clip(row, sample, PictureOrigin.FILM, start, Math.max(dur, least), column, line);
  }

  private static double picture(Row row, String column, double usual) {
    return row.has(column) ? row.within(column, -1, Sample.LONGEST) : usual;
  }

  /** A cell that is none, or far off by a slip, would be taken for another one, or make a grid of nothing. */
  private static void checkCells(List<Row> placed, boolean part) {
    for (Row row : placed) {
      for (String column : CELL) {
        int cell = row.whole(column, 0, LAST);
        if (cell > LAST_SEEN && !part) {
          throw row.wrong(
              column, "at most " + LAST_SEEN + " without --grid CxR, which takes the middle of it");
        }
      }
    }
  }

  private static int cell(Row row, String column) {
    return (int) Math.round(row.number(column));
  }

  public List<Clip> list() {
    return clips;
  }

  public GridSize grid() {
    return grid;
  }

  public int size() {
    return clips.size();
  }

  /** How many rows of the table are no clips, as they have no length or no cell. */
  public int unplaced() {
    return unplaced;
  }

  @Override
  public Iterator<Clip> iterator() {
    return clips.iterator();
  }

  /** The cells in use. */
  private record Box(int left, int top, int columns, int rows) {
    static Box around(List<Row> rows) {
      int left = Integer.MAX_VALUE;
      int top = Integer.MAX_VALUE;
      int right = Integer.MIN_VALUE;
      int bottom = Integer.MIN_VALUE;
      for (Row row : rows) {
        int x = cell(row, Sample.GRID_X);
        int y = cell(row, Sample.GRID_Y);
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y);
      }
      return new Box(left, top, right - left + 1, bottom - top + 1);
    }

    Box cropped(Optional<GridSize> most) {
      if (most.isEmpty()) {
        return this;
      }
      GridSize grid = most.get();
      GridSize kept = new GridSize(Math.min(grid.columns(), columns), Math.min(grid.rows(), rows));
      return new Box(
          left + (columns - kept.columns()) / 2,
          top + (rows - kept.rows()) / 2,
          kept.columns(),
          kept.rows());
    }
  }
}
