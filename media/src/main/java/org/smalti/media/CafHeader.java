package org.smalti.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.smalti.media.HeaderCorrection.Patch;

/**
 * The header of a file of Apple's Core Audio Format whose size was not known when it was written, or in which a packet
 * of Opus is said to last longer than any can.
 */
final class CafHeader {
  /** Samples at 48 kHz of the longest packet, and of a frame by the first bits of a packet (RFC 6716). */
  private static final int LONGEST_OPUS = 5760;

  private static final int[] SPEECH = {480, 960, 1920, 2880};
  private static final int[] HYBRID = {480, 960};
  private static final int[] MUSIC = {120, 240, 480, 960};
  private static final int DATA = 16;

  private CafHeader() {}

  static HeaderCorrection correction(ByteBuffer header, long fileSize) {
    header.order(ByteOrder.BIG_ENDIAN);
    long block = 1;
    int lasting = -1;
    List<Patch> patches = new ArrayList<>();
    for (int at = 8; at + 12 <= header.limit(); ) {
      long size = header.getLong(at + 4);
      String name = HeaderCorrection.text(header, at);
      if (name.equals("desc")) {
        block = Math.max(1, header.getInt(at + 12 + 16));
        boolean opus = HeaderCorrection.text(header, at + 12 + 8).equals("opus");
        boolean tooLong = header.getInt(at + 12 + 20) > LONGEST_OPUS;
        lasting = opus && (tooLong || header.getInt(at + 12 + 20) < 0) ? at + 12 + 20 : -1;
      } else if (name.equals("data")) {
        long there = fileSize - at - 12;
        if (lasting >= 0 && at + DATA + 1 < header.limit()) {
          int samples = opusSamples(header.get(at + DATA));
          patches.add(new Patch(lasting, Integer.BYTES, ByteOrder.BIG_ENDIAN, samples));
        }
        boolean almost = size > there && size - there < block;
        if (almost || HeaderCorrection.isPlaceholder(size, there)) {
          // Its first 4 bytes count edits.
          long left = 4 + (there - 4) / block * block;
          patches.add(new Patch(at + 4, Long.BYTES, ByteOrder.BIG_ENDIAN, left));
        }
        return new HeaderCorrection(patches, "");
      }
      if (size < 0 || at + 12 + size > header.limit()) {
        return HeaderCorrection.NONE;
      }
      at += (int) (12 + size);
    }
    return HeaderCorrection.NONE;
  }

  /** How long a packet of one or two frames lasts, by its first byte. */
  private static int opusSamples(byte first) {
    int kind = (first & 0xff) >> 3;
    int frame = kind < 12 ? SPEECH[kind & 3] : kind < 16 ? HYBRID[kind & 1] : MUSIC[kind & 3];
    return (first & 3) == 0 ? frame : 2 * frame;
  }
}
