package org.smalti.media;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVSubtitle;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;

/**
 * Reads closed captions (CEA-608, the first channel) that the pictures of a film carry beside themselves (ATSC A/53
 * Part 4), as text. They belong to pictures in the order in which those are shown, so that all are decoded. Owns the
 * container and the decoders.
 */
public final class CaptionReader implements SubtitleSource {
  private static final double MILLISECOND = 0.001;
  private static final Rational MICROSECOND = new Rational(1, 1_000_000);

  private final NativeResources natives;
  private final Demuxer demuxer;
  private final FrameDecoder pictures;
  private final StreamClock clock;
  private final AVCodecContext captions;
  private final AVPacket data;
  private final Deque<Subtitle> ready = new ArrayDeque<>();
  private final SubtitleText texts = new SubtitleText(StandardCharsets.UTF_8);
  private boolean over;
  private long lost;

  /** Takes over a container: it is closed together with the reader. */
  static CaptionReader open(Demuxer demuxer) {
    return NativeResources.build(natives -> new CaptionReader(natives, demuxer));
  }

  private CaptionReader(NativeResources natives, Demuxer demuxer) {
    this.natives = natives;
    this.demuxer = natives.own(demuxer, Demuxer::close);
    int video = demuxer.video();
    pictures = natives.own(demuxer.decoder(video, DecoderOptions.DEFAULT), FrameDecoder::close);
    clock = StreamClock.of(demuxer, demuxer.stream(video));
    AVCodec codec = avcodec.avcodec_find_decoder(avcodec.AV_CODEC_ID_EIA_608);
    if (codec == null) {
      throw SmaltiException.input(
          demuxer.source().name() + ": this libav has no decoder for closed captions");
    }
    captions = natives.own(avcodec.avcodec_alloc_context3(codec), avcodec::avcodec_free_context);
    captions.pkt_timebase(demuxer.stream(video).time_base());
    int result = avcodec.avcodec_open2(captions, codec, (AVDictionary) null);
    if (result < 0) {
      throw SmaltiException.input(
          demuxer.source().name() + ": closed captions can't be decoded: " + Libav.why(result));
    }
    data = natives.own(avcodec.av_packet_alloc(), avcodec::av_packet_free);
    demuxer.keepOnly(video);
  }

  @Override
  public @Nullable Subtitle next() {
    while (ready.isEmpty() && !over) {
      CancelledException.throwIfInterrupted();
      Packet packet = demuxer.next();
      pictures.send(packet);
      for (MediaFrame frame = pictures.receive(); frame != null; frame = pictures.receive()) {
        try (MediaFrame own = frame) {
          take(own);
        }
      }
      if (packet == null) {
        over = true;
        decode();
      }
    }
    return ready.poll();
  }

  private void take(MediaFrame frame) {
    AVFrameSideData side =
        avutil.av_frame_get_side_data(frame.libav(), avutil.AV_FRAME_DATA_A53_CC);
    if (side == null || side.isNull() || frame.pts() == Libav.NO_TIME) {
      return;
    }
    int size = (int) side.size();
    if (avcodec.av_new_packet(data, size) < 0) {
      throw SmaltiException.input(demuxer.source().name() + ": no room for closed captions");
    }
    try {
      byte[] bytes = new byte[size];
      new BytePointer(side.data()).get(bytes);
      data.data().put(bytes, 0, size);
      data.pts(frame.pts());
      decode();
    } finally {
      avcodec.av_packet_unref(data);
    }
  }

  /** Decodes the packet; an empty one gives what is still on the screen. */
  private void decode() {
    try (AVSubtitle subtitle = new AVSubtitle()) {
      int[] got = new int[1];
      int result = avcodec.avcodec_decode_subtitle2(captions, subtitle, got, data);
      if (result < 0 || got[0] == 0) {
        lost += result < 0 ? 1 : 0;
        return;
      }
      try {
        long shown = MICROSECOND.rescale(subtitle.pts(), Rational.of(captions.pkt_timebase()));
        double start = clock.seconds(shown);
        double length = Integer.toUnsignedLong(subtitle.end_display_time()) * MILLISECOND;
        String text = texts.of(subtitle);
        if (!text.isEmpty()) {
          ready.add(new Subtitle(start, start + length, text));
        }
      } finally {
        avcodec.avsubtitle_free(subtitle);
      }
    }
  }

  @Override
  public long foreign() {
    return texts.foreign();
  }

  @Override
  public long lost() {
    return lost;
  }

  @Override
  public void close() {
    natives.close();
  }
}
