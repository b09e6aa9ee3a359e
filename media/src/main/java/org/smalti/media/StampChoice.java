package org.smalti.media;

import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Chooses between the two time stamps of each frame, as libav does for its "best effort": that of presentation, unless
 * it went back more often than that of decoding. Other than libav's, it can forget what it has seen.
 */
final class StampChoice {
  private long faultyPts;
  private long faultyDts;
  private long lastPts = Libav.NO_TIME;
  private long lastDts = Libav.NO_TIME;

  /** Forgets all frames so far. */
  void forget() {
    faultyPts = 0;
    faultyDts = 0;
    lastPts = Libav.NO_TIME;
    lastDts = Libav.NO_TIME;
  }

  /** Whether time stamps of presentation were in another order than the frames. */
  boolean disordered() {
    return faultyPts > 0;
  }

  /**
   * The time stamp of the next frame, {@link Libav#NO_TIME} if it has none.
   *
   * @param sequence of the packets that were decoded, which closes the jumps of their clock
   */
  long next(AVFrame frame, PacketSequence sequence) {
    long shift = sequence.shift(frame);
    // That of decoding is libav's of the packet that was sent last: behind a jump it is none of
    // this frame.
    boolean foreign = frame.pts() == Libav.NO_TIME && shift != sequence.state().shift();
    return next(
        shifted(frame.pts(), shift), foreign ? Libav.NO_TIME : shifted(frame.pkt_dts(), shift));
  }

  private static long shifted(long stamp, long shift) {
    return stamp == Libav.NO_TIME ? stamp : stamp + shift;
  }

  long next(long pts, long dts) {
    if (pts != Libav.NO_TIME) {
      faultyPts += lastPts != Libav.NO_TIME && pts <= lastPts ? 1 : 0;
      lastPts = pts;
    } else if (dts != Libav.NO_TIME) {
      lastPts = dts;
    }
    if (dts != Libav.NO_TIME) {
      faultyDts += lastDts != Libav.NO_TIME && dts <= lastDts ? 1 : 0;
      lastDts = dts;
    } else if (pts != Libav.NO_TIME) {
      lastDts = pts;
    }
    return pts != Libav.NO_TIME && (faultyPts <= faultyDts || dts == Libav.NO_TIME) ? pts : dts;
  }
}
