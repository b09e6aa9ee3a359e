package org.smalti.media;

import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.SizeTPointer;
import org.jspecify.annotations.Nullable;
import org.smalti.media.AudioTimeline.Gap;
import org.smalti.media.AudioTimeline.TimedFrame;

/**
 * Counts how long the packets of a sound are heard, without decoding them: each has as many samples as its codec or its
 * container says, and what lies between two of them is silence or nothing, as in {@link AudioDecoder}. So the end of
 * the sound and the place of each packet are those of a whole decode, whatever the time stamps are.
 */
final class SoundClock {
  /** Codecs whose frames reach into the next packet. */
  private static final Set<Integer> UNSURE = Set.of(
      avcodec.AV_CODEC_ID_WMAV1,
      avcodec.AV_CODEC_ID_WMAV2,
      avcodec.AV_CODEC_ID_WMAPRO,
      avcodec.AV_CODEC_ID_WMAVOICE,
      avcodec.AV_CODEC_ID_WMALOSSLESS,
      avcodec.AV_CODEC_ID_XMA1,
      avcodec.AV_CODEC_ID_XMA2,
      avcodec.AV_CODEC_ID_PCM_DVD);
  /** s: of a longer distance between two packets nobody knows whether it is a gap. */
  private static final double NEAR = 0.1;

  private final AVStream stream;
  private final StreamClock clock;
  private final AudioTimeline timeline;
  private final int rate;
  private final boolean trimsByDuration;
  /** Whether the last packet may be shorter than the container says. */
  private final boolean shortens;

  private int inRate;
  /** Samples that the decoder still has to leave out at the beginning. */
  private long skip;
  /** Samples that it leaves out because it begins here, although they were heard when all was decoded. */
  private long unheard;

  /** Whether only the container says how long the last packet is, and if so, at which sample it begins. */
  private boolean guessed;

  private long guessedFrom = Libav.NO_TIME;
  private long allGuessed;
  private long lately;
  /** Samples of the packet before. */
  private long allBefore;

  private boolean begun;
  private boolean unsure;
  private long begin;
  private AudioTimeline.@Nullable State place;

  /** @param rate of the output, Hz; 0 = that of the stream */
  SoundClock(Demuxer demuxer, int index, int rate) {
    stream = demuxer.stream(index);
    clock = StreamClock.of(demuxer, stream);
    inRate = Math.max(1, stream.codecpar().sample_rate());
    this.rate = rate == 0 ? inRate : rate;
    timeline = new AudioTimeline(this.rate, demuxer.declaredDuration(index));
    trimsByDuration = demuxer.info().format().contains("mp4");
    boolean compressed = avcodec.av_get_bits_per_sample(stream.codecpar().codec_id()) == 0;
    shortens = compressed && demuxer.info().format().equals("caf");
  }

  /** Goes on before a packet of which is known what was heard before it. */
  void resume(AudioTimeline.State before) {
    timeline.resume(before);
    inRate = before.inRate();
    skip = 0;
    unheard = 0;
    guessedFrom = Libav.NO_TIME;
    begun = true;
  }

  /** Samples by which a count may be wrong, because time stamps are rounded. */
  long tolerance() {
    return clock.coarserThan(inRate) ? 2 * clock.length(1, inRate) : 0;
  }

  /** Hz of the output. */
  int rate() {
    return rate;
  }

  /** What is known before the next packet. */
  AudioTimeline.State state() {
    return timeline.state();
  }

  /** Output frame at which the packets so far end. */
  long end() {
    return begun ? state().end(rate) : 0;
  }

  /** Whether only decoding tells where the sound ends. */
  boolean endsUnsure() {
    // CAF counts the last frame as long as all others.
    return unsure || end() == 0 || shortens;
  }

  /** Whether there was a packet of which nobody says how many samples it has. */
  boolean unsure() {
    return unsure;
  }

  /** Output frame at which the first packet begins that is heard. */
  long begin() {
    return begin;
  }

  /** Output frame at which a packet lies by its own time stamp; {@link Libav#NO_TIME} if it has none. */
  long stamped(AVPacket packet) {
    return packet.pts() == Libav.NO_TIME ? Libav.NO_TIME : clock.position(packet.pts(), rate);
  }

  /** Takes note that decoding begins with a packet within the sound: some containers then have samples left out. */
  long addFirst(AVPacket packet, boolean doubtful) {
    unheard = Skips.of(packet).before();
    skip = -unheard;
    return add(packet, doubtful);
  }

  /**
   * Counts a packet in.
   *
   * @param doubtful whether its time stamp is not to be believed
   * @return how many of its samples are heard
   */
  long add(AVPacket packet, boolean doubtful) {
    long all = samples(packet);
    Skips skips = Skips.of(packet);
    skip += skips.before();
    unsure |= begun && beginsAnew(packet);
    long left = Math.min(skip, all);
    skip -= left;
    // Ogg shortens the last packet and announces the same padding again.
    long end = Math.min(all, Math.max(all, allBefore) - skips.after());
    // What an edit list leaves out is decoded and not heard.
    boolean shown = (packet.flags() & avcodec.AV_PKT_FLAG_DISCARD) == 0;
    long heard = shown ? Math.max(0, end - left) : 0;
    allBefore = all;
    unsure |= all == 0 && shown && begun && !isTag(packet);
    correct(packet, doubtful, all == heard);
    allGuessed = all;
    place = null;
    if (heard > 0) {
      boolean stamped = packet.pts() != Libav.NO_TIME && !doubtful;
      long start = stamped
          ? clock.position(packet.pts(), rate) + StreamClock.rescaled(left, rate, inRate)
          : Libav.NO_TIME;
      place(new TimedFrame(start, (int) heard, inRate));
    }
    long lost = Math.min(unheard, heard);
    unheard -= lost;
    place = lost > 0 ? null : place;
    return heard - lost;
  }

