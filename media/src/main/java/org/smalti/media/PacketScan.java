package org.smalti.media;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.SizeTPointer;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;

/**
 * Finds exact durations by reading all packets of a container without decoding them. Sound lasts as long as it is
 * heard; where a clock jumps, as in files that were joined byte by byte, the film goes on.
 */
final class PacketScan {
  private final Demuxer demuxer;
  private final @Nullable Extent audio;
  private final @Nullable Extent video;
  private final @Nullable SoundClock heard;
  private boolean doubtful;
  /** s. */
  private double soundEnd;

  private PacketScan(Demuxer demuxer) {
    this.demuxer = demuxer;
    audio = demuxer.audio() < 0 ? null : new Extent(demuxer, demuxer.audio());
    video = demuxer.video() < 0 ? null : Extent.continuous(demuxer, demuxer.video());
    heard = demuxer.audio() < 0 ? null : new SoundClock(demuxer, demuxer.audio(), 0);
  }

  static MediaInfo of(Demuxer demuxer) {
    demuxer.keepOnly(demuxer.audio(), demuxer.video());
    PacketScan scan = new PacketScan(demuxer);
    for (AVPacket packet = demuxer.readStamped(); packet != null; packet = demuxer.readStamped()) {
      CancelledException.throwIfInterrupted();
      scan.add(packet);
    }
    return scan.info(demuxer.info());
  }

  private void add(AVPacket packet) {
    if (packet.stream_index() == demuxer.audio() && audio != null && heard != null) {
      audio.add(packet);
      doubtful |= packet.size() == 0;
      if (packet.size() > 0) {
        heard.add(packet, doubtful);
      }
    } else if (video != null) {
      video.add(packet);
    }
  }

  /** Decodes the sound where its packets do not say how long they are. */
  private double decodedEnd() {
    float[] block = new float[1 << 16];
    Demuxer own = Demuxer.open(demuxer.source());
    try (AudioDecoder decoder =
        AudioDecoder.open(own, demuxer.audio(), AudioSpec.MONO, ChannelChoice.MIX)) {
      while (decoder.read(block, 0, block.length) >= 0) {
        CancelledException.throwIfInterrupted();
      }
      return decoder.position() / (double) decoder.sampleRate();
    }
  }

  private MediaInfo info(MediaInfo said) {
    soundEnd =
        heard != null && heard.endsUnsure() && demuxer.isSeekable() ? decodedEnd() : countedEnd();
    return new MediaInfo(
        said.format(),
        Math.max(soundEnd, video == null ? 0 : video.end()),
        said.audio()
            .map(a -> new AudioStream(a.codec(), a.sampleRate(), a.channels(), soundLength())),
        said.video().map(v -> v.measured(fps(video, v.fps()), video == null ? 0 : video.length())),
        said.bitRate(),
        said.tags());
  }

  /** s. */
  private double countedEnd() {
    return heard != null && heard.end() > 0
        ? heard.end() / (double) heard.rate()
        : audio == null ? 0 : audio.end();
  }

  /** s. */
  private double soundLength() {
    return heard != null && heard.end() > 0
        ? soundEnd - heard.begin() / (double) heard.rate()
        : audio == null ? 0 : audio.length();
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
    private @Nullable PacketSequence sequence;

    Extent(Demuxer demuxer, int index) {
      stream = demuxer.stream(index);
      clock = StreamClock.of(demuxer, stream);
      rate = stream.codecpar().sample_rate();
      fps = FrameRates.mean(stream);
    }

    /** One that closes the jumps of its stream's clock. */
    static Extent continuous(Demuxer demuxer, int index) {
      Extent extent = new Extent(demuxer, index);
      extent.sequence = EntryPoints.sequence(demuxer, index);
      return extent;
    }

    /** One that goes on where its clock begins again, and keeps all gaps. */
    static Extent joining(Demuxer demuxer, int index) {
      Extent extent = new Extent(demuxer, index);
      extent.sequence = new PacketSequence(Libav.number(extent.stream.time_base()), -1);
      return extent;
    }

    /** Whether the clock has jumped. */
    boolean jumped() {
      return sequence != null && sequence.jumped();
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
      } else if (sequence != null) {
        sequence.add(packet);
        begin += sequence.state().shift();
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

    /** s, 0 where nothing was found. */
    double length() {
      return packets == 0 ? 0 : Math.max(0, seconds());
    }

    double seconds() {
      return clock.seconds(last) - Math.max(0, clock.seconds(first));
    }
  }
}
