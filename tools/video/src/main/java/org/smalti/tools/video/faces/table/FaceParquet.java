package org.smalti.tools.video.faces.table;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.ParquetReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.Row;
import org.smalti.core.table.TableReader;
import org.smalti.tools.parquet.ParquetCompression;
import org.smalti.tools.parquet.ParquetFormat;

/**
 * A table of faces as an Apache Parquet file: the same columns, numbers as numbers. Written row by row; not compressed,
 * as its columns are coded in a compact way already.
 */
public final class FaceParquet {
  private static final ParquetFormat FORMAT =
      new ParquetFormat(schema(), Map.of(), ParquetCompression.NONE);

  private FaceParquet() {}

  private static PrimitiveTypeName type(String column) {
    return switch (column) {
      case FaceTable.FRAME -> PrimitiveTypeName.INT64;
      case FaceTable.TIME,
          FaceTable.XMIN,
          FaceTable.YMIN,
          FaceTable.XMAX,
          FaceTable.YMAX,
          FaceTable.SCORE -> PrimitiveTypeName.DOUBLE;
      default -> PrimitiveTypeName.BINARY;
    };
  }

  private static MessageType schema() {
    Types.MessageTypeBuilder schema = Types.buildMessage();
    for (String column : FaceTable.COLUMNS) {
      if (type(column) == PrimitiveTypeName.BINARY) {
        schema
            .required(PrimitiveTypeName.BINARY)
            .as(LogicalTypeAnnotation.stringType())
            .named(column);
      } else {
        schema.required(type(column)).named(column);
      }
    }
    return schema.named("faces");
  }

  /** Writes what a table says, whole or not at all. */
  public static void write(Path table, Path target) {
    try (TableReader rows = new TableReader(table)) {
      FORMAT.write(target, rows, FaceParquet::addTo);
    }
  }

  private static void addTo(Row row, RecordConsumer into) {
    for (int i = 0; i < FaceTable.COLUMNS.size(); i++) {
      String column = FaceTable.COLUMNS.get(i);
      into.startField(column, i);
      switch (type(column)) {
        case INT64 -> into.addLong((long) row.number(column));
        case DOUBLE -> into.addDouble(row.number(column));
        default -> into.addBinary(Binary.fromString(row.text(column)));
      }
      into.endField(column, i);
    }
  }

  /**
   * Reads the rows of a file, as cells of {@link FaceTable#COLUMNS}.
   *
   * @throws SmaltiException if it is no table of faces
   */
  public static void read(Path file, Consumer<String[]> sink) {
    try {
      check(ParquetReader.readMetadata(file.toFile()).getFileMetaData().getSchema(), file);
      try (Stream<String[]> rows = ParquetReader.streamContent(
          file.toFile(), new Cells(), path -> FaceTable.COLUMNS.indexOf(path[0]))) {
        Iterator<String[]> each = rows.iterator();
        while (each.hasNext()) {
          sink.accept(each.next());
        }
      }
    } catch (SmaltiException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw SmaltiException.input(file + ": it is no table of faces, nor a Parquet file", e);
    }
  }

  private static void check(MessageType schema, Path file) {
    Set<String> columns = new LinkedHashSet<>(FaceTable.COLUMNS);
    for (Type column : schema.getFields()) {
      if (!columns.remove(column.getName())) {
        throw SmaltiException.input(
            file + ": it is no table of faces: it has a column " + column.getName());
      }
    }
    if (!columns.isEmpty()) {
      throw SmaltiException.input(
          file + ": it is no table of faces: it has no column " + String.join(", ", columns));
    }
  }

  /** Makes cells of values; what is null is an empty cell. */
  private static final class Cells implements Hydrator<String[], String[], Integer> {
    private static final Map<String, Integer> DECIMALS = Map.of(
        FaceTable.TIME, 6,
        FaceTable.XMIN, 2,
        FaceTable.YMIN, 2,
        FaceTable.XMAX, 2,
        FaceTable.YMAX, 2,
        FaceTable.SCORE, 4);

    @Override
    public String[] start() {
      String[] cells = new String[FaceTable.COLUMNS.size()];
      Arrays.fill(cells, "");
      return cells;
    }

    @Override
    public String[] add(String[] cells, Integer index, @Nullable Object value) {
      if (value != null) {
        Integer decimals = DECIMALS.get(FaceTable.COLUMNS.get(index));
        cells[index] = decimals == null
            ? value.toString()
            : CellFormat.decimal(((Number) value).doubleValue(), decimals);
      }
      return cells;
    }

    @Override
    public String[] finish(String[] cells) {
      return cells;
    }
  }
}
