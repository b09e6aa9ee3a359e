package org.smalti.media.rtsp;

import java.util.Locale;

/** How the payload of an RTP packet tells that a picture begins in it which needs no earlier one. */
enum KeyFrameRule {
  /** RFC 6184: an IDR slice, a sequence parameter set or a recovery point. */
  H264 {
    @Override
    boolean begins(byte[] packet, int at, int end) {
      int type = packet[at] & 0x1F;
      if (type == 24) {
        // Several units in one packet, each after its length.
        for (int unit = at + 1; unit + 2 < end; unit += 2 + unsigned(packet, unit)) {
          if (key(packet, unit + 2, end, packet[unit + 2] & 0x1F)) {
            return true;
          }
        }
        return false;
      }
      if (type == 28 && at + 1 < end) {
        return (packet[at + 1] & 0x80) != 0 && key(packet, at + 1, end, packet[at + 1] & 0x1F);
      }
      return key(packet, at, end, type);
    }

    private boolean key(byte[] packet, int unit, int end, int type) {
      return type == 5 || type == 7 || (type == 6 && unit + 1 < end && packet[unit + 1] == 6);
    }
  },

  /** RFC 7798: a picture of random access, or a video or sequence parameter set. */
  H265 {
    @Override
    boolean begins(byte[] packet, int at, int end) {
      int type = packet[at] >> 1 & 0x3F;
      if (type == 48) {
        for (int unit = at + 2; unit + 2 < end; unit += 2 + unsigned(packet, unit)) {
          if (key(packet[unit + 2] >> 1 & 0x3F)) {
            return true;
          }
        }
        return false;
      }
      if (type == 49 && at + 2 < end) {
        return (packet[at + 2] & 0x80) != 0 && key(packet[at + 2] & 0x3F);
      }
      return key(type);
    }

    private boolean key(int type) {
      return (type >= 16 && type <= 21) || type == 32 || type == 33;
    }
  },

  /** RFC 6416: an intra-coded object plane, or the start of a sequence or group before it. */
  MPEG4 {
    @Override
    boolean begins(byte[] packet, int at, int end) {
      if (at + 4 >= end || packet[at] != 0 || packet[at + 1] != 0 || packet[at + 2] != 1) {
        return false;
      }
      int code = packet[at + 3] & 0xFF;
      return code == 0xB0 || code == 0xB3 || (code == 0xB6 && (packet[at + 4] & 0xC0) == 0);
    }
  },

  /** RFC 2250: the picture type of the header before MPEG-1 and MPEG-2 pictures. */
  MPEG2 {
    @Override
    boolean begins(byte[] packet, int at, int end) {
      return at + 2 < end && (packet[at + 2] & 7) == 1;
    }
  },

  /** Every picture stands for itself, or nothing is known of them: a reader may begin anywhere. */
  ANY {
    @Override
    boolean begins(byte[] packet, int at, int end) {
      return true;
    }
  };

  /** The rule for what a track carries. */
  static KeyFrameRule of(String encoding) {
    return switch (encoding.toUpperCase(Locale.ROOT)) {
      case "H264" -> H264;
      case "H265" -> H265;
      case "MP4V-ES" -> MPEG4;
      case "MPV" -> MPEG2;
      default -> ANY;
    };
  }

  /**
   * Whether a key frame begins in this packet.
   *
   * @param at where its payload begins, before {@code end}
   */
  abstract boolean begins(byte[] packet, int at, int end);

  private static int unsigned(byte[] bytes, int at) {
    return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
  }
}
