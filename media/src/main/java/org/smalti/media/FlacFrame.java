package org.smalti.media;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.BytePointer;

/** Reads how many samples a frame of FLAC has from its header (RFC 9639, section 9.1). */
final class FlacFrame {
  /** Bytes: no frame is shorter. */
  private static final int SHORTEST = 9;
  /** Bytes: the longest header up to the number of samples. */
  private static final int LONGEST = 13;

  private FlacFrame() {}

  /** Samples, 0 if a packet is no frame. */
  static int samples(AVPacket packet) {
    if (packet.size() < SHORTEST) {
      return 0;
    }
    BytePointer data = packet.data();
    if ((data.get(0) & 0xff) != 0xff || (data.get(1) & 0xfc) != 0xf8) {
      return 0;
    }
    int code = (data.get(2) & 0xff) >> 4;
    // The number of the frame, coded like a letter of UTF-8, stands before the number of samples.
    int first = data.get(4) & 0xff;
    boolean spelled = code == 6 || code == 7;
    if (spelled && packet.size() < LONGEST) {
      return 0;
    }
    int after = 4 + (first < 0x80 ? 1 : Integer.numberOfLeadingZeros(~(first << 24)));
    return switch (code) {
      case 0 -> 0;
      case 1 -> 192;
      case 2, 3, 4, 5 -> 576 << (code - 2);
      case 6 -> (data.get(after) & 0xff) + 1;
      case 7 -> (((data.get(after) & 0xff) << 8) | (data.get(after + 1) & 0xff)) + 1;
      default -> 256 << (code - 8);
    };
  }
}
