package org.smalti.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;

/**
 * The marks of a sound, about one in a second, found by reading its packets in order. A packet is a mark only if none
 * of those around it is the same: within silence nothing would tell where one is.
 */
final class PacketMarks {
  /** Packets before and behind a mark that must differ from it. */
  private static final int AROUND = 64;
  /** How many packets before a mark reading begins. */
  private static final int RUN_UP = 8;

  /**
   * The codecs of the family of ADPCM, each sample of which is coded as its distance to the one before, whose packets
   * begin with a sample and a step of their own. All others of it go on from the packet before.
   */
  private static final Set<String> BEGINS_ANEW = Set.of(
      "adpcm_4xm",
      "adpcm_ima_acorn",
      "adpcm_ima_amv",
      "adpcm_ima_dk3",
      "adpcm_ima_dk4",
      "adpcm_ima_ea_eacs",
      "adpcm_ima_iss",
      "adpcm_ima_moflex",
      "adpcm_ima_qt",
      "adpcm_ima_rad",
      "adpcm_ima_smjpeg",
      "adpcm_ima_wav",
      "adpcm_ima_xbox",
      "adpcm_ms",
      "adpcm_mtaf",
      "adpcm_swf");

  private final Demuxer demuxer;
  private final int index;
  private final int rate;
  private final boolean needsAll;
  private final SoundClock clock;
  private final List<SoundMark> found = new ArrayList<>();
  /** The last packets, by number modulo their count. */
  private final @Nullable SoundMark[] recent = new SoundMark[2 * AROUND];

  private long number;
  private boolean begun;
  private boolean ended;
  private boolean doubtful;

  PacketMarks(Demuxer demuxer, int index, int rate) {
    this.demuxer = demuxer;
    this.index = index;
    this.rate = rate;
    clock = new SoundClock(demuxer, index, rate);
    needsAll = needsAll(
        Libav.text(avcodec.avcodec_get_name(demuxer.stream(index).codecpar().codec_id())));
  }

  /** Whether a sound has to be decoded from its first sample on. */
  private static boolean needsAll(String codec) {
    return codec.startsWith("adpcm_")
        ? !BEGINS_ANEW.contains(codec)
        : codec.endsWith("_dpcm") || codec.equals("dfpwm");
  }

  /** The next packet that is not empty; null at the end. */
  @Nullable
  AVPacket read() {
    AVPacket packet = demuxer.readStamped();
    while (packet != null && (packet.stream_index() != index || packet.size() == 0)) {
      doubtful |= packet.stream_index() == index;
      packet = demuxer.readStamped();
    }
    return packet;
  }

  /** Counts a packet before the beginning of the marks. */
  void pass(AVPacket packet) {
    recent[at(number)] = mark(packet);
    number++;
  }

  /** Goes on from a packet of which is known what was heard before it. */
  void begin(long first, AudioTimeline.State before, AVPacket packet) {
    number = first;
    clock.resume(before);
    begun = true;
    add(packet);
  }

  /** The last mark at or before an output frame; null if there is none. */
  @Nullable
  SoundMark before(long frame) {
    // A packet becomes a mark only when those behind it are known.
    for (int behind = 0; begun && !ended && behind <= AROUND; ) {
      CancelledException.throwIfInterrupted();
      AVPacket packet = read();
      ended = packet == null;
      if (packet != null) {
        add(packet);
        behind += clock.end() > frame ? 1 : 0;
      } else {
        finish();
      }
    }
    int last = found.size() - 1;
    while (last >= 0 && found.get(last).before().end(rate) > frame) {
      last--;
    }
    return last < 0 ? null : found.get(last);
  }

  /** What is known at the end of the sound: reads all that was not read yet. */
  AudioTimeline.State end() {
    before(Long.MAX_VALUE);
    return clock.state();
  }

  private void add(AVPacket packet) {
    recent[at(number)] = mark(packet);
    clock.add(packet, doubtful);
    number++;
    judge();
  }

  /** Looks at the last packets, behind which nothing comes. */
  private void finish() {
    for (int i = 0; i < AROUND; i++) {
      number++;
      judge();
    }
  }

  private void judge() {
    SoundMark candidate = recent[at(number - AROUND)];
    if (candidate != null && isDue(candidate) && isUnlikeOthers(candidate)) {
      found.add(candidate);
    }
  }

  private SoundMark mark(AVPacket packet) {
    SoundMark earlier = recent[at(number - RUN_UP)];
    return new SoundMark(
        number,
        earlier == null ? -1 : earlier.position(),
        packet.pos(),
        packet.pts(),
        clock.stamped(packet),
        packet.size(),
        SoundMark.checksum(packet),
        doubtful,
        clock.state());
  }

  private static int at(long number) {
    return (int) Math.floorMod(number, 2L * AROUND);
  }

  private boolean isDue(SoundMark candidate) {
    boolean counted = candidate.before().inRate() > 1 && !needsAll;
    return counted
        && !clock.unsure()
        && (found.isEmpty()
            || candidate.before().end(rate)
                >= found.get(found.size() - 1).before().end(rate) + rate);
  }

  private boolean isUnlikeOthers(SoundMark candidate) {
    for (SoundMark other : recent) {
      if (other != null
          && !other.equals(candidate)
          && other.size() == candidate.size()
          && other.checksum() == candidate.checksum()) {
        return false;
      }
    }
    return true;
  }
}
