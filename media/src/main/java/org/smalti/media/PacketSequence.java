package org.smalti.media;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.Pointer;

/**
 * Numbers the packets of one stream in the order of decoding, and closes the jumps of the stream's clock: where it
 * jumps back, as in films that were joined byte by byte, or far ahead, the film goes on without a gap. What it says of
 * a packet depends on the packets before it and on nothing else. A decoder hands the number of a packet on to the frame
 * that is made from it.
 */
final class PacketSequence {
  /** s: a smaller step back is disorder, not a jump. */
  private static final double BACK = 1;
  /** s: a time stamp this far beyond the declared end is an error of the file. */
  private static final double BEYOND = 10;
  /** s: the same where no end is declared. */
  private static final double DAY = 24 * 3600;
  /** More than any decoder holds back. */
  private static final int JUMPS_KEPT = 64;

  private final double unit;
  private final double longest;
  private final Tag tag = new Tag();
  private final Deque<Jump> jumps = new ArrayDeque<>();
  private long number;
  private State state = State.START;

  /**
   * What is known before a packet.
   *
   * @param shift by which time stamps are to be moved
   * @param last time stamp before, as it was read; {@link Libav#NO_TIME} at the beginning
   * @param length of the packet with that time stamp and of those without one that follow it, in units of time stamps
   */
  record State(long shift, long last, long length) implements Serializable {
    static final State START = new State(0, Libav.NO_TIME, 0);
  }

  /** From the packet of this number on, time stamps are to be moved by this. */
  private record Jump(long number, long shift) {}

  /** A number in place of a native address. */
  private static final class Tag extends Pointer {
    void set(long number) {
      // Zero would be no address at all.
      address = number + 1;
    }
  }

  /**
   * @param unit s of one unit of a time stamp
   * @param declared s that the stream lasts as the headers say, −1 unknown
   */
  PacketSequence(double unit, double declared) {
    this.unit = unit;
    longest = (declared > 0 ? declared + BEYOND : DAY) / unit;
  }

  /** Goes on with the packet of this number, of which is known what was before it. */
  void restart(long first, State before) {
    number = first;
    state = before;
    jumps.clear();
    if (before.shift() != 0) {
      jumps.add(new Jump(first, before.shift()));
    }
  }

  /** Number of the next packet. */
  long number() {
    return number;
  }

  /** What is known before the next packet. */
  State state() {
    return state;
  }

  /** Whether the clock has jumped. */
  boolean jumped() {
    return !jumps.isEmpty();
  }

  /** Counts a packet in and marks it with its number. */
  void add(AVPacket packet) {
    long stamp = packet.dts() != Libav.NO_TIME ? packet.dts() : packet.pts();
    // What an edit list leaves out, before a stretch that it repeats, belongs to an earlier time.
    boolean shown = (packet.flags() & avcodec.AV_PKT_FLAG_DISCARD) == 0;
    if (stamp != Libav.NO_TIME && shown) {
      long shift = state.shift();
      long gap = state.last() == Libav.NO_TIME ? 0 : stamp - state.last();
      if (gap * unit < -BACK || gap > longest) {
        shift += state.length() - gap;
        if (jumps.size() == JUMPS_KEPT) {
          jumps.removeFirst();
        }
        jumps.addLast(new Jump(number, shift));
      }
      long length = packet.duration() > 0 ? packet.duration() : Math.max(0, gap);
      state = new State(shift, stamp, length);
    } else if (shown && state.last() != Libav.NO_TIME && packet.duration() > 0) {
      state = new State(state.shift(), state.last(), state.length() + packet.duration());
    }
    tag.set(number);
    packet.opaque(tag);
    number++;
  }

  /** By how much the time stamp of a frame is to be moved. */
  long shift(AVFrame frame) {
    if (jumps.isEmpty()) {
      return 0;
    }
    long made = number(frame);
    long shift = 0;
    for (Jump jump : jumps) {
      shift = jump.number() <= made ? jump.shift() : shift;
    }
    return shift;
  }

  /** The number of the packet that a frame was made from, −1 unknown. */
  static long number(AVFrame frame) {
    Pointer mark = frame.opaque();
    return mark == null ? -1 : mark.address() - 1;
  }
}
