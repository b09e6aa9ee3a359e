package org.smalti.tools.parquet;

import io.airlift.compress.Compressor;
import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.zstd.ZstdCompressor;
import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Compressors that are written in Java: no native library has to be unpacked, and a page has the same bytes on every
 * machine.
 */
final class PageCompressors implements CompressionCodecFactory {
  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    return switch (codec) {
      case UNCOMPRESSED -> new AsItIs();
      case SNAPPY -> new Compressing(codec, new SnappyCompressor());
      case ZSTD -> new Compressing(codec, new ZstdCompressor());
      default -> throw new UnsupportedOperationException(codec.name());
    };
  }

  /** Nothing is read by what writes. */
  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    throw new UnsupportedOperationException(codec.name());
  }

  @Override
  public void release() {
    // Nothing is held.
  }

  private record Compressing(CompressionCodecName codec, Compressor compressor)
      implements BytesInputCompressor {
    @Override
    public BytesInput compress(BytesInput page) throws IOException {
      byte[] bytes = page.toInputStream().readAllBytes();
      byte[] compressed = new byte[compressor.maxCompressedLength(bytes.length)];
      int length = compressor.compress(bytes, 0, bytes.length, compressed, 0, compressed.length);
      return BytesInput.from(compressed, 0, length);
    }

    @Override
    public CompressionCodecName getCodecName() {
      return codec;
    }

    @Override
    public void release() {
      // Nothing is held.
    }
  }

  private record AsItIs() implements BytesInputCompressor {
    @Override
    public BytesInput compress(BytesInput page) {
      return page;
    }

    @Override
    public CompressionCodecName getCodecName() {
      return CompressionCodecName.UNCOMPRESSED;
    }

    @Override
    public void release() {
      // Nothing is held.
    }
  }
}
