package org.smalti.media;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.SizeTPointer;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;

/** Finds exact durations by reading all packets of a container without decoding them. */
final class PacketScan {
  private PacketScan() {}

  static MediaInfo of(Demuxer demuxer) {
    MediaInfo said = demuxer.info();
    Extent audio = demuxer.audio() < 0 ? null : new Extent(demuxer, demuxer.audio());
    Extent video = demuxer.video() < 0 ? null : new Extent(demuxer, demuxer.video());
    demuxer.keepOnly(demuxer.audio(), demuxer.video());
    for (AVPacket packet = demuxer.read(); packet != null; packet = demuxer.read()) {
      CancelledException.throwIfInterrupted();
      if (audio != null && packet.stream_index() == demuxer.audio()) {
        audio.add(packet);
      } else if (video != null) {
        video.add(packet);
      }
    }
    double end = Math.max(end(audio), end(video));
    return new MediaInfo(
        said.format(),
        end > 0 ? end : said.duration(),
        said.audio()
            .map(a -> new AudioStream(
                a.codec(), a.sampleRate(), a.channels(), duration(audio, a.duration()))),
        said.video().map(v -> v.measured(fps(video, v.fps()), duration(video, v.duration()))),
        said.bitRate(),
        said.tags());
  }

  private static double end(@Nullable Extent extent) {
    return extent == null || extent.packets == 0 ? 0 : extent.clock.seconds(extent.last);
  }

  private static double duration(@Nullable Extent extent, double said) {
    return extent == null || extent.packets == 0 ? said : Math.max(0, extent.seconds());
  }

  /** The declared mean rate, unless the file declares none. */
  private static double fps(@Nullable Extent video, double said) {
    return said > 0 || video == null || video.seconds() <= 0
        ? said
        : video.packets / video.seconds();
  }

  /** Where the packets of a stream begin and end. */
  static final class Extent {
    private final AVStream stream;
    private final StreamClock clock;
    private final int rate;
    private final double fps;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long packets;
    private long lengthBefore;
    private long longest;
    private long filled;
    private long beginBefore = Libav.NO_TIME;

    Extent(Demuxer demuxer, int index) {
      stream = demuxer.stream(index);
      clock = StreamClock.of(demuxer, stream);
      rate = stream.codecpar().sample_rate();
      fps = FrameRates.mean(stream);
    }

    /** Counts a packet in, unless it is empty or not to be shown. */
    boolean add(AVPacket packet) {
      // What an edit list leaves out is not shown: other frames are decoded from it.
      boolean hidden = (packet.flags() & avcodec.AV_PKT_FLAG_DISCARD) != 0;
      if (hidden || (packet.size() == 0 && rate > 0)) {
        return false;
      }
      packets++;
      long begin = packet.pts() != Libav.NO_TIME ? packet.pts() : packet.dts();
      if (begin == Libav.NO_TIME) {
        begin = last == Long.MIN_VALUE ? 0 : last;
      }
      long length = length(packet, begin);
      long end = begin + length;
      longest = Math.max(longest, length);
      filled += length;
      BytePointer skips = packet.side_data_elems() == 0 ? null : skips(packet);
      if (skips != null && rate > 0) {
        // Ogg shortens the last packet and announces the same padding again.
        long whole = Math.max(length, lengthBefore);
        end = Math.min(
            end, begin + whole - stamps(Integer.toUnsignedLong(skips.getInt(4)) / (double) rate));
        begin += stamps(Integer.toUnsignedLong(skips.getInt(0)) / (double) rate);
      }
      lengthBefore = length;
      if (end > begin || length == 0 || packets == 1) {
        first = Math.min(first, begin);
        last = Math.max(last, end);
      }
      return true;
    }

    /** How many samples at the begin and the end of a packet are to be cut off; null if it does not say. */
    private static @Nullable BytePointer skips(AVPacket packet) {
      try (SizeTPointer size = new SizeTPointer(1)) {
        BytePointer skips =
            avcodec.av_packet_get_side_data(packet, avcodec.AV_PKT_DATA_SKIP_SAMPLES, size);
        return skips == null || size.get() < 10 ? null : skips;
      }
    }

    /** A packet of sound that has no length counts as long as the one before it. */
    private long length(AVPacket packet, long begin) {
      if (packet.duration() > 0) {
        return packet.duration();
      }
      if (rate > 0) {
        int samples = avcodec.av_get_audio_frame_duration2(stream.codecpar(), packet.size());
        long step = beginBefore == Libav.NO_TIME ? 0 : Math.max(0, begin - beginBefore);
        beginBefore = begin;
        return samples > 0 ? stamps(samples / (double) rate) : step;
      }
      return fps > 0 ? stamps(1 / fps) : 0;
    }

    private long stamps(double seconds) {
      return Math.round(seconds / Libav.number(stream.time_base()));
    }

    long packets() {
      return packets;
    }

    /** s on the file's own clock, 0 where nothing was found. */
    double begin() {
      return packets == 0 ? 0 : clock.seconds(first);
    }

    /** s on the file's own clock, 0 where nothing was found. */
    double end() {
      return packets == 0 ? 0 : clock.seconds(last);
    }

    /** s. */
    double longest() {
      return longest * Libav.number(stream.time_base());
    }

    /** s. */
    double filled() {
      return filled * Libav.number(stream.time_base());
    }

    double seconds() {
      return clock.seconds(last) - Math.max(0, clock.seconds(first));
    }
  }
}
