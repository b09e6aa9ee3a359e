package org.smalti.core.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.smalti.core.files.AtomicFile;

/** Writes a table row by row. The file appears under its name only when {@link #commit} has been called. */
public final class TableWriter implements AutoCloseable {
  private final Path target;
  private final AtomicFile file;
  private final BufferedWriter writer;
  private final int width;
  private final StringBuilder line = new StringBuilder();

  /** @throws org.smalti.core.SmaltiException if nothing can be written there */
  public TableWriter(Path target, List<String> columns) {
    this.target = target;
    file = AtomicFile.to(target);
    width = columns.size();
    try {
      writer = Files.newBufferedWriter(file.temporary(), StandardCharsets.UTF_8);
      writeLine(columns.toArray(String[]::new));
    } catch (IOException e) {
      file.close();
      throw file.unwritable(e);
    }
  }

  /** Writes a whole table. */
  public static void write(Table table, Path target) {
    try (TableWriter writer = new TableWriter(target, table.columns().names())) {
      table.rows().forEach(writer::add);
      writer.commit();
    }
  }

  /** Writes rows that are packed already, of as many cells as this table has columns. */
  public void add(PackedRows rows) {
    rows.writeTo(this);
  }

  public void add(Row row) {
    String[] cells = new String[row.columns().size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = row.text(i);
    }
    add(cells);
  }

  public void add(String... cells) {
    if (cells.length != width) {
      throw new IllegalArgumentException(cells.length + " cells for " + width + " columns");
    }
    try {
      writeLine(cells);
    } catch (IOException e) {
      throw file.unwritable(e);
    }
  }

  /** Puts the finished table in its place. */
  public void commit() {
    try {
      writer.close();
    } catch (IOException e) {
      throw file.unwritable(e);
    }
    file.commit();
  }

  /** The same, unless the very same bytes stand there already; gives whether the file is another one now. */
  public boolean commitIfChanged() {
    try {
      writer.close();
      if (Files.exists(target) && Files.mismatch(file.temporary(), target) < 0) {
        return false;
      }
    } catch (IOException e) {
      throw file.unwritable(e);
    }
    file.commit();
    return true;
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException alreadyLost) {
      // What was not committed is thrown away with the temporary file.
    } finally {
      file.close();
    }
  }

  /** Writes rows that are packed already. */
  void add(byte[] lines, int offset, int length) {
    try {
      writer.write(new String(lines, offset, length, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw file.unwritable(e);
    }
  }

  private void writeLine(String[] cells) throws IOException {
    line.setLength(0);
    appendLine(line, cells);
    writer.append(line);
  }

  /** A row as it stands in a file, with the end of the line. */
  public static String line(String... cells) {
    StringBuilder line = new StringBuilder();
    appendLine(line, cells);
    return line.toString();
  }

  /** Appends a row as it stands in a file. */
  static void appendLine(StringBuilder line, String[] cells) {
    int begin = line.length();
    for (int i = 0; i < cells.length; i++) {
      if (i > 0) {
        line.append(',');
      }
      appendCell(line, cells[i]);
    }
    if (line.length() - begin == cells.length - 1) {
      // A line without anything in it is no row (HeaderCells), but this one is.
      line.insert(begin, "\"\"");
    }
    line.append('\n');
  }

  private static void appendCell(StringBuilder line, String cell) {
    if (!needsQuotes(cell)) {
      line.append(cell);
      return;
    }
    line.append('"').append(cell.replace("\"", "\"\"")).append('"');
  }

  private static boolean needsQuotes(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') {
        return true;
      }
    }
    return false;
  }
}
