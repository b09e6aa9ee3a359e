package org.smalti.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.smalti.media.HeaderCorrection.Patch;

/**
 * The last page of an Ogg file (RFC 3533) that lacks a few bytes. libav drops the whole page, up to a second of sound,
 * since its checksum is wrong then.
 */
final class OggEnd {
  private static final int HEADER = 27;
  private static final int CHECKSUM = 22;
  /** Bytes: no page is longer. */
  private static final int LONGEST_PAGE = HEADER + 255 + 255 * 255;
  /** Bytes: where more are missing, the file was cut. */
  private static final int FEW = 8;

  private static final int POLYNOMIAL = 0x04c11db7;

  private OggEnd() {}

  /** Zeros for what is missing, and the checksum of the page with them. */
  static HeaderCorrection correction(FileChannel file) throws IOException {
    int length = (int) Math.min(LONGEST_PAGE, file.size());
    ByteBuffer end = ByteBuffer.allocate(length);
    long begin = file.size() - length;
    while (end.hasRemaining()) {
      if (file.read(end, begin + end.position()) < 0) {
        return HeaderCorrection.NONE;
      }
    }
    byte[] bytes = Arrays.copyOf(end.array(), length + FEW);
    int page = new String(bytes, 0, length, StandardCharsets.ISO_8859_1).lastIndexOf("OggS\0");
    int missing = page < 0 ? 0 : pageEnd(bytes, page, length) - length;
    if (missing <= 0 || missing > FEW) {
      return HeaderCorrection.NONE;
    }
    int checksum = checksum(bytes, page, length + missing);
    Patch patch =
        new Patch(begin + page + CHECKSUM, Integer.BYTES, ByteOrder.LITTLE_ENDIAN, checksum);
    return new HeaderCorrection(List.of(patch), missing, "");
  }

  /** Where a page ends as its table of segments says; its begin if that table is not whole. */
  private static int pageEnd(byte[] bytes, int page, int length) {
    int table = page + HEADER;
    int end = table > length ? length : table + (bytes[table - 1] & 0xff);
    if (end >= length) {
      return page;
    }
    int segments = end;
    for (int i = table; i < segments; i++) {
      end += bytes[i] & 0xff;
    }
    return end;
  }

  /** The checksum of a page, with its own place counted as zero. */
  private static int checksum(byte[] bytes, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      boolean own = i >= from + CHECKSUM && i < from + CHECKSUM + Integer.BYTES;
      sum ^= own ? 0 : (bytes[i] & 0xff) << 24;
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        sum = (sum << 1) ^ (sum < 0 ? POLYNOMIAL : 0);
      }
    }
    return sum;
  }
}
