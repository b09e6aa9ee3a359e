package org.smalti.core.table;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.smalti.core.SmaltiException;

/**
 * An order for rows, written as {@code power=desc=0.75&clarity=desc}. The keys are applied one after the other, each
 * sort is stable, and after each the rows are trimmed: a trim below 1 keeps that fraction, above 1 that many. So the
 * last key decides the final order, and the earlier ones what is kept. {@code random=SEED} shuffles. Numbers come
 * before text, and missing cells last in either direction.
 */
public record Sort(List<Key> keys) implements Serializable {
  private static final String RANDOM = "random";

  public Sort {
    keys = List.copyOf(keys);
  }

  /**
   * One step of an order.
   *
   * @param column the column, or {@code random}
   * @param seed of the shuffle, for {@code random} only
   * @param trim 1: keep all; below 1: keep that fraction; above: keep that many
   */
  public record Key(String column, boolean descending, long seed, double trim)
      implements Serializable {
    boolean shuffles() {
      return column.equals(RANDOM);
    }

    int kept(int rows) {
      return trim == 1
          ? rows
          : (int) Math.min(rows, trim < 1 ? Math.round(rows * trim) : Math.round(trim));
    }
  }

  /**
   * Reads an order; the empty text changes nothing. Names of columns with {@code & = " '} in them stand in quotes.
   *
   * @throws SmaltiException naming the key that can't be understood
   */
  public static Sort parse(String text) {
    List<Key> keys = new ArrayList<>();
    if (!text.isBlank()) {
      WordReader words = new WordReader("sort", text);
      do {
        keys.add(key(words, text));
      } while (words.skip('&'));
      if (!words.atEnd()) {
        throw words.wrong("unexpected " + words.peek());
      }
    }
    return new Sort(keys);
  }

  private static Key key(WordReader reader, String whole) {
    boolean quoted = reader.atQuote();
    List<String> words = new ArrayList<>();
    do {
      words.add(reader.word("&="));
    } while (reader.skip('='));
    if ((words.get(0).isEmpty() && !quoted) || words.size() > 3) {
      throw wrong(whole, "\"" + String.join("=", words) + "\" is not key=asc|desc[=trim]");
    }
    double trim = words.size() < 3 ? 1 : CellFormat.number(words.get(2));
    if (!(trim > 0)) {
      throw wrong(whole, "trim must be a number above 0, not \"" + words.get(2) + "\"");
    }
    if (words.get(0).equals(RANDOM)) {
      return new Key(RANDOM, false, seed(words, whole), trim);
    }
    return switch (words.size() < 2 ? "asc" : words.get(1).toLowerCase(Locale.ROOT)) {
      case "asc" -> new Key(words.get(0), false, 0, trim);
      case "desc" -> new Key(words.get(0), true, 0, trim);
      default -> throw wrong(whole, "the direction is asc or desc, not \"" + words.get(1) + "\"");
    };
  }

  private static long seed(List<String> words, String whole) {
    try {
      return words.size() < 2 ? 0 : Long.parseLong(words.get(1));
    } catch (NumberFormatException e) {
      throw wrong(whole, "the seed of random is a whole number, not \"" + words.get(1) + "\"");
    }
  }

  private static SmaltiException wrong(String whole, String fact) {
    return SmaltiException.usage("sort '" + whole + "': " + fact);
  }

  /** Whether it leaves everything as it is. */
  public boolean isEmpty() {
    return keys.isEmpty();
  }

  /** The columns it depends on, each once. */
  public List<String> columns() {
    return keys.stream()
        .filter(key -> !key.shuffles())
        .map(Key::column)
        .distinct()
        .toList();
  }

  /** @throws SmaltiException naming the first key that is no column of a table */
  public void require(Columns columns) {
    columns.require(columns());
  }

  /** The table in this order, trimmed. */
  public Table apply(Table table) {
    return apply(table, 0);
  }

  /** The same, where trimming never leaves fewer than {@code floor} rows. */
  public Table apply(Table table, int floor) {
    if (isEmpty()) {
      return table;
    }
    SortKeys cells = new SortKeys(this, table.columns());
    table.rows().forEach(cells::add);
    return table.select(cells.order(cells.positions(), floor));
  }
}
