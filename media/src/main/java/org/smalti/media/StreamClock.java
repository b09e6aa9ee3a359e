package org.smalti.media;

import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avutil;

/** Converts between a stream's time stamps and positions on the file's own clock, exactly. */
final class StreamClock {
  private final long numerator;
  private final long denominator;
  private final long zero;

  StreamClock(Demuxer demuxer, AVStream stream) {
    numerator = stream.time_base().num();
    denominator = stream.time_base().den();
    double seconds = demuxer.zero();
    double own = stream.start_time() * (double) numerator / denominator;
    boolean first = stream.start_time() != Libav.NO_TIME && Math.abs(own - seconds) < 2e-6;
    zero = first ? stream.start_time() : Math.round(seconds * denominator / numerator);
  }

  /** The index of a time stamp among units of {@code rate} per second. */
  long position(long stamp, int rate) {
    return avutil.av_rescale(stamp - zero, numerator * rate, denominator);
  }

  /** How many units of {@code rate} per second a span of time stamps lasts. */
  long length(long span, int rate) {
    return avutil.av_rescale(span, numerator * rate, denominator);
  }

  /** The time stamp at or before a time in seconds on the file's own clock. */
  long stamp(double seconds) {
    return zero + (long) Math.floor(seconds * denominator / numerator);
  }

  /** s on the file's own clock. */
  double seconds(long stamp) {
    return (stamp - zero) * (double) numerator / denominator;
  }

  /** Whether time stamps are coarser than samples. */
  boolean coarserThan(int rate) {
    return numerator * rate > denominator;
  }
}
