package org.smalti.tools.columnar;

import java.util.Optional;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.smalti.core.table.ColumnType;
import org.smalti.core.table.ColumnTypeFinder;
import org.smalti.core.table.Row;

/** The rows of a table as records of a Parquet file: cells by the type of their column, and the vector behind them. */
final class TypedRows {
  static final String VECTOR = "vector";
  /** As the format wants a list to be: a group of this name, repeated, of one field. */
  private static final String LIST = "list";

  private static final String ELEMENT = "element";

  private final ScannedTable table;
  private final Optional<MeasuredVectors> vectors;

  TypedRows(ScannedTable table, Optional<MeasuredVectors> vectors) {
    this.table = table;
    this.vectors = vectors;
  }

  /** All columns are optional: any cell may be empty. */
  MessageType schema() {
    Types.MessageTypeBuilder schema = Types.buildMessage();
    for (int i = 0; i < table.columns().size(); i++) {
      String column = table.columns().get(i);
      switch (table.types().get(i)) {
        case TEXT ->
          schema
              .optional(PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(column);
        case WHOLE -> schema.optional(PrimitiveTypeName.INT64).named(column);
        case DECIMAL -> schema.optional(PrimitiveTypeName.DOUBLE).named(column);
      }
    }
    if (vectors.isPresent()) {
      schema.optionalList().requiredElement(PrimitiveTypeName.FLOAT).named(VECTOR);
    }
    return schema.named("table");
  }

  /** Adds the fields of a row that are there. */
  void add(Row row, RecordConsumer into) {
    for (int i = 0; i < table.columns().size(); i++) {
      String column = table.columns().get(i);
      String cell = row.text(column);
      if (!cell.isEmpty()) {
        into.startField(column, i);
        add(cell, table.types().get(i), row, into);
        into.endField(column, i);
      }
    }
    vectors.ifPresent(all -> add(all.rows().get(row.number() - 1), into));
  }

  private void add(String cell, ColumnType type, Row row, RecordConsumer into) {
    try {
      switch (type) {
        case TEXT -> into.addBinary(Binary.fromString(cell));
        case WHOLE -> into.addLong(Long.parseLong(cell));
        case DECIMAL ->
          into.addDouble(
              ColumnTypeFinder.isNotANumber(cell) ? Double.NaN : Double.parseDouble(cell));
      }
    } catch (NumberFormatException another) {
      throw table.changed(row.number());
    }
  }

  private void add(float[] vector, RecordConsumer into) {
    if (vector.length == 0) {
      return;
    }
    int field = table.columns().size();
    into.startField(VECTOR, field);
    into.startGroup();
    into.startField(LIST, 0);
    for (float number : vector) {
      into.startGroup();
      into.startField(ELEMENT, 0);
      into.addFloat(number);
      into.endField(ELEMENT, 0);
      into.endGroup();
    }
    into.endField(LIST, 0);
    into.endGroup();
    into.endField(VECTOR, field);
  }
}
