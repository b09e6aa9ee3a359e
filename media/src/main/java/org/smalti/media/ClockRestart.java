package org.smalti.media;

import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avformat;

/**
 * Looks for a clock that begins again in the middle of a file, at a few places of it: the headers of files that were
 * joined byte by byte, or chained, tell of one part alone. A part that lies between two places is not found.
 */
final class ClockRestart {
  /** The containers that can be joined and keep the clock of each part, as their names begin. */
  private static final List<String> JOINABLE = List.of("flac", "mpeg", "ogg", "matroska", "nut");

  private static final int PLACES = 16;
  /** Packets: so many are read to find one with a time stamp. */
  private static final int FEW = 50;
  /** s: a smaller step back is disorder. */
  private static final double BACK = 1;

  private ClockRestart() {}

  /** Whether a container can be joined so. */
  static boolean isPossible(String format) {
    return JOINABLE.stream().anyMatch(format::startsWith);
  }

  /**
   * Whether the clock steps back or stands still, or nothing can be read from the second half. Leaves the container
   * anywhere.
   */
  static boolean isSeen(Demuxer demuxer) {
    if (!demuxer.isSeekable()) {
      return false;
    }
    int stream = demuxer.audio() >= 0 ? demuxer.audio() : demuxer.video();
    demuxer.keepOnly(stream);
    StreamClock clock = StreamClock.of(demuxer, demuxer.stream(stream));
    long size = avformat.avio_size(demuxer.context().pb());
    double duration = demuxer.info().duration();
    double last = Double.NEGATIVE_INFINITY;
    boolean halfRead = false;
    for (int i = 0; i < PLACES; i++) {
      long stamp = demuxer.seekByte(size * i / PLACES) ? stamp(demuxer) : Libav.NO_TIME;
      if (stamp == Libav.NO_TIME) {
        continue;
      }
      double time = clock.seconds(stamp);
      boolean atBeginning = time < BACK && i >= PLACES / 4 && duration > PLACES * BACK / 2;
      if (time < last - BACK || atBeginning) {
        return true;
      }
      last = time;
      halfRead |= i >= PLACES / 2;
    }
    return !halfRead;
  }

  /** The time stamp of the next packet that has one. */
  private static long stamp(Demuxer demuxer) {
    for (int i = 0; i < FEW; i++) {
      AVPacket packet = demuxer.read();
      if (packet == null) {
        break;
      }
      long stamp = packet.dts() != Libav.NO_TIME ? packet.dts() : packet.pts();
      if (packet.size() > 0 && stamp != Libav.NO_TIME) {
        return stamp;
      }
    }
    return Libav.NO_TIME;
  }
}
