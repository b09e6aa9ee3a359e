package org.smalti.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.smalti.media.HeaderCorrection.Patch;

/** The header of a file of Apple's Core Audio Format whose size was not known when it was written. */
final class CafHeader {
  private CafHeader() {}

  static HeaderCorrection correction(ByteBuffer header, long fileSize) {
    header.order(ByteOrder.BIG_ENDIAN);
    long block = 1;
    for (int at = 8; at + 12 <= header.limit(); ) {
      long size = header.getLong(at + 4);
      String name = HeaderCorrection.text(header, at);
      if (name.equals("desc")) {
        block = Math.max(1, header.getInt(at + 12 + 16));
      } else if (name.equals("data")) {
        long there = fileSize - at - 12;
        boolean almost = size > there && size - there < block;
        if (!almost && !HeaderCorrection.isPlaceholder(size, there)) {
          return HeaderCorrection.NONE;
        }
        // Its first 4 bytes count edits.
        long left = 4 + (there - 4) / block * block;
        return new HeaderCorrection(
            List.of(new Patch(at + 4, Long.BYTES, ByteOrder.BIG_ENDIAN, left)), "");
      }
      if (size < 0 || at + 12 + size > header.limit()) {
        return HeaderCorrection.NONE;
      }
      at += (int) (12 + size);
    }
    return HeaderCorrection.NONE;
  }
}
