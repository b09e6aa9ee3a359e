package org.smalti.media;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avformat;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;

/**
 * The packets of one stream of a container, numbered in the order of decoding, and the ways back: to the beginning and
 * to where decoding can begin. Each way is checked by what is read there, as containers promise more than they hold.
 * Owns the container.
 */
final class PacketStream implements AutoCloseable {
  /** How many packets after a seek are looked at for one that is known: more than lie between two key frames. */
  private static final int PATIENCE = 5000;
  /** What is found by its key flag alone has a number above all that are counted. */
  private static final long UNCOUNTED = 1L << 40;

  private final int index;
  private Demuxer demuxer;
  private PacketSequence sequence;
  private @Nullable EntryPoint first;
  private @Nullable AVPacket held;
  private boolean doubtful;
  private boolean atBeginning = true;
  private @Nullable ProvenLanding landing;

  /** Takes over a container that nothing was read from. */
  PacketStream(Demuxer demuxer, int index) {
    this.demuxer = demuxer;
    this.index = index;
    demuxer.keepOnly(index);
    sequence = EntryPoints.sequence(demuxer, index);
  }

  Demuxer demuxer() {
    return demuxer;
  }

  AVStream stream() {
    return demuxer.stream(index);
  }

  PacketSequence sequence() {
    return sequence;
  }

  /** Whether there were empty packets: libav then guesses wrong time stamps for the packets beside them. */
  boolean doubtful() {
    return doubtful;
  }

  /** The next packet that is not empty, valid until the next call; null at the end. */
  @Nullable
  AVPacket next() {
    AVPacket packet = held != null ? held : read();
    held = null;
    if (packet == null) {
      return null;
    }
    long number = sequence.number();
    PacketSequence.State before = sequence.state();
    sequence.add(packet);
    if (atBeginning && first == null) {
      first = EntryPoint.of(packet, number, -1, before, sequence.state().shift(), 0);
    }
    atBeginning = false;
    ProvenLanding watching = landing;
    if (watching != null) {
      watching.sent(number, packet, doubtful);
    }
    return packet;
  }

  /** Some muxers write empty packets where nothing changes. */
  private @Nullable AVPacket read() {
    AVPacket packet = demuxer.readStamped();
    while (packet != null && (packet.stream_index() != index || packet.size() == 0)) {
      doubtful |= packet.stream_index() == index;
      packet = demuxer.readStamped();
    }
    return packet;
  }

  /** Goes to the last key frame at or before a time stamp, as far as the container knows; false if it can't. */
  boolean seek(long stamp) {
    held = null;
    atBeginning = false;
    return demuxer.seek(index, stamp);
  }

  /**
   * The same, then on to the first packet there that is said to be a key frame and has a time stamp.
   *
   * @return whether there is one
   */
  boolean seekKey(long stamp) {
    if (!seek(stamp)) {
      return false;
    }
    sequence.restart(UNCOUNTED, PacketSequence.State.START);
    for (int i = 0; i < PATIENCE; i++) {
      AVPacket packet = read();
      if (packet == null) {
        return false;
      }
      if (EntryPoint.isKey(packet)
          && (packet.pts() != Libav.NO_TIME || packet.dts() != Libav.NO_TIME)) {
        held = packet;
        return true;
      }
    }
    return false;
  }

  /** Goes to a packet that was found when the stream was read from its beginning; false if it is not found again. */
  boolean seek(EntryPoint entry) {
    held = null;
    atBeginning = false;
    boolean found =
        isUnindexed(demuxer) ? byByte(entry) || byStamp(entry) : byStamp(entry) || byByte(entry);
    if (found) {
      sequence.restart(entry.number(), entry.before());
    }
    return found;
  }

