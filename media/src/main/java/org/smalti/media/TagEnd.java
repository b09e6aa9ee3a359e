package org.smalti.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The end of a tag of the form APEv2 that lacks its last bytes, which are zeros: libav would not know the tag, and take
 * it for sound.
 */
final class TagEnd {
  private static final String NAME = "APETAGEX";
  /** Bytes: of its footer. */
  private static final int FOOTER = 32;
  /** Bytes: of the footer's end, which mean nothing. */
  private static final int RESERVED = 8;

  private TagEnd() {}

  static HeaderCorrection correction(FileChannel file) throws IOException {
    ByteBuffer end = ByteBuffer.allocate((int) Math.min(FOOTER, file.size()));
    file.read(end, file.size() - end.capacity());
    String letters = new String(end.array(), StandardCharsets.ISO_8859_1);
    int footer = letters.lastIndexOf(NAME);
    int missing = footer < 0 ? 0 : footer + FOOTER - letters.length();
    return missing > 0 && missing <= RESERVED
        ? new HeaderCorrection(List.of(), missing, "")
        : HeaderCorrection.NONE;
  }
}
