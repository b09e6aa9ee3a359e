package org.smalti.core.table;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.smalti.core.SmaltiException;

/**
 * A condition on rows, written as {@code samples>500&medianPower>0.5|title~="a & b"}. Operators are {@link
 * Operator}'s; {@code &} binds tighter than {@code |}; parentheses group; values with {@code & | ( ) " '} in them
 * stand in quotes. Numbers compare as numbers when both sides are numbers, everything else as text that ignores case;
 * to order a number and a text is an error, unless the text is a date. A {@linkplain CellFormat#isMissing missing} cell
 * is neither less nor greater than anything.
 */
public sealed interface Filter {
  /**
   * Reads a filter; the empty text keeps every row.
   *
   * @throws SmaltiException naming the place where it can't be understood
   */
  static Filter parse(String text) {
    return text.isBlank() ? new All(List.of()) : new FilterParser(text).parse();
  }

  /**
   * This filter on the rows of one table.
   *
   * @throws SmaltiException if the table lacks a column, or a feature of sound is ordered against text; the predicate,
   *     if a number and a text are ordered
   */
  Predicate<Row> bind(Columns columns);

  /** The rows that it keeps. */
  default Table apply(Table table) {
    return table.where(bind(table.columns()));
  }

  /** How a cell is compared with a value. */
  enum Operator {
    LESS_OR_EQUAL("<="),
    GREATER_OR_EQUAL(">="),
    NOT_CONTAINS("!~="),
    CONTAINS("~="),
    NOT_EQUAL("!="),
    EMPTY("!?="),
    NOT_EMPTY("?="),
    LESS("<"),
    GREATER(">"),
    EQUAL("=");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }

    String symbol() {
      return symbol;
    }

    boolean takesValue() {
      return this != EMPTY && this != NOT_EMPTY;
    }

    boolean compares() {
      return orders() || this == EQUAL || this == NOT_EQUAL;
    }

    boolean orders() {
      return this == LESS || this == LESS_OR_EQUAL || this == GREATER || this == GREATER_OR_EQUAL;
    }

    /** Whether a comparison that came out as {@code sign} satisfies this operator. */
    private boolean accepts(int sign) {
      return switch (this) {
        case LESS -> sign < 0;
        case LESS_OR_EQUAL -> sign <= 0;
        case GREATER -> sign > 0;
        case GREATER_OR_EQUAL -> sign >= 0;
        case EQUAL -> sign == 0;
        case NOT_EQUAL -> sign != 0;
        default -> throw new IllegalStateException(symbol + " compares nothing");
      };
    }
  }

  /** One comparison. */
  record Condition(String column, Operator operator, String value) implements Filter {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}(-\\d{2}([T ].*)?)?");

    @Override
    public Predicate<Row> bind(Columns columns) {
      int index = columns.index(column);
      double wanted = CellFormat.number(value);
      String text = value.toLowerCase(Locale.ROOT);
      if (operator.orders() && Feature.holdsNumbers(column) && isText(wanted)) {
        throw noNumber(columns, "");
      }
      return switch (operator) {
        case CONTAINS -> row -> lower(row, index).contains(text);
        case NOT_CONTAINS -> row -> !lower(row, index).contains(text);
        case NOT_EMPTY -> row -> !CellFormat.isMissing(row.text(index));
        case EMPTY -> row -> CellFormat.isMissing(row.text(index));
        default -> row -> compares(row, index, wanted, text);
      };
    }

    private boolean compares(Row row, int index, double wanted, String text) {
      String cell = row.text(index);
      double number = CellFormat.number(cell);
      if (!Double.isNaN(number) && !Double.isNaN(wanted)) {
        return operator.accepts(Double.compare(number + 0.0, wanted + 0.0));
      }
      if (operator.orders()) {
        if (CellFormat.isMissing(cell)) {
          return false;
        }
        if (!Double.isNaN(wanted)) {
          throw SmaltiException.input(row.columns().source() + ", row " + row.number()
              + ": no number in column " + column + " (\"" + cell + "\") to compare with " + value);
        }
        if (!Double.isNaN(number) && isText(wanted)) {
          throw noNumber(row.columns(), ", row " + row.number());
        }
      }
      if (text.isEmpty() && CellFormat.isMissing(cell)) {
        return operator.accepts(0);
      }
      return operator.accepts(Integer.signum(lower(row, index).compareTo(text)));
    }

    /** Whether the value is neither a number nor a date, which a year may be ordered against. */
    private boolean isText(double wanted) {
      return Double.isNaN(wanted) && !DATE.matcher(value).matches();
    }

    private SmaltiException noNumber(Columns columns, String place) {
      String hint = columns.has(value)
          ? "a filter compares a column with a value, not with another column"
          : "& is and, | is or";
      return SmaltiException.usage(columns.source() + place + ": column " + column
          + " holds numbers, and \"" + value + "\" is none (" + hint + ")");
    }

    private static String lower(Row row, int index) {
      return row.text(index).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
      return FilterParser.quoted(column)
          + operator.symbol()
          + (operator.takesValue() ? FilterParser.quoted(value) : "");
    }
  }

  /** All of these; of none, true. */
  record All(List<Filter> parts) implements Filter {
    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public Predicate<Row> bind(Columns columns) {
      return parts.stream().map(part -> part.bind(columns)).reduce(row -> true, Predicate::and);
    }

    @Override
    public String toString() {
      return parts.stream()
          .map(part -> part instanceof Condition ? part.toString() : "(" + part + ")")
          .collect(Collectors.joining("&"));
    }
  }

  /** At least one of these. */
  record Any(List<Filter> parts) implements Filter {
    public Any {
      parts = List.copyOf(parts);
    }

    @Override
    public Predicate<Row> bind(Columns columns) {
      return parts.stream().map(part -> part.bind(columns)).reduce(row -> false, Predicate::or);
    }

    @Override
    public String toString() {
      return parts.stream()
          .map(part -> part instanceof Condition ? part.toString() : "(" + part + ")")
          .collect(Collectors.joining("|"));
    }
  }
}
