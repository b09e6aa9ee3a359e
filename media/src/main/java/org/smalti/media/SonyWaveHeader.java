package org.smalti.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.smalti.media.HeaderCorrection.Patch;

/**
 * The header of a Wave64 file (Sony, sizes of 64 bits) whose size was not known when it was written, or whose last
 * bytes are missing.
 */
final class SonyWaveHeader {
  /** Bytes: a GUID and a size, which counts them too. */
  private static final int CHUNK = 24;

  private SonyWaveHeader() {}

  static HeaderCorrection correction(ByteBuffer header, long fileSize) {
    header.order(ByteOrder.LITTLE_ENDIAN);
    long block = 1;
    for (int at = CHUNK + 16; at + CHUNK <= header.limit(); ) {
      long size = header.getLong(at + 16);
      String name = HeaderCorrection.text(header, at);
      if (name.equals("fmt ")) {
        block = Math.max(1, Short.toUnsignedInt(header.getShort(at + CHUNK + 12)));
      } else if (name.equals("data")) {
        long there = fileSize - at;
        boolean almost = size > there && size - there < block;
        if (!almost && !HeaderCorrection.isPlaceholder(size, there) && size != CHUNK) {
          return HeaderCorrection.NONE;
        }
        long left = CHUNK + (there - CHUNK) / block * block;
        return new HeaderCorrection(
            List.of(
                new Patch(16, Long.BYTES, ByteOrder.LITTLE_ENDIAN, fileSize),
                new Patch(at + 16, Long.BYTES, ByteOrder.LITTLE_ENDIAN, left)),
            "");
      }
      if (size < CHUNK || at + size > header.limit()) {
        return HeaderCorrection.NONE;
      }
      at += (int) ((size + 7) / 8 * 8);
    }
    return HeaderCorrection.NONE;
  }
}
