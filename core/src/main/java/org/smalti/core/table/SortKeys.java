package org.smalti.core.table;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The cells that an order depends on, packed so that those of millions of rows fit into memory: a number takes 8
 * bytes, text 4 more and its letters once. Rows are known by their position, from 0.
 */
public final class SortKeys implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int FEW = 12;

  private final Sort sort;
  private final List<KeyColumn> cells = new ArrayList<>();
  private int size;

  /** @throws org.smalti.core.SmaltiException naming the first key that is none of {@code columns} */
  public SortKeys(Sort sort, Columns columns) {
    this.sort = sort;
    sort.require(columns);
    sort.columns().forEach(name -> cells.add(new KeyColumn(name)));
  }

  public int size() {
    return size;
  }

  /** Adds the row at the next position. */
  public void add(Row row) {
    for (KeyColumn column : cells) {
      column.set(size, row.text(column.name));
    }
    size++;
  }

  /** Adds the rows of other keys of the same order. */
  public void addAll(SortKeys others) {
    for (int i = 0; i < cells.size(); i++) {
      for (int other = 0; other < others.size; other++) {
        cells.get(i).copy(size + other, others.cells.get(i), other);
      }
    }
    size += others.size;
  }

  /** Those of the rows at these positions, in this order. */
  public SortKeys select(int[] positions) {
    SortKeys selected = new SortKeys(sort, new Columns("", sort.columns()));
    for (int i = 0; i < cells.size(); i++) {
      for (int to = 0; to < positions.length; to++) {
        selected.cells.get(i).copy(to, cells.get(i), positions[to]);
      }
    }
    selected.size = positions.length;
    return selected;
  }

  /** All positions, ascending. */
  public int[] positions() {
    return IntStream.range(0, size).toArray();
  }

  /**
   * The positions of the rows that remain after sorting and trimming, in their final order.
   *
   * @param before in the order they had before
   * @param floor trimming never leaves fewer than this many
   */
  public int[] order(int[] before, int floor) {
    int[] order = before.clone();
    for (Sort.Key key : sort.keys()) {
      if (key.shuffles()) {
        shuffle(order, key.seed());
      } else {
        KeyColumn column = cells.get(sort.columns().indexOf(key.column()));
        sort(order, order.clone(), 0, order.length, new Direction(column, key.descending()));
      }
      int kept = Math.max(key.kept(order.length), Math.min(floor, order.length));
      order = kept < order.length ? Arrays.copyOf(order, kept) : order;
    }
    return order;
  }

  /** Shuffles as {@link java.util.Collections#shuffle} does. */
  public static void shuffle(int[] positions, long seed) {
    Random random = new Random(seed);
    for (int i = positions.length; i > 1; i--) {
      int other = random.nextInt(i);
      int position = positions[i - 1];
      positions[i - 1] = positions[other];
      positions[other] = position;
    }
  }

  /** Merge sort, stable: positions that compare equal keep their order. {@code spare} begins as a copy. */
  private static void sort(int[] positions, int[] spare, int from, int to, Direction order) {
    if (to - from <= FEW) {
      insert(positions, from, to, order);
      return;
    }
    int middle = (from + to) >>> 1;
    sort(spare, positions, from, middle, order);
    sort(spare, positions, middle, to, order);
    int left = from;
    int right = middle;
    for (int i = from; i < to; i++) {
      boolean takeLeft =
          right == to || (left < middle && order.compare(spare[left], spare[right]) <= 0);
      positions[i] = takeLeft ? spare[left++] : spare[right++];
    }
  }

  private static void insert(int[] positions, int from, int to, Direction order) {
    for (int i = from + 1; i < to; i++) {
      int position = positions[i];
      int place = i;
      while (place > from && order.compare(positions[place - 1], position) > 0) {
        positions[place] = positions[place - 1];
        place--;
      }
      positions[place] = position;
    }
  }

  /** Missing cells last; among the others numbers before text, in the wanted direction. */
  private record Direction(KeyColumn cells, boolean descending) {
    int compare(int one, int other) {
      double a = cells.number(one);
      double b = cells.number(other);
      if (a < b) {
        return descending ? 1 : -1;
      }
      if (a > b) {
        return descending ? -1 : 1;
      }
      if (a == b) {
        return 0;
      }
      String text = cells.text(one);
      String otherText = cells.text(other);
      boolean blank = Double.isNaN(a) && text == null;
      boolean otherBlank = Double.isNaN(b) && otherText == null;
      if (blank || otherBlank) {
        return Boolean.compare(blank, otherBlank);
      }
      int sign = text == null || otherText == null
          ? Boolean.compare(text != null, otherText != null)
          : String.CASE_INSENSITIVE_ORDER.compare(text, otherText);
      return descending ? -sign : sign;
    }
  }

  /**
   * The cells of one column. A number that is NaN stands for text, or, where there is no text either, for a missing
   * cell.
   */
  private static final class KeyColumn implements Serializable {
    private static final long serialVersionUID = 1;

    private final String name;
    private final LongColumn numbers = new LongColumn();
    private @Nullable String @Nullable [] texts;
    private final Map<String, String> copies = new HashMap<>();

    KeyColumn(String name) {
      this.name = name;
    }

    void set(int position, String cell) {
      String stripped = cell.strip();
      double number = CellFormat.number(stripped);
      boolean isText = Double.isNaN(number) && !CellFormat.isMissing(stripped);
      set(position, number, isText ? stripped : null);
    }

    void copy(int position, KeyColumn from, int at) {
      set(position, from.number(at), from.text(at));
    }

    private void set(int position, double number, @Nullable String text) {
      // −0 is 0.
      numbers.set(position, Double.doubleToRawLongBits(number + 0.0));
      if (text != null) {
        String[] wide = texts == null ? new String[16] : texts;
        if (position >= wide.length) {
          wide = Arrays.copyOf(wide, Math.max(position + 1, wide.length / 2 * 3));
        }
        String known = copies.putIfAbsent(text, text);
        wide[position] = known == null ? text : known;
        texts = wide;
      }
    }

    double number(int position) {
      return Double.longBitsToDouble(numbers.get(position));
    }

    @Nullable
    String text(int position) {
      return texts == null || position >= texts.length ? null : texts[position];
    }
  }
}
