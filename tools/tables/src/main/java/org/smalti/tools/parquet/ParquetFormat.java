package org.smalti.tools.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.AtomicFile;

/**
 * What a Parquet file is besides its rows. The same rows always are the same bytes.
 *
 * @param schema the columns
 * @param metadata keys and values in the footer
 */
public record ParquetFormat(
    MessageType schema, Map<String, String> metadata, ParquetCompression compression) {
  /** Bytes of rows that are in memory before they are written. */
  private static final long ROW_GROUP = 16L << 20;
  /** Rows after which their size is looked at for the first time: a cell may have megabytes. */
  private static final int FIRST_LOOK = 10;

  public ParquetFormat {
    metadata = Map.copyOf(metadata);
  }

  /**
   * Writes rows one by one, whole or not at all.
   *
   * @param values adds the fields of a row to a record that has been started
   * @throws SmaltiException if nothing can be written there
   */
  public <T> void write(Path target, Iterator<T> rows, BiConsumer<T, RecordConsumer> values) {
    try (AtomicFile file = AtomicFile.to(target)) {
      try (ParquetWriter<T> writer = new Builder<>(
              new LocalOutputFile(file.temporary()), new Rows<>(this, values))
          .withCompressionCodec(compression.codec())
          .withCodecFactory(new PageCompressors())
          .withRowGroupSize(ROW_GROUP)
          .withMinRowCountForPageSizeCheck(FIRST_LOOK)
          .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
          .build()) {
        while (rows.hasNext()) {
          writer.write(rows.next());
        }
        writer.close();
        ParquetFooter.sort(file.temporary());
      } catch (IOException e) {
        throw file.unwritable(e);
      }
      file.commit();
    }
  }

  private static final class Builder<T> extends ParquetWriter.Builder<T, Builder<T>> {
    private final WriteSupport<T> rows;

    Builder(OutputFile file, WriteSupport<T> rows) {
      super(file);
      this.rows = rows;
    }

    @Override
    protected Builder<T> self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // abstract, so there is no other way
    protected WriteSupport<T> getWriteSupport(Configuration ignored) {
      return rows;
    }
  }

  private static final class Rows<T> extends WriteSupport<T> {
    private final ParquetFormat format;
    private final BiConsumer<T, RecordConsumer> values;
    private @Nullable RecordConsumer consumer;

    Rows(ParquetFormat format, BiConsumer<T, RecordConsumer> values) {
      this.format = format;
      this.values = values;
    }

    @Override
    @SuppressWarnings("deprecation") // abstract, so there is no other way
    public WriteContext init(Configuration ignored) {
      return new WriteContext(format.schema, format.metadata);
    }

    @Override
    public void prepareForWrite(RecordConsumer into) {
      consumer = into;
    }

    @Override
    public void write(T row) {
      RecordConsumer into = Objects.requireNonNull(consumer);
      into.startMessage();
      values.accept(row, into);
      into.endMessage();
    }
  }
}
