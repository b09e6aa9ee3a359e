package org.smalti.tools.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.ColumnTypeFinder;
import org.smalti.core.table.Feature;
import org.smalti.core.table.NoValue;
import org.smalti.core.table.NumberColumn;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;

/**
 * A column of the table as the page gets it: numbers if {@link ColumnTypeFinder} takes each of its cells that is not
 * missing for one, else words. The text of a number that a browser would write otherwise goes with it, so that a
 * selection that the page saves has the cells of the table it was made of.
 */
final class PageColumn {
  /** How a browser writes numbers. */
  private static final Pattern AS_WRITTEN = Pattern.compile("-?(?:0|[1-9]\\d*)(?:\\.\\d*[1-9])?");
  /** Significant digits that each double keeps. */
  private static final int KEPT_DIGITS = 15;
  /** Significant digits after which no two doubles are the same. */
  private static final int MOST_DIGITS = 17;
  /** A browser writes smaller numbers with an exponent. */
  private static final double SMALLEST = 1e-6;
  /** More kinds than this are no categories. */
  private static final int MOST_CATEGORIES = 64;

  /** Columns whose unit would say the name again. */
  private static final Set<String> WITHOUT_UNIT = Set.of(
      Feature.NOTE.column(),
      Feature.OCTAVE.column(),
      Feature.POWER.column(),
      Sample.GRID_X,
      Sample.GRID_Y);

  /** Labels that look like numbers. */
  private static final Set<String> LABELS = Set.of("cluster", Sample.SILENT);

  private final String name;
  private final double[] numbers;
  /** Of the numbers that a browser would write otherwise, by row. */
  private final SortedMap<Integer, String> texts;

  private final String[] words;
  private final int[] wordOfRow;

  private PageColumn(
      String name,
      double[] numbers,
      SortedMap<Integer, String> texts,
      String[] words,
      int[] wordOfRow) {
    this.name = name;
    this.numbers = numbers;
    this.texts = texts;
    this.words = words;
    this.wordOfRow = wordOfRow;
  }

  static List<PageColumn> of(Table table) {
    return table.columns().names().stream().map(name -> of(table, name)).toList();
  }

  static PageColumn of(Table table, String name) {
    int index = table.columns().index(name);
    ColumnTypeFinder type = new ColumnTypeFinder(name);
    table.stream()
        .map(row -> row.text(index))
        .filter(cell -> !CellFormat.isMissing(cell))
        .forEach(type::add);
    if (type.fitsDoubles()) {
      double[] numbers = new double[table.size()];
      SortedMap<Integer, String> texts = new TreeMap<>();
      for (int i = 0; i < numbers.length; i++) {
        String cell = table.row(i).text(index);
        numbers[i] = CellFormat.number(cell);
        if (!isAsWritten(cell)) {
          texts.put(i, cell);
        }
      }
      return new PageColumn(name, numbers, texts, new String[0], new int[0]);
    }
    Map<String, Integer> words = new LinkedHashMap<>();
    int[] wordOfRow = new int[table.size()];
    for (int i = 0; i < wordOfRow.length; i++) {
      String cell = table.row(i).text(index);
      wordOfRow[i] = words.computeIfAbsent(cell, word -> words.size());
    }
    return new PageColumn(
        name, new double[0], new TreeMap<>(), words.keySet().toArray(String[]::new), wordOfRow);
  }

  private static boolean isNumber(String cell) {
    ColumnTypeFinder alone = new ColumnTypeFinder("");
    alone.add(cell);
    return alone.fitsDoubles();
  }

  /** Whether a browser writes the number of a cell, or nothing where it has none, as it stands in the table. */
  private static boolean isAsWritten(String cell) {
    if (cell.isEmpty() || cell.equals("0")) {
      return true;
    }
    double value = CellFormat.number(cell);
    if (!AS_WRITTEN.matcher(cell).matches() || Math.abs(value) < SMALLEST) {
      return false;
    }
    BigDecimal exact = new BigDecimal(cell).stripTrailingZeros();
    int digits = exact.precision();
    return digits <= KEPT_DIGITS || (digits <= MOST_DIGITS && isShortest(exact, value));
  }

  /** Whether no shorter decimal is read as the same number, nor a nearer one of the same length. */
  private static boolean isShortest(BigDecimal cell, double value) {
    BigDecimal exact = new BigDecimal(value);
    int digits = cell.precision();
    // At a power of two the doubles below are nearer than those above: there the nearest may not be
    // the shortest.
    boolean even = (Double.doubleToLongBits(value) & 0xf_ffff_ffff_ffffL) != 0;
    return even
        // Of two equally near ones a browser takes one or the other.
        && exact.round(new MathContext(digits, RoundingMode.HALF_UP)).compareTo(cell) == 0
        && exact.round(new MathContext(digits, RoundingMode.HALF_DOWN)).compareTo(cell) == 0
        && exact.round(new MathContext(digits - 1)).doubleValue() != value;
  }

  /** The position of the first row that keeps a column of words from being one of numbers, if any of it is a number. */
  OptionalInt firstNoNumber() {
    if (isNumber() || Arrays.stream(words).noneMatch(PageColumn::isNumber)) {
      return OptionalInt.empty();
    }
    return IntStream.range(0, wordOfRow.length)
        .filter(row -> {
          String cell = words[wordOfRow[row]];
          return !CellFormat.isMissing(cell) && !isNumber(cell);
        })
        .findFirst();
  }

  /** Whether any cell holds something. */
  boolean isFilled() {
    return isNumber() || !Arrays.stream(words).allMatch(CellFormat::isMissing);
  }

  String name() {
    return name;
  }

  boolean isNumber() {
    return wordOfRow.length == 0;
  }

  /** The word of a row of a column of words. */
  String word(int row) {
    return words[wordOfRow[row]];
  }

  /** Its words, in the order of their first rows. */
  List<String> words() {
    return List.of(words);
  }

  /** Its numbers, by row; NaN where there is none. */
  double[] numbers() {
    return numbers.clone();
  }

  /** Whether its values are kinds, and not amounts. */
  boolean isCategory() {
    if (!isNumber()) {
      return words.length <= MOST_CATEGORIES;
    }
    if (LABELS.contains(name)) {
      Set<Double> kinds = new HashSet<>();
      DoubleStream.of(numbers).filter(Double::isFinite).forEach(kinds::add);
      return kinds.size() <= MOST_CATEGORIES;
    }
    return false;
  }

  /** {@code Hz}, {@code ms}; empty where there is none, where a range or the name says it, or nothing is known. */
  String unit() {
    return WITHOUT_UNIT.contains(name) || known().unit().equals("0..1")
        ? ""
        : known().unit();
  }

  private NumberColumn known() {
    return NumberColumn.of(name);
  }

  /** Writes its description and its cells. */
  void write(ScriptWriter script) {
    script.object(column -> {
      column.field("name").text(name);
      column.field("kind").text(isNumber() ? "number" : "text");
      column.field("category").truth(isCategory());
      if (isNumber()) {
        column.field("unit").text(unit());
        column.field("scale").text(known().range().logarithmic() ? "log" : "linear");
        NoValue none = known().noValue();
        if (none.is(none.cell())) {
          column.field("none").number(none.cell());
        }
        column.field("values").doubles(numbers);
        if (!texts.isEmpty()) {
          column
              .field("texts")
              .object(
                  all -> texts.forEach((row, text) -> all.field(row.toString()).text(text)));
        }
      } else {
        column.field("words").array(all -> {
          for (String word : words) {
            all.next().text(word);
          }
        });
        column.field("values").integers(wordOfRow);
      }
    });
  }
}
