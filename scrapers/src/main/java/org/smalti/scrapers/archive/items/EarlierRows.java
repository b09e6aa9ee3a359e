package org.smalti.scrapers.archive.items;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.table.Columns;
import org.smalti.core.table.ItemColumns;
import org.smalti.core.table.Row;
import org.smalti.core.table.TableReader;
import org.smalti.scrapers.archive.site.FileAddress;

/**
 * The rows of the items table before a search, in a temporary file, so that what was found can be merged into them:
 * rows are taken by the item and the name of their file, whatever host and port their address has, and the rows that
 * nobody takes are kept at the end. Memory holds a digest and a place for each row.
 */
final class EarlierRows implements Closeable {
  private final List<String> columns;
  private final AtomicFile aside;
  private final RandomAccessFile file;
  private final DigestIndex known = new DigestIndex();
  /** The first row of each file. */
  private int[] first = new int[16];

  private final BitSet taken = new BitSet();
  /** Where each row begins; then where the last one ends. */
  private long[] offsets = new long[16];

  private int size;

  private EarlierRows(List<String> columns, AtomicFile aside) throws IOException {
    this.columns = columns;
    this.aside = aside;
    file = new RandomAccessFile(aside.temporary().toFile(), "r");
  }

  /** Throws if there is a table of another kind. */
  static void check(Path table) {
    if (Files.exists(table)) {
      try (TableReader rows = new TableReader(table)) {
        Columns columns = rows.columns();
        if (!columns.has(ItemColumns.URL) || !columns.has(ItemColumns.FILENAME)) {
          throw SmaltiException.input(table + " is no items table: it has no column "
              + (columns.has(ItemColumns.URL) ? ItemColumns.FILENAME : ItemColumns.URL)
              + "; choose another --out, or --force to replace it");
        }
      }
    }
  }

  /** The identifiers of a table's rows; none if there is no such table, or it does not tell them. */
  static Set<String> identifiers(Path table) {
    Set<String> identifiers = new LinkedHashSet<>();
    if (Files.exists(table)) {
      try (TableReader rows = new TableReader(table)) {
        while (rows.hasNext()) {
          identifiers.add(rows.next().text(ItemColumns.IDENTIFIER, ""));
        }
      }
    }
    identifiers.remove("");
    return identifiers;
  }

  /**
   * The rows of an items table.
   *
   * @param replaced whether to ignore the rows, as if there were no such file
   * @param filenames receives each row's file name
   */
  static EarlierRows of(Path table, boolean replaced, Consumer<String> filenames) {
    AtomicFile aside = AtomicFile.to(table);
    try {
      if (replaced || !Files.exists(table)) {
        return new EarlierRows(List.of(), aside);
      }
      try (TableReader rows = new TableReader(table)) {
        EarlierRows earlier = new EarlierRows(rows.columns().names(), aside);
        try {
          earlier.load(rows, filenames);
          return earlier;
        } catch (IOException | RuntimeException e) {
          earlier.close();
          throw e;
        }
      }
    } catch (IOException e) {
      aside.close();
      throw AtomicFile.unwritable(table, e);
    } catch (RuntimeException e) {
      aside.close();
      throw e;
    }
  }

  /** The names of the columns, in their order. */
  List<String> columns() {
    return columns;
  }

  int size() {
    return size;
  }

  /** The cells of the row of the file at this address, unless it has been taken. */
  Optional<String[]> take(String address) {
    String key = FileAddress.key(address);
    int number = known.number(key);
    if (number < 0 || taken.get(first[number])) {
      return Optional.empty();
    }
    int row = first[number];
    String[] cells = cells(row);
    if (!FileAddress.key(cells[columns.indexOf(ItemColumns.URL)]).equals(key)) {
      return Optional.empty();
    }
    taken.set(row);
    return Optional.of(cells);
  }

  /** Passes on the rows that nobody took, in their order. */
  void left(Consumer<String[]> sink) {
    for (int row = taken.nextClearBit(0); row < size; row = taken.nextClearBit(row + 1)) {
      sink.accept(cells(row));
    }
  }

  @Override
  public void close() {
    try (AtomicFile thrownAway = aside) {
      file.close();
    } catch (IOException e) {
      throw SmaltiException.input("a temporary file can't be closed: " + e.getMessage(), e);
    }
  }

  private void load(TableReader rows, Consumer<String> filenames) throws IOException {
    int address = columns.indexOf(ItemColumns.URL);
    int filename = columns.indexOf(ItemColumns.FILENAME);
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(aside.temporary()), 1 << 16)) {
      while (rows.hasNext()) {
        Row row = rows.next();
        byte[] bytes = packed(row);
        out.write(bytes);
        filenames.accept(row.text(filename));
        if (known.add(FileAddress.key(row.text(address)))) {
          first[known.size() - 1] = size;
        }
        if (++size == offsets.length) {
          offsets = Arrays.copyOf(offsets, size * 2);
          first = Arrays.copyOf(first, size * 2);
        }
        offsets[size] = offsets[size - 1] + bytes.length;
      }
    }
  }

  private byte[] packed(Row row) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    for (int i = 0; i < columns.size(); i++) {
      byte[] cell = row.text(i).getBytes(StandardCharsets.UTF_8);
      out.writeInt(cell.length);
      out.write(cell);
    }
    return bytes.toByteArray();
  }

  private String[] cells(int row) {
    byte[] bytes = new byte[Math.toIntExact(offsets[row + 1] - offsets[row])];
    String[] cells = new String[columns.size()];
    try {
      file.seek(offsets[row]);
      file.readFully(bytes);
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      for (int i = 0; i < cells.length; i++) {
        cells[i] = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
      }
      return cells;
    } catch (IOException e) {
      throw SmaltiException.input("a temporary file can't be read back: " + e.getMessage(), e);
    }
  }
}