  /**
   * Goes to a packet of a sound and tells of each packet from there on, until {@link #landed}; false if it is not found
   * again.
   */
  boolean seek(ProvenLanding wanted) {
    SoundMark mark = wanted.mark();
    held = null;
    atBeginning = false;
    boolean found =
        isUnindexed(demuxer) ? byByte(mark) || byStamp(mark) : byStamp(mark) || byByte(mark);
    if (found) {
      sequence.restart(mark.number(), PacketSequence.State.START);
      doubtful = mark.doubtful();
      landing = wanted;
    }
    return found;
  }

  /** Tells of no more packets. */
  void landed() {
    landing = null;
  }

  private boolean byByte(SoundMark mark) {
    return mark.approach() >= 0 && demuxer.seekByte(mark.approach()) && find(mark, true);
  }

  private boolean byStamp(SoundMark mark) {
    return mark.stamp() != Libav.NO_TIME
        && demuxer.seek(index, mark.stamp(), mark.position())
        && find(mark, false);
  }

  private boolean find(SoundMark mark, boolean approached) {
    for (int i = 0; i < PATIENCE; i++) {
      AVPacket packet = read();
      if (packet == null) {
        return false;
      }
      if (mark.is(packet, approached)) {
        held = packet;
        return true;
      }
    }
    return false;
  }

  private boolean byByte(EntryPoint entry) {
    return entry.approach() >= 0 && demuxer.seekByte(entry.approach()) && find(entry);
  }

  private boolean byStamp(EntryPoint entry) {
    return entry.stamp() != Libav.NO_TIME
        && demuxer.seek(index, entry.stamp(), entry.position())
        && find(entry);
  }

  private boolean find(EntryPoint entry) {
    for (int i = 0; i < PATIENCE; i++) {
      AVPacket packet = read();
      if (packet == null || packet.pos() > entry.position()) {
        return false;
      }
      if (entry.is(packet)) {
        held = packet;
        return true;
      }
    }
    return false;
  }

  /** Goes to the beginning; the priming of an encoder, before it, is read too. */
  void rewind() {
    long start = stream().start_time() == Libav.NO_TIME ? 0 : stream().start_time();
    long second = Math.round(1 / Libav.number(stream().time_base()));
    if (seek(start - second) || seek(start)) {
      begin();
    } else {
      reopen();
    }
  }

  /** Goes to the beginning, so that the same packets are read with the same time stamps as the first time. */
  void restart() {
    EntryPoint expected = first;
    if (expected == null && atBeginning) {
      return;
    }
    long start = stream().start_time() == Libav.NO_TIME ? 0 : stream().start_time();
    if (expected != null && !isUnindexed(demuxer) && seek(start) && find(expected)) {
      begin();
    } else {
      reopen();
    }
  }

  private void begin() {
    sequence.restart(0, PacketSequence.State.START);
    atBeginning = true;
  }

  /** What was read from a container leaves traces in libav, in what it guesses where stamps are missing. */
  private void reopen() {
    if (!demuxer.isSeekable()) {
      throw SmaltiException.input(demuxer.source().name() + ": can't go back to its beginning");
    }
    Demuxer anew = Demuxer.open(demuxer.source());
    demuxer.close();
    demuxer = anew;
    demuxer.keepOnly(index);
    held = null;
    begin();
  }

  /** Whether libav counts packets where a container has no time stamps. */
  static boolean countsTime(Demuxer demuxer) {
    return (demuxer.context().iformat().flags() & avformat.AVFMT_NOTIMESTAMPS) != 0;
  }

  /**
   * Whether a container has no index, or a clock that may jump. What libav finds in it by its own search is not always
   * what was looked for.
   */
  static boolean isUnindexed(Demuxer demuxer) {
    int flags =
        avformat.AVFMT_TS_DISCONT | avformat.AVFMT_GENERIC_INDEX | avformat.AVFMT_NOTIMESTAMPS;
    return (demuxer.context().iformat().flags() & flags) != 0
        || demuxer.parts().size() > 1
        || demuxer.info().format().contains("flv");
  }

  @Override
  public void close() {
    demuxer.close();
  }
}
