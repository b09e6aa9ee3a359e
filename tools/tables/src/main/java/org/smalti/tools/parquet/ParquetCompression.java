package org.smalti.tools.parquet;

import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.smalti.core.table.EnumWord;

/** How the pages of a Parquet file are compressed. */
public enum ParquetCompression {
  /** The smallest files; read by all that was written since 2019. */
  ZSTD(CompressionCodecName.ZSTD),
  /** Larger files that are read faster, and by older programs too. */
  SNAPPY(CompressionCodecName.SNAPPY),
  NONE(CompressionCodecName.UNCOMPRESSED);

  private final CompressionCodecName codec;

  ParquetCompression(CompressionCodecName codec) {
    this.codec = codec;
  }

  CompressionCodecName codec() {
    return codec;
  }

  /** Its name in options. */
  @Override
  public String toString() {
    return EnumWord.of(this);
  }
}
