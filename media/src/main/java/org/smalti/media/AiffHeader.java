package org.smalti.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.smalti.media.HeaderCorrection.Patch;

/** The header of an AIFF or AIFC file whose sizes were not known when it was written. */
final class AiffHeader {
  private final ByteBuffer header;
  private final long fileSize;
  private final List<Patch> patches = new ArrayList<>();
  private int frames = -1;
  private int block;
  private boolean plain = true;

  AiffHeader(ByteBuffer header, long fileSize) {
    this.header = header.order(ByteOrder.BIG_ENDIAN);
    this.fileSize = fileSize;
  }

  HeaderCorrection correction() {
    for (int at = 12; at + 8 <= header.limit(); ) {
      long size = Integer.toUnsignedLong(header.getInt(at + 4));
      switch (HeaderCorrection.text(header, at)) {
        case "COMM" -> common(at + 8, size);
        case "SSND" -> {
          sound(at, size);
          return new HeaderCorrection(patches, "");
        }
        default -> {}
      }
      long next = at + 8 + size + (size & 1);
      if (next > header.limit()) {
        break;
      }
      at = (int) next;
    }
    return HeaderCorrection.NONE;
  }

  private void common(int at, long size) {
    frames = at + 2;
    block = header.getShort(at) * ((header.getShort(at + 6) + 7) / 8);
    String coding = size >= 22 ? HeaderCorrection.text(header, at + 18) : "NONE";
    plain = List.of("NONE", "sowt", "twos", "fl32", "FL32", "fl64").contains(coding);
  }

  private void sound(int at, long size) {
    long there = fileSize - at - 8;
    boolean open = HeaderCorrection.isPlaceholder(size, there);
    boolean almost = size > there && size - there < block;
    if (frames < 0 || block <= 0 || !plain || !(open || almost) || there < 8) {
      return;
    }
    long left = (there - 8) / block;
    patches.add(new Patch(4, Integer.BYTES, ByteOrder.BIG_ENDIAN, fileSize - 8));
    patches.add(new Patch(frames, Integer.BYTES, ByteOrder.BIG_ENDIAN, left));
    patches.add(new Patch(at + 4, Integer.BYTES, ByteOrder.BIG_ENDIAN, left * block + 8));
  }
}
