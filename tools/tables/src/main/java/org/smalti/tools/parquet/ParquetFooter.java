package org.smalti.tools.parquet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * The footer of a Parquet file. The library lists the encodings of a column, and the keys of the metadata, in the
 * order of hash tables, which differs from process to process; here they get an order, so that the same table always is
 * the same bytes.
 */
final class ParquetFooter {
  /** Bytes behind the footer: its length and {@code PAR1}. */
  private static final int TAIL = 8;

  private ParquetFooter() {}

  /** Puts the encodings of all columns in the order of their numbers, and the metadata in that of their keys. */
  static void sort(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer tail = read(channel, channel.size() - TAIL, TAIL);
      int length = tail.getInt();
      long start = channel.size() - TAIL - length;
      FileMetaData metadata = Util.readFileMetaData(
          new ByteArrayInputStream(read(channel, start, length).array()));
      for (RowGroup group : metadata.getRow_groups()) {
        for (ColumnChunk chunk : group.getColumns()) {
          sort(chunk.getMeta_data());
        }
      }
      if (metadata.isSetKey_value_metadata()) {
        metadata.getKey_value_metadata().sort(Comparator.comparing(KeyValue::getKey));
      }
      ByteArrayOutputStream footer = new ByteArrayOutputStream();
      Util.writeFileMetaData(metadata, footer);
      channel.truncate(start);
      write(channel, start, footer.toByteArray());
    }
  }

  private static void sort(ColumnMetaData column) {
    column.getEncodings().sort(Comparator.naturalOrder());
    if (column.isSetEncoding_stats()) {
      column
          .getEncoding_stats()
          .sort(Comparator.comparing(PageEncodingStats::getPage_type)
              .thenComparing(PageEncodingStats::getEncoding));
    }
  }

  private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, from + bytes.position()) < 0) {
        throw new EOFException();
      }
    }
    return bytes.flip();
  }

  private static void write(FileChannel channel, long at, byte[] footer) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(footer.length + TAIL).order(ByteOrder.LITTLE_ENDIAN);
    bytes
        .put(footer)
        .putInt(footer.length)
        .put("PAR1".getBytes(StandardCharsets.US_ASCII))
        .flip();
    while (bytes.hasRemaining()) {
      channel.write(bytes, at + bytes.position());
    }
  }
}
