package org.smalti.media;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether a file begins like an mp3: with the header of a frame of layer III (ISO 11172-3, 2.4.1.3), behind an ID3v2
 * tag if there is one. libav wants to see at least seven frames, less than a quarter of a second, before it prefers mp3
 * to everything else.
 */
final class Mp3Detector {
  private static final int ID3 = 0x494433;

  private Mp3Detector() {}

  static boolean of(Path file) {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      int first = in.readInt();
      if (first >>> 8 == ID3) {
        // Two more bytes of version and flags; then the length, seven bits in each byte.
        in.skipNBytes(2);
        int size = in.readInt();
        in.skipNBytes((size & 0x7f)
            | (size >>> 8 & 0x7f) << 7
            | (size >>> 16 & 0x7f) << 14
            | (size >>> 24 & 0x7f) << 21);
        first = in.readInt();
      }
      return isHeader(first);
    } catch (IOException tooShort) {
      return false;
    }
  }

  private static boolean isHeader(int word) {
    boolean sync = word >>> 21 == 0x7ff;
    int version = word >>> 19 & 3;
    int layer = word >>> 17 & 3;
    int bitRate = word >>> 12 & 15;
    int sampleRate = word >>> 10 & 3;
    return sync && version != 1 && layer == 1 && bitRate > 0 && bitRate < 15 && sampleRate < 3;
  }
}
