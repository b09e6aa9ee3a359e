package org.smalti.tools.columnar;

import io.airlift.compress.Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** What a reader that knows nothing of Smalti finds in a Parquet file. */
record ReadParquet(
    MessageType schema, Map<String, String> metadata, List<String> codecs, List<Group> rows) {
  static ReadParquet of(Path file) throws IOException {
    ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
        .withCodecFactory(new Decompressors())
        .build();
    List<Group> rows = new ArrayList<>();
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
      MessageType schema = reader.getFooter().getFileMetaData().getSchema();
      for (PageReadStore group = reader.readNextRowGroup();
          group != null;
          group = reader.readNextRowGroup()) {
        RecordReader<Group> records = new ColumnIOFactory()
            .getColumnIO(schema)
            .getRecordReader(group, new GroupRecordConverter(schema));
        for (long i = 0; i < group.getRowCount(); i++) {
          rows.add(records.read());
        }
      }
      List<String> codecs = reader.getFooter().getBlocks().stream()
          .flatMap(block -> block.getColumns().stream())
          .map(column -> column.getCodec().name())
          .distinct()
          .toList();
      return new ReadParquet(
          schema, reader.getFooter().getFileMetaData().getKeyValueMetaData(), codecs, rows);
    }
  }

  /** {@code "text hz INT64"}. */
  List<String> columns() {
    return schema.getFields().stream()
        .map(field -> field.getName() + " "
            + (field.isPrimitive() ? field.asPrimitiveType().getPrimitiveTypeName() : "LIST"))
        .toList();
  }

  /** The value of a cell as text; null if it is null. */
  @Nullable
  String cell(int row, String column) {
    Group group = rows.get(row);
    return group.getFieldRepetitionCount(column) == 0
        ? null
        : group.getValueToString(at(column), 0);
  }

  private int at(String column) {
    return schema.getFieldIndex(column);
  }

  /** A list of floats; empty if it is null. */
  float[] vector(int row) {
    Group group = rows.get(row);
    if (group.getFieldRepetitionCount("vector") == 0) {
      return new float[0];
    }
    Group list = group.getGroup("vector", 0);
    float[] vector = new float[list.getFieldRepetitionCount("list")];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = list.getGroup("list", i).getFloat("element", 0);
    }
    return vector;
  }

  private static final class Decompressors implements CompressionCodecFactory {
    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
      throw new UnsupportedOperationException();
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
      return switch (codec) {
        case UNCOMPRESSED -> new Decompressing(null);
        case ZSTD -> new Decompressing(new ZstdDecompressor());
        case SNAPPY -> new Decompressing(new SnappyDecompressor());
        default -> throw new UnsupportedOperationException(codec.name());
      };
    }

    @Override
    public void release() {
      // Nothing is held.
    }
  }

  /** Without a decompressor a page is as it is. */
  private record Decompressing(@Nullable Decompressor decompressor)
      implements CompressionCodecFactory.BytesInputDecompressor {
    @Override
    public BytesInput decompress(BytesInput page, int size) throws IOException {
      if (decompressor == null) {
        return page;
      }
      byte[] bytes = page.toInputStream().readAllBytes();
      byte[] whole = new byte[size];
      decompressor.decompress(bytes, 0, bytes.length, whole, 0, size);
      return BytesInput.from(whole);
    }

    @Override
    public void decompress(ByteBuffer page, int length, ByteBuffer whole, int size) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void release() {
      // Nothing is held.
    }
  }
}
