package org.smalti.media;

import java.io.Serializable;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;

/**
 * A packet at which decoding can begin, by what it is recognised again and by what is known before it.
 *
 * @param number among the packets of the stream, in the order of decoding
 * @param approach byte of the file where reading has to begin so that its time stamps are found again: in a program
 *     stream they stand in a pack before it; −1 unknown
 * @param position byte of the file, −1 unknown
 * @param size bytes
 * @param before what is known of the clock before it
 * @param shift by which its own time stamps are to be moved
 * @param shown how many frames are shown before its own if each packet is one frame, which is only nearly so: some hold
 *     none or a half, and of damaged ones nobody knows
 */
record EntryPoint(
    long number,
    long approach,
    long position,
    long pts,
    long dts,
    int size,
    PacketSequence.State before,
    long shift,
    long shown)
    implements Serializable {

  static EntryPoint of(
      AVPacket packet,
      long number,
      long approach,
      PacketSequence.State before,
      long shift,
      long shown) {
    return new EntryPoint(
        number,
        approach,
        packet.pos(),
        packet.pts(),
        packet.dts(),
        packet.size(),
        before,
        shift,
        shown);
  }

  /** The same after another frame was found that is shown before it. */
  EntryPoint later() {
    return new EntryPoint(
        number, approach, position, pts, dts, size, before, shift, shown + 1);
  }

  static boolean isKey(AVPacket packet) {
    return (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0;
  }

  /** Whether a packet is this one, with the same time stamp: some containers let libav guess that of decoding. */
  boolean is(AVPacket packet) {
    return packet.pos() == position
        && packet.size() == size
        && packet.pts() == pts
        && (pts != Libav.NO_TIME || packet.dts() == dts);
  }

  /** Its time stamp when it is shown, as far as is known; {@link Libav#NO_TIME} unknown. */
  long stamp() {
    return pts != Libav.NO_TIME ? pts : dts;
  }
}
