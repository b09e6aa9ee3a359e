package org.smalti.media;

import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVSubtitle;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;

/**
 * Reads the subtitles of one stream as text. Owns the container and libav's codec context. Not for use by several
 * threads at once.
 */
public final class SubtitleReader implements SubtitleSource {
  private static final double MILLISECOND = 0.001;
  private static final Rational MICROSECOND = new Rational(1, 1_000_000);

  private final NativeResources natives;
  private final Demuxer demuxer;
  private final int stream;
  private final StreamClock clock;
  private final AVCodecContext context;
  private final AVPacket nothing;
  private final boolean delayed;
  private final Deque<Subtitle> ready = new ArrayDeque<>();
  private final SubtitleText texts;
  private boolean ended;
  private long lost;

  /** Takes over a container: it is closed together with the reader. */
  static SubtitleReader open(Demuxer demuxer, int stream, Charset encoding) {
    return NativeResources.build(natives -> new SubtitleReader(natives, demuxer, stream, encoding));
  }

  private SubtitleReader(NativeResources natives, Demuxer demuxer, int index, Charset encoding) {
    this.natives = natives;
    texts = new SubtitleText(encoding);
    this.demuxer = natives.own(demuxer, Demuxer::close);
    stream = index;
    AVStream source = demuxer.stream(index);
    String file = demuxer.source().name();
    int id = source.codecpar().codec_id();
    AVCodecDescriptor known = avcodec.avcodec_descriptor_get(id);
    String name = Libav.text(avcodec.avcodec_get_name(id));
    if (known != null && (known.props() & avcodec.AV_CODEC_PROP_BITMAP_SUB) != 0) {
      throw SmaltiException.input(file + ": its subtitles (" + name
          + ") are pictures, not text; copy them with the film instead");
    }
    AVCodec codec = avcodec.avcodec_find_decoder(id);
    if (codec == null) {
      throw SmaltiException.input(file + ": no decoder for subtitles of kind " + name);
    }
    context = natives.own(avcodec.avcodec_alloc_context3(codec), avcodec::avcodec_free_context);
    int result = avcodec.avcodec_parameters_to_context(context, source.codecpar());
    context.pkt_timebase(source.time_base());
    // Otherwise a text that is not UTF-8 is thrown away.
    context.sub_charenc_mode(AVCodecContext.FF_SUB_CHARENC_MODE_IGNORE);
    delayed = (codec.capabilities() & avcodec.AV_CODEC_CAP_DELAY) != 0;
    if (result >= 0) {
      result = avcodec.avcodec_open2(context, codec, (AVDictionary) null);
    }
    if (result < 0) {
      throw SmaltiException.input(
          file + ": subtitles of kind " + name + " can't be decoded: " + Libav.why(result));
    }
    nothing = natives.own(avcodec.av_packet_alloc(), avcodec::av_packet_free);
    clock = StreamClock.of(demuxer, source);
    demuxer.keepOnly(index);
  }

  @Override
  public @Nullable Subtitle next() {
    while (ready.isEmpty() && !ended) {
      CancelledException.throwIfInterrupted();
      AVPacket packet = demuxer.read();
      if (packet == null) {
        ended = true;
        drain();
      } else if (packet.stream_index() == stream && packet.pts() != Libav.NO_TIME) {
        decode(packet);
      }
    }
    return ready.poll();
  }

  @Override
  public long foreign() {
    return texts.foreign();
  }

  @Override
  public long lost() {
    return lost;
  }

  /** Takes what the decoder has kept for a text that was not complete. */
  private void drain() {
    int before = -1;
    while (delayed && ready.size() > before) {
      before = ready.size();
      decode(nothing);
    }
  }

  private void decode(AVPacket packet) {
    try (AVSubtitle subtitle = new AVSubtitle()) {
      int[] got = new int[1];
      int result = avcodec.avcodec_decode_subtitle2(context, subtitle, got, packet);
      if (result < 0 || got[0] == 0) {
        lost += result < 0 ? 1 : 0;
        return;
      }
      try {
        double shown = clock.seconds(shown(subtitle, packet));
        double start = shown + unsigned(subtitle.start_display_time()) * MILLISECOND;
        boolean endless = subtitle.end_display_time() == -1 || subtitle.end_display_time() == 0;
        double end = packet.duration() > 0 && !delayed
            ? clock.seconds(packet.pts() + packet.duration())
            : endless ? start : shown + unsigned(subtitle.end_display_time()) * MILLISECOND;
        String text = texts.of(subtitle);
        if (!text.isEmpty()) {
          ready.add(new Subtitle(start, end, text));
        }
      } finally {
        avcodec.avsubtitle_free(subtitle);
      }
    }
  }

  /** A decoder that collects texts gives them a time of its own. */
  private long shown(AVSubtitle subtitle, AVPacket packet) {
    return delayed && subtitle.pts() != Libav.NO_TIME
        ? MICROSECOND.rescale(subtitle.pts(), Rational.of(context.pkt_timebase()))
        : packet.pts();
  }

  private static long unsigned(int milliseconds) {
    return Integer.toUnsignedLong(milliseconds);
  }

  @Override
  public void close() {
    natives.close();
  }
}
