package org.smalti.media;

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
  private final AVStream stream;
  private final StreamClock clock;
  private final AudioTimeline timeline;
  private final int rate;
  private final boolean trimsByDuration;
  private int inRate;
  /** Samples that the decoder still has to leave out at the beginning. */
  private long skip;
  /** Samples that it leaves out because it begins here, although they were heard when all was decoded. */
  private long unheard;

  private boolean begun;
  private AudioTimeline.@Nullable State place;

  /** @param rate of the output, Hz; 0 = that of the stream */
  SoundClock(Demuxer demuxer, int index, int rate) {
    stream = demuxer.stream(index);
    clock = StreamClock.of(demuxer, stream);
    inRate = Math.max(1, stream.codecpar().sample_rate());
    this.rate = rate == 0 ? inRate : rate;
    timeline = new AudioTimeline(this.rate, demuxer.declaredDuration(index));
    trimsByDuration = demuxer.info().format().contains("mp4");
  }

  /** Goes on before a packet of which is known what was heard before it. */
  void resume(AudioTimeline.State before) {
    timeline.resume(before);
    inRate = before.inRate();
    skip = 0;
    unheard = 0;
    begun = true;
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
    long left = Math.min(skip, all);
    skip -= left;
    long heard = Math.max(0, all - left - skips.after());
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

  private void place(TimedFrame frame) {
    long end = end();
    if (!begun) {
      begun = true;
      timeline.anchor(timeline.beginning(frame, 0), frame, 0);
      return;
    }
    Gap gap = timeline.follow(frame, end, false).orElse(null);
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

  /** Samples of a packet before any is cut off, 0 unknown. */
  private long samples(AVPacket packet) {
    if (SoundTags.isTag(packet)) {
      return 0;
    }
    long lasting = packet.duration() > 0 ? clock.length(packet.duration(), inRate) : 0;
    if (lasting > 0 && !clock.coarserThan(inRate) && !trimsByDuration) {
      return lasting;
    }
    int coded = avcodec.av_get_audio_frame_duration2(stream.codecpar(), packet.size());
    if (coded <= 0) {
      return lasting;
    }
    return trimsByDuration && lasting > 0
        ? AudioTimeline.withoutPadding(coded, lasting)
        : coded;
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
