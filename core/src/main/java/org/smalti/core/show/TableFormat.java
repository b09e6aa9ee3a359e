package org.smalti.core.show;

import java.io.PrintStream;
import java.util.List;
import java.util.regex.Pattern;
import org.smalti.core.table.EnumWord;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableWriter;

/** How a table is printed. */
public enum TableFormat {
  /** For people. */
  TEXT {
    @Override
    public void print(Table table, List<String> words, PrintStream out, int columns) {
      new TextTable(table).print(out, columns);
    }
  },
  /** As it stands in a file. */
  CSV {
    @Override
    public void print(Table table, List<String> words, PrintStream out, int columns) {
      out.print(TableWriter.line(table.columns().names().toArray(String[]::new)));
      for (Row row : table.rows()) {
        String[] cells = new String[table.columns().size()];
        for (int i = 0; i < cells.length; i++) {
          cells[i] = row.text(i);
        }
        out.print(TableWriter.line(cells));
      }
    }
  },
  /** An array with an object for each row, one a line. */
  JSON {
    @Override
    public void print(Table table, List<String> words, PrintStream out, int columns) {
      StringBuilder text = new StringBuilder("[");
      String between = "\n";
      for (Row row : table.rows()) {
        text.append(between).append(object(row, words));
        between = ",\n";
      }
      out.print(text.append("\n]\n"));
    }
  };

  /** A number as JSON writes it (RFC 8259): {@code 007} is none. */
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

  /**
   * Prints a table.
   *
   * @param words columns whose cells are words, even where they look like numbers
   * @param columns characters of a line for people, at most
   */
  public abstract void print(Table table, List<String> words, PrintStream out, int columns);

  private static String object(Row row, List<String> words) {
    StringBuilder object = new StringBuilder("{");
    List<String> names = row.columns().names();
    for (int i = 0; i < names.size(); i++) {
      object
          .append(i == 0 ? "" : ",")
          .append(JsonText.quoted(names.get(i)))
          .append(':')
          .append(value(row.text(i), words.contains(names.get(i))));
    }
    return object.append('}').toString();
  }

  private static String value(String cell, boolean word) {
    if (word) {
      return JsonText.quoted(cell);
    }
    return cell.isEmpty() ? "null" : NUMBER.matcher(cell).matches() ? cell : JsonText.quoted(cell);
  }

  /** The word on the command line. */
  @Override
  public String toString() {
    return EnumWord.of(this);
  }
}
