package org.smalti.media;

import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;

/** The frame rate of a stream, from what libav has found out. */
final class FrameRates {
  /** Frames per second: more than any film has. */
  private static final double MOST = 1000;
  /** Frames per second: from here on the clock of a container is more likely than a rate. */
  private static final double LIKE_A_CLOCK = 240;

  private FrameRates() {}

  /**
   * Frames per second in the mean: the first plausible one of the average rate, the rate whose multiples all time
   * stamps are, and that of the codec; 0 unknown. libav says 60,000 of raw DV, for example, which is the unit of its
   * time stamps.
   */
  static double mean(AVStream stream) {
    for (AVRational rate : new AVRational[] {
      stream.avg_frame_rate(), stream.r_frame_rate(), stream.codecpar().framerate()
    }) {
      double fps = Libav.number(rate);
      boolean clock = fps >= LIKE_A_CLOCK && fps * Libav.number(stream.time_base()) == 1;
      if (fps > 0 && fps <= MOST && !clock) {
        return fps;
      }
    }
    return 0;
  }
}
