package org.smalti.media;

import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Where decoded sound lies on the file's own clock, in frames of the output: what follows without a gap, what comes
 * after a hole that is heard as silence, which time stamps are wrong, and where decoding has to begin again to reach a
 * place. Plain arithmetic on time stamps and frame counts.
 */
final class AudioTimeline {
  /** s: a longer gap between time stamps is silence. */
  private static final double GAP = 0.1;
  /** s: the same after an error of decoding, which leaves holes of any length. */
  private static final double GAP_AFTER_ERROR = 0.002;
  /** s: between one frame and the next; less is rounding. */
  private static final double HOLE = 0.005;
  /** s: what lossy decoders must hear before a place until they are settled. */
  private static final double RUN_UP = 0.5;
  /** s: a time stamp this far beyond the declared end is an error of the file. */
  private static final double BEYOND = 10;
  /** s: the same where no end is declared. */
  private static final double DAY = 24 * 3600;
  /** s: what is nearer than this ahead is reached by reading on. */
  private static final double NEAR = 1;
  /** Durations in MP4 may be rounded to another clock by a few samples. */
  private static final int ROUNDED_SAMPLES = 8;

  private final int rate;
  private final double declared;

  /** Output frame at which the resampler was begun, the rate of its input, and the input samples fed since. */
  private long anchor;

  private int inRate = 1;
  private long fed;
  /** Output frame at which the last frame ends by its time stamp. */
  private long stampEnd;
  /** Output frames by which time stamps are too large. */
  private long shift;

  /**
   * A decoded frame.
   *
   * @param start output frame at which it begins by its time stamp, {@link Libav#NO_TIME} if it has none
   * @param samples how many it has
   * @param rate Hz
   */
  record TimedFrame(long start, int samples, int rate) {
    boolean hasStamp() {
      return start != Libav.NO_TIME;
    }
  }

  /**
   * What is known before a frame: with it a later pass over the same frames goes on as the first one did.
   *
   * @param anchor output frame at which the resampler was begun
   * @param inRate Hz of its input
   * @param fed input samples since
   * @param stampEnd output frame at which the frame before ends by its time stamp
   * @param shift output frames by which time stamps are too large
   */
  record State(long anchor, int inRate, long fed, long stampEnd, long shift) {
    /** The same for time stamps that are larger by so many output frames. */
    State shifted(long by) {
      return new State(anchor, inRate, fed, stampEnd, shift + by);
    }

    /** The same after so many more input samples that follow without a gap. */
    State after(long samples) {
      return new State(anchor, inRate, fed + samples, stampEnd, shift);
    }

    /** Output frame at which the next frame is heard if it follows without a gap. */
    long end(int rate) {
      return anchor + StreamClock.rescaled(fed, rate, inRate);
    }

    /**
     * How many input samples to leave out before output begins again: only where an output frame lies exactly on an
     * input sample does the resampler repeat what it gave from the beginning of the file.
     */
    long untilSharedSample(int rate) {
      return Math.floorMod(-fed, (long) (inRate / gcd(inRate, rate)));
    }
  }

  /**
   * A hole before a frame, to be filled with silence.
   *
   * @param end output frame at which sound goes on
   * @param large whether it is longer than what an error of decoding leaves
   */
  record Gap(long end, boolean large) {}

  /**
   * @param rate of the output, Hz
   * @param declared s that the sound lasts as the file's headers say, −1 unknown
   */
  AudioTimeline(int rate, double declared) {
    this.rate = rate;
    this.declared = declared;
  }

  /** What is known before the next frame. */
  State state() {
    return new State(anchor, inRate, fed, stampEnd, shift);
  }

  /** How many of so many further input samples come before an end that is known. */
  int until(State end, int samples) {
    return end.anchor() == anchor ? (int) Math.max(0, Math.min(samples, end.fed() - fed)) : samples;
  }

  /** Goes on from what was known before a frame. */
  void resume(State before) {
    anchor = before.anchor();
    inRate = before.inRate();
    fed = before.fed();
    stampEnd = before.stampEnd();
    shift = before.shift();
  }

  /**
   * Places the first frame after the beginning of the file.
   *
   * @param position output frame that is read next
   * @return output frame at which it begins: before the position for what lies before the file's own beginning
   */
  long beginning(TimedFrame frame, long position) {
    long start = frame.hasStamp() ? frame.start() : position;
    if (isImplausible(start, position)) {
      shift = start - position;
      return position;
    }
    return start;
  }

  /**
   * Compares a further frame with where the one before it ended.
   *
   * @param position output frame that is read next
   * @param afterError whether something between the two could not be decoded
   * @return the gap before it; empty if it follows at once, or its time stamp is not believed
   */
  Optional<Gap> follow(TimedFrame frame, long position, boolean afterError) {
    long expected = anchor + StreamClock.rescaled(fed, rate, inRate);
    long start = frame.hasStamp() ? frame.start() - shift : expected;
    // A file whose stamps and samples run at slightly different speeds has no gaps.
    boolean hole = start > stampEnd + frames(HOLE);
    stampEnd = start + length(frame);
    long gap = hole ? start - expected : Math.min(0, start - expected);
    boolean large = Math.abs(gap) > frames(GAP);
    if (large && (gap < 0 || isImplausible(start, position))) {
      shift += gap;
      return Optional.empty();
    }
    return gap > frames(afterError ? GAP_AFTER_ERROR : GAP)
        ? Optional.of(new Gap(start, large))
        : Optional.empty();
  }

  /** A time stamp far beyond the end is an error of the file. */
  private boolean isImplausible(long start, long position) {
    return start - position > frames(declared > 0 ? declared + BEYOND : DAY);
  }

  /**
   * Begins anew at a frame.
   *
   * @param at output frame at which it is heard
   * @param skipped how many of its samples are left out
   */
  void anchor(long at, TimedFrame frame, int skipped) {
    anchor = at;
    inRate = frame.rate();
    fed = (long) frame.samples() - skipped;
    stampEnd = at + length(frame);
  }

  /** Counts a frame that follows without a gap. */
  void fed(TimedFrame frame) {
    fed += frame.samples();
  }

  private long length(TimedFrame frame) {
    return StreamClock.rescaled(frame.samples(), rate, frame.rate());
  }

  private long frames(double seconds) {
    return Math.round(seconds * rate);
  }

  /** Whether a place is reached by reading on. */
  boolean isNear(long target, long position) {
    return target >= position && target <= position + frames(NEAR);
  }

  /**
   * Output frames before which decoding may begin to reach a place, the nearest first: each leaves more of a run-up.
   * Empty if only the beginning of the file will do.
   */
  long[] runUps(long target) {
    return DoubleStream.iterate(RUN_UP, back -> target > back * rate, back -> 8 * back)
        .mapToLong(back -> target - frames(back))
        .toArray();
  }

  /** Decoding begins again at the beginning of the file. */
  void rewind() {
    shift = 0;
  }

  /**
   * How many samples of a frame are sound. MP4 says only by a short last duration where the encoder's padding begins.
   *
   * @param lasting samples that the frame lasts as the container says
   */
  static int withoutPadding(int samples, long lasting) {
    return lasting < samples - ROUNDED_SAMPLES ? (int) lasting : samples;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