  /**
   * What the container says of the packet before may be wrong or rounded: of blocks that change their length in Vorbis,
   * or in milliseconds. The distance of two time stamps is right where it is near.
   */
  private void correct(AVPacket packet, boolean doubtful, boolean whole) {
    boolean stamped = packet.pts() != Libav.NO_TIME && !doubtful;
    long start = stamped ? clock.position(packet.pts(), inRate) : Libav.NO_TIME;
    lately = 0;
    if (stamped && guessedFrom != Libav.NO_TIME) {
      long off = start - guessedFrom - allGuessed;
      if (Math.abs(off) < inRate * NEAR) {
        lately = off;
        timeline.resume(timeline.state().after(off));
      }
    }
    // Of other codecs the duration is right, and time stamps that count it may add up its rounding.
    boolean vorbis = stream.codecpar().codec_id() == avcodec.AV_CODEC_ID_VORBIS;
    guessedFrom = vorbis && whole ? start : Libav.NO_TIME;
  }

  /** By how many samples the packet before the last one was longer than was counted. */
  long lately() {
    return lately;
  }

  private void place(TimedFrame frame) {
    long end = end();
    if (!begun) {
      begun = true;
      begin = Math.max(0, timeline.beginning(frame, 0));
      timeline.anchor(timeline.beginning(frame, 0), frame, 0);
      return;
    }
    long shift = timeline.state().shift();
    Gap gap = timeline.follow(frame, end, false).orElse(null);
    // Where a stream begins anew, its first packets may give less.
    unsure |= guessed && timeline.state().shift() != shift;
    if (gap == null) {
      place = timeline.state();
      timeline.fed(frame);
    } else {
      timeline.anchor(Math.max(end, gap.end()), frame, 0);
    }
  }

  /** What is known when the last packet begins, its own time stamp included; null if it does not follow at once. */
  AudioTimeline.@Nullable State place() {
    return place;
  }

  /** Plain samples may look like a tag; a frame of a codec begins otherwise. */
  private boolean isTag(AVPacket packet) {
    return stream.codecpar().codec_id() >= avcodec.AV_CODEC_ID_MP2 && SoundTags.isTag(packet);
  }

  /** Whether the decoder begins anew with a packet, as at the links of a chained Ogg file. */
  private static boolean beginsAnew(AVPacket packet) {
    if (packet.side_data_elems() == 0) {
      return false;
    }
    try (SizeTPointer size = new SizeTPointer(1)) {
      return avcodec.av_packet_get_side_data(packet, avcodec.AV_PKT_DATA_NEW_EXTRADATA, size)
              != null
          || avcodec.av_packet_get_side_data(packet, avcodec.AV_PKT_DATA_PARAM_CHANGE, size)
              != null;
    }
  }

  /** Samples of a packet before any is cut off, 0 unknown. */
  private long samples(AVPacket packet) {
    guessed = false;
    if (isTag(packet)) {
      return 0;
    }
    long lasting = packet.duration() > 0 ? clock.length(packet.duration(), inRate) : 0;
    int coded = avcodec.av_get_audio_frame_duration2(stream.codecpar(), packet.size());
    int codec = stream.codecpar().codec_id();
    if (codec == avcodec.AV_CODEC_ID_FLAC) {
      // What the parser can't cut into frames has no duration.
      unsure |= lasting == 0 && begun;
      return FlacFrame.samples(packet);
    }
    guessed = coded <= 0;
    unsure |= UNSURE.contains(codec)
        || (guessed && clock.coarserThan(inRate) && codec != avcodec.AV_CODEC_ID_VORBIS);
    if (lasting > 0 && !clock.coarserThan(inRate) && !trimsByDuration) {
      return lasting;
    }
    if (coded <= 0) {
      return lasting;
    }
    return trimsByDuration && lasting > 0 ? AudioTimeline.withoutPadding(coded, lasting) : coded;
  }

  /**
   * How many samples at the beginning and the end of a packet are to be cut off.
   *
   * @param before may be more than the packet has: then those of the next ones too
   */
  private record Skips(long before, long after) {
    private static final Skips NONE = new Skips(0, 0);

    static Skips of(AVPacket packet) {
      if (packet.side_data_elems() == 0) {
        return NONE;
      }
      try (SizeTPointer size = new SizeTPointer(1)) {
        BytePointer data =
            avcodec.av_packet_get_side_data(packet, avcodec.AV_PKT_DATA_SKIP_SAMPLES, size);
        return data == null || size.get() < 10
            ? NONE
            : new Skips(
                Integer.toUnsignedLong(data.getInt(0)), Integer.toUnsignedLong(data.getInt(4)));
      }
    }
  }
}
