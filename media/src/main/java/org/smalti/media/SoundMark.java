package org.smalti.media;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/**
 * A packet of a sound of which is known what is heard before it, and by which its place is recognised again.
 *
 * @param number among the packets of the stream
 * @param approach byte of the file where reading may begin to find it, −1 unknown
 * @param position byte of the file, −1 unknown; where packets are cut out of a stream of bytes, only nearly
 * @param stamp its time stamp, {@link Libav#NO_TIME} unknown
 * @param stamped output frame at which it lies by its time stamp, {@link Libav#NO_TIME} unknown
 * @param size bytes, −1 any
 * @param checksum of its bytes
 * @param doubtful whether time stamps from here on are not to be believed
 * @param before what was heard before it
 */
record SoundMark(
    long number,
    long approach,
    long position,
    long stamp,
    long stamped,
    int size,
    long checksum,
    boolean doubtful,
    AudioTimeline.State before) {
  /** Bytes: a parser names the beginning of the block in which a packet begins. */
  private static final int BLOCK = 1 << 13;

  /**
   * Whether a packet is this one.
   *
   * @param approached whether reading began at {@link #approach}, from where the same packets come again
   */
  boolean is(AVPacket packet, boolean approached) {
    if (size < 0) {
      return packet.pos() == position;
    }
    long away = Math.abs(packet.pos() - position);
    boolean there = (packet.pos() >= 0 && position >= 0)
        ? away == 0 || (approached && away < BLOCK)
        : approached || (packet.pts() == stamp && stamp != Libav.NO_TIME);
    return there && packet.size() == size && checksum(packet) == checksum;
  }

  static long checksum(AVPacket packet) {
    CRC32 sum = new CRC32();
    ByteBuffer bytes = packet.data().capacity(packet.size()).asByteBuffer();
    sum.update(bytes);
    return sum.getValue();
  }
}
