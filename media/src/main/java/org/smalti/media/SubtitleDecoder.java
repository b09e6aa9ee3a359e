package org.smalti.media;

import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVSubtitle;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;

/** Decodes packets into subtitles. Owns libav's codec context. Not for use by several threads at once. */
final class SubtitleDecoder implements AutoCloseable {
  private static final double MILLISECOND = 0.001;
  private static final Rational MICROSECOND = new Rational(1, 1_000_000);

  private final NativeResources natives;
  private final AVCodecContext context;
  private final AVPacket nothing;
  /** Whether it collects what comes in several packets, and gives it a time of its own. */
  private final boolean collects;

  private final StreamClock clock;
  private final SubtitleText texts;
  private final Deque<Subtitle> ready = new ArrayDeque<>();
  private long lost;

  /**
   * For the packets of a stream.
   *
   * @param encoding of texts that are not UTF-8
   * @throws SmaltiException if they are pictures, or can't be decoded
   */
  static SubtitleDecoder of(Demuxer demuxer, int stream, Charset encoding) {
    AVStream source = demuxer.stream(stream);
    AVCodecParameters codec = source.codecpar();
    return NativeResources.build(natives -> new SubtitleDecoder(
        natives, demuxer, source, codec.codec_id(), codec, new SubtitleText(encoding)));
  }

  /** For CEA-608 that comes with the pictures of a stream. */
  static SubtitleDecoder ofCaptions(Demuxer demuxer, int pictures, Charset encoding) {
    return NativeResources.build(natives -> new SubtitleDecoder(
        natives,
        demuxer,
        demuxer.stream(pictures),
        avcodec.AV_CODEC_ID_EIA_608,
        null,
        new SubtitleText(encoding)));
  }

  private SubtitleDecoder(
      NativeResources natives,
      Demuxer demuxer,
      AVStream stream,
      int id,
      @Nullable AVCodecParameters parameters,
      SubtitleText texts) {
    this.natives = natives;
    this.texts = texts;
    String file = demuxer.source().name();
    String name = Libav.text(avcodec.avcodec_get_name(id));
    AVCodecDescriptor known = avcodec.avcodec_descriptor_get(id);
    if (known != null && (known.props() & avcodec.AV_CODEC_PROP_BITMAP_SUB) != 0) {
      throw SmaltiException.input(file + ": its subtitles (" + name
          + ") are pictures, not text; copy them with the film instead");
    }
    AVCodec codec = avcodec.avcodec_find_decoder(id);
    if (codec == null) {
      throw SmaltiException.input(file + ": no decoder for subtitles of kind " + name);
    }
    collects = (codec.capabilities() & avcodec.AV_CODEC_CAP_DELAY) != 0;
    context = natives.own(avcodec.avcodec_alloc_context3(codec), avcodec::avcodec_free_context);
    int result =
        parameters == null ? 0 : avcodec.avcodec_parameters_to_context(context, parameters);
    context.pkt_timebase(stream.time_base());
    // Otherwise a text that is not UTF-8 is thrown away.
    context.sub_charenc_mode(AVCodecContext.FF_SUB_CHARENC_MODE_IGNORE);
    if (result >= 0) {
      result = avcodec.avcodec_open2(context, codec, (AVDictionary) null);
    }
    if (result < 0) {
      throw SmaltiException.input(
          file + ": subtitles of kind " + name + " can't be decoded: " + Libav.why(result));
    }
    nothing = natives.own(avcodec.av_packet_alloc(), avcodec::av_packet_free);
    clock = StreamClock.of(demuxer, stream);
  }

  /** Decodes a packet that has a time stamp. */
  void decode(AVPacket packet) {
    try (AVSubtitle subtitle = new AVSubtitle()) {
      int[] got = new int[1];
      int result = avcodec.avcodec_decode_subtitle2(context, subtitle, got, packet);
      if (result < 0 || got[0] == 0) {
        lost += result < 0 ? 1 : 0;
        return;
      }
      try {
        String text = texts.of(subtitle);
        if (!text.isEmpty()) {
          ready.add(timed(subtitle, packet, text));
        }
      } finally {
        avcodec.avsubtitle_free(subtitle);
      }
    }
  }

  private Subtitle timed(AVSubtitle subtitle, AVPacket packet, String text) {
    long stamp = collects && subtitle.pts() != Libav.NO_TIME
        ? MICROSECOND.rescale(subtitle.pts(), Rational.of(context.pkt_timebase()))
        : packet.pts();
    double shown = clock.seconds(stamp);
    double start = shown + unsigned(subtitle.start_display_time()) * MILLISECOND;
    if (packet.duration() > 0 && !collects) {
      return new Subtitle(start, clock.seconds(packet.pts() + packet.duration()), text);
    }
    boolean endless = subtitle.end_display_time() == -1 || subtitle.end_display_time() == 0;
    return new Subtitle(
        start, endless ? start : shown + unsigned(subtitle.end_display_time()) * MILLISECOND, text);
  }

  private static long unsigned(int milliseconds) {
    return Integer.toUnsignedLong(milliseconds);
  }

  /** Makes ready what it has collected; no packet comes after it. */
  void drain() {
    int before = -1;
    while (collects && ready.size() > before) {
      before = ready.size();
      decode(nothing);
    }
  }

  /** The next one that is ready; null if none is. */
  @Nullable
  Subtitle poll() {
    return ready.poll();
  }

  boolean isEmpty() {
    return ready.isEmpty();
  }

  /** How many texts were not UTF-8 so far. */
  long foreign() {
    return texts.foreign();
  }

  /** How many packets could not be decoded so far. */
  long lost() {
    return lost;
  }

  @Override
  public void close() {
    natives.close();
  }
}
