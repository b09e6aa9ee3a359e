package org.smalti.media;

import java.math.BigInteger;
import org.bytedeco.ffmpeg.avformat.AVStream;

/**
 * Converts between a stream's time stamps and positions on the file's own clock, exactly.
 *
 * @param numerator of the stream's time base in s: one unit of a time stamp lasts {@code numerator / denominator} s
 * @param denominator of the time base
 * @param zero time stamp at which the file's own clock is zero
 */
record StreamClock(long numerator, long denominator, long zero) {
  /** s: a container rounds its start to whole microseconds. */
  private static final double SAME_START = 2e-6;

  static StreamClock of(Demuxer demuxer, AVStream stream) {
    int numerator = stream.time_base().num();
    int denominator = stream.time_base().den();
    return of(numerator, denominator, stream.start_time(), demuxer.zero());
  }

  /**
   * @param start time stamp at which the stream begins, or {@link Libav#NO_TIME}
   * @param zero s on the clock of the streams at which the file's own clock is zero
   */
  static StreamClock of(long numerator, long denominator, long start, double zero) {
    double own = start * (double) numerator / denominator;
    boolean first = start != Libav.NO_TIME && Math.abs(own - zero) < SAME_START;
    return new StreamClock(
        numerator, denominator, first ? start : Math.round(zero * denominator / numerator));
  }

  /** The index of a time stamp among units of {@code rate} per second. */
  long position(long stamp, int rate) {
    return rescaled(stamp - zero, numerator * rate, denominator);
  }

  /** How many units of {@code rate} per second a span of time stamps lasts. */
  long length(long span, int rate) {
    return rescaled(span, numerator * rate, denominator);
  }

  /** The time stamp at or before a time in seconds on the file's own clock. */
  long stamp(double seconds) {
    return zero + (long) Math.floor(seconds * denominator / numerator);
  }

  /** The time stamp that is nearest to a time in seconds on the file's own clock. */
  long nearest(double seconds) {
    return zero + Math.round(seconds * denominator / numerator);
  }

  /** s on the file's own clock. */
  double seconds(long stamp) {
    return (stamp - zero) * (double) numerator / denominator;
  }

  /** Whether time stamps are coarser than samples. */
  boolean coarserThan(int rate) {
    return numerator * rate > denominator;
  }

  /**
   * {@code value * factor / divisor}, rounded to the nearest integer, halves away from zero; {@link Long#MIN_VALUE}
   * where a long can't hold it.
   *
   * @param factor not negative
   * @param divisor positive
   */
  static long rescaled(long value, long factor, long divisor) {
    if (value < 0) {
      return -rescaled(-Math.max(value, -Long.MAX_VALUE), factor, divisor);
    }
    long product = value * factor;
    if (Math.multiplyHigh(value, factor) == 0
        && product >= 0
        && product <= Long.MAX_VALUE - divisor) {
      return (product + divisor / 2) / divisor;
    }
    BigInteger result = BigInteger.valueOf(value)
        .multiply(BigInteger.valueOf(factor))
        .add(BigInteger.valueOf(divisor / 2))
        .divide(BigInteger.valueOf(divisor));
    return result.bitLength() < Long.SIZE ? result.longValue() : Long.MIN_VALUE;
  }
}
