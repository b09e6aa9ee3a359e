package org.smalti.core.table;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;

/**
 * Reads a table row by row: UTF-8, RFC 4180; its cells may also be separated by {@code ;} or tabs, see {@link
 * TableDialect}. Memory does not grow with the file.
 */
public final class TableReader implements Iterator<Row>, Closeable {
  /** With this mode a cell that is empty and not quoted is null. */
  private static final CSVFormat FORMAT = CSVFormat.RFC4180
      .builder()
      .setIgnoreEmptyLines(true)
      .setQuoteMode(QuoteMode.ALL_NON_NULL)
      .get();

  private final String source;
  private final TableDialect dialect;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final HeaderCells header;
  private final Columns columns;
  private int rows;
  /** The cells of the next row, once they have been looked for. */
  private String @Nullable [] next;

  private String @Nullable [] previous;

  /** @throws SmaltiException if the file is missing, unreadable, empty, or no table */
  public TableReader(Path file) {
    source = file.toString();
    if (Files.isDirectory(file)) {
      throw SmaltiException.input(source + " is a folder; name a table (.csv)");
    }
    if (!Files.exists(file)) {
      throw SmaltiException.input(source + ": no such file");
    }
    try {
      var decoder = StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
      var reader =
          new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder), 1 << 16);
      skipByteOrderMark(reader);
      dialect = TableDialect.of(reader);
      if (dialect.hasLine()) {
        reader.readLine();
      }
      CSVFormat format = FORMAT.builder().setDelimiter(dialect.separator()).get();
      parser = CSVParser.builder().setReader(reader).setFormat(format).get();
    } catch (IOException e) {
      throw unreadable(source, e);
    }
    records = parser.iterator();
    header = header();
    columns = header.columns();
  }

  public Columns columns() {
    return columns;
  }

  @Override
  public boolean hasNext() {
    while (next == null && hasNextRecord()) {
      next = HeaderCells.row(records.next().values());
    }
    return next != null;
  }

  /** @throws SmaltiException naming the row if it has not one cell for each column */
  @Override
  public Row next() {
    String[] raw = hasNext() ? next : null;
    if (raw == null) {
      throw new NoSuchElementException();
    }
    next = null;
    rows++;
    String[] cells = header.named(raw, source + ", row " + rows, separated());
    if (dialect.decimalComma()) {
      Arrays.setAll(cells, i -> dialect.cell(cells[i]));
    }
    shareRepeatedText(cells);
    return new Row(columns, rows, cells);
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      throw unreadable(source, e);
    }
  }

  private HeaderCells header() {
    try {
      if (!hasNextRecord()) {
        throw SmaltiException.input(
            source + " is empty; a table starts with a line of column names");
      }
      return HeaderCells.of(source, records.next().values());
    } catch (SmaltiException e) {
      close();
      throw e;
    }
  }

  private String separated() {
    return switch (dialect.separator()) {
      case ';' -> " (the cells are separated by ;)";
      case '\t' -> " (the cells are separated by tabs)";
      default -> "";
    };
  }

  /** Neighbouring rows often name the same file: one copy of the text serves them all. */
  private void shareRepeatedText(String[] cells) {
    String[] last = previous;
    if (last != null) {
      for (int i = 0; i < cells.length; i++) {
        if (cells[i].equals(last[i])) {
          cells[i] = last[i];
        }
      }
    }
    previous = cells;
  }

  private boolean hasNextRecord() {
    try {
      return records.hasNext();
    } catch (UncheckedIOException e) {
      throw unreadable(source, e.getCause());
    } catch (IllegalStateException e) {
      throw SmaltiException.input(
          source + ", row " + (rows + 1) + ": no valid table; is a quote missing?", e);
    }
  }

  private static SmaltiException unreadable(String source, @Nullable IOException e) {
    if (e instanceof MalformedInputException) {
      return SmaltiException.input(source + " is not UTF-8 text; save it as CSV in UTF-8", e);
    }
    String why = e == null || e.getMessage() == null ? "unknown reason" : e.getMessage();
    return SmaltiException.input(
        source + " can't be read as a table: " + why, e == null ? new IOException(why) : e);
  }

  private static void skipByteOrderMark(BufferedReader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
  }

  /** Reads a whole table into memory. */
  public static Table read(Path file) {
    try (TableReader reader = new TableReader(file)) {
      var rows = new ArrayList<Row>();
      reader.forEachRemaining(rows::add);
      return new Table(reader.columns(), rows);
    }
  }
}
