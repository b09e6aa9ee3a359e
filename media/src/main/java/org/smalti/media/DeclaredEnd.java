package org.smalti.media;

import java.util.Locale;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avformat;

/**
 * When a stream should end as the headers say. What libav finds at the end of the file, or guesses from the bit rate,
 * is the end of what is there and no such thing.
 *
 * @param seconds on the file's own clock; −1 unknown
 */
record DeclaredEnd(double seconds) {
  /** s: streams of a whole file end at different times. */
  private static final double MISSING = 0.5;
  /** And those of a long one by so much of it. */
  private static final double MISSING_PART = 0.01;
  /** s: time stamps and durations are rounded. */
  private static final double ROUNDING = 0.1;

  private static final DeclaredEnd UNKNOWN = new DeclaredEnd(-1);

  static DeclaredEnd of(Demuxer demuxer, AVStream stream) {
    String format = demuxer.info().format();
    int method = demuxer.context().duration_estimation_method();
    if (method != avformat.AVFMT_DURATION_FROM_STREAM || format.equals("ogg")) {
      return UNKNOWN;
    }
    StreamClock clock = StreamClock.of(demuxer, stream);
    double start =
        stream.start_time() == Libav.NO_TIME ? 0 : Math.max(0, clock.seconds(stream.start_time()));
    if (format.equals("avi") && stream.nb_frames() > 0) {
      // Without its index libav shortens the duration to what is there.
      return new DeclaredEnd(start + stream.nb_frames() * Libav.number(stream.time_base()));
    }
    double own = MediaContentsReader.duration(stream);
    if (own > 0) {
      return new DeclaredEnd(start + own);
    }
    double all = format.contains("flv")
        ? demuxer.declaredDuration(stream.index())
        : demuxer.info().duration();
    return all > 0 ? new DeclaredEnd(all) : UNKNOWN;
  }

  boolean isKnown() {
    return seconds > 0;
  }

  /** Says that something breaks off at a time in s, and where it should have ended. */
  String brokenAt(double end) {
    return isKnown()
        ? String.format(Locale.ROOT, "broken at %.1f s of %.1f s", end, seconds)
        : String.format(Locale.ROOT, "broken at %.1f s", end);
  }

  /**
   * Whether it is later than something ended.
   *
   * @param end s
   * @param cut whether the file is known to be too short
   */
  boolean isLaterThan(double end, boolean cut) {
    double missing = cut ? ROUNDING : Math.max(MISSING, seconds * MISSING_PART);
    return isKnown() && end < seconds - missing;
  }
}
