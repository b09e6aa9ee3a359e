package org.smalti.media;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;

/**
 * Counts the packets that libav marks as broken. Where two transport streams were joined byte by byte, it marks one of
 * the last of the first, because the second counts its packets anew: that one is whole if the clock begins again soon
 * behind it.
 */
final class TornPackets {
  /** Packets: a parser hands out a picture when the next one begins. */
  private static final int SOON = 2;

  /** The last marked packet of a stream of which it is not known yet. */
  private final Map<Integer, Doubt> doubts = new HashMap<>();

  /**
   * A packet that may be broken.
   *
   * @param stamp of the last packet of its stream
   * @param left how many packets may still come before the clock begins again
   */
  private record Doubt(long stamp, int left) {}

  /** Takes note of a packet. Returns how many are broken that were not counted before. */
  int take(AVPacket packet) {
    boolean torn = (packet.flags() & avcodec.AV_PKT_FLAG_CORRUPT) != 0;
    if (!torn && doubts.isEmpty()) {
      return 0;
    }
    int stream = packet.stream_index();
    long stamp = packet.dts() != Libav.NO_TIME ? packet.dts() : packet.pts();
    Doubt doubt = doubts.remove(stream);
    int broken = 0;
    if (doubt != null && (stamp == Libav.NO_TIME || stamp >= doubt.stamp())) {
      boolean open = doubt.left() > 0 && !torn && stamp != Libav.NO_TIME;
      if (open) {
        doubts.put(stream, new Doubt(stamp, doubt.left() - 1));
      }
      broken += open ? 0 : 1;
    }
    if (torn && stamp != Libav.NO_TIME) {
      doubts.put(stream, new Doubt(stamp, SOON));
    }
    return broken + (torn && stamp == Libav.NO_TIME ? 1 : 0);
  }

  /** The same at the end: behind those that are left no clock begins again. */
  int end() {
    int broken = doubts.size();
    doubts.clear();
    return broken;
  }
}
