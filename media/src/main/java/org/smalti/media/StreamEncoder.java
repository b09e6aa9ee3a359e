package org.smalti.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;

/** One stream of a file that is written: frames go in, packets go to the muxer. Owns libav's codec context. */
final class StreamEncoder implements AutoCloseable {
  private final Muxer muxer;
  private final AVCodec codec;
  private final AVCodecContext context;
  private final NativeResources natives;
  private final AVPacket packet;
  private @Nullable AVStream stream;

  /**
   * Prepares an encoder, whose settings can then be made in its {@link #context} until {@link #begin}.
   *
   * @param names of encoders, the best first; the first that this libav has is taken
   * @throws SmaltiException if it has none of them
   */
  static StreamEncoder open(Muxer muxer, List<String> names) {
    return NativeResources.build(natives -> new StreamEncoder(natives, muxer, names));
  }

  private StreamEncoder(NativeResources natives, Muxer muxer, List<String> names) {
    this.natives = natives;
    this.muxer = muxer;
    packet = natives.own(avcodec.av_packet_alloc(), avcodec::av_packet_free);
    codec = find(names);
    context = natives.own(avcodec.avcodec_alloc_context3(codec), avcodec::avcodec_free_context);
    context.flags(context.flags() | avcodec.AV_CODEC_FLAG_BITEXACT);
    if ((muxer.context().oformat().flags() & avformat.AVFMT_GLOBALHEADER) != 0) {
      context.flags(context.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
    }
  }

  private static AVCodec find(List<String> names) {
    for (String name : names) {
      AVCodec codec = avcodec.avcodec_find_encoder_by_name(name);
      if (codec != null) {
        return codec;
      }
    }
    throw new SmaltiException(
        Reason.FFMPEG, "this libav has no encoder " + String.join(" or ", names));
  }

  /** What it can take of a kind of libav's settings; empty if it takes anything. */
  List<Integer> supported(int what) {
    int[] count = new int[1];
    IntPointer list = new IntPointer((Pointer) null);
    int result = avcodec.avcodec_get_supported_config(context, codec, what, 0, list, count);
    List<Integer> values = new ArrayList<>();
    for (int i = 0; result >= 0 && !list.isNull() && i < count[0]; i++) {
      values.add(list.get(i));
    }
    return values;
  }

  /** Hz: the lowest rate that it takes and that is not below the wanted one, else the highest. */
  int nearestRate(int wanted) {
    List<Integer> rates = supported(avcodec.AV_CODEC_CONFIG_SAMPLE_RATE);
    return rates.stream()
        .filter(rate -> rate >= wanted)
        .min(Integer::compare)
        .or(() -> rates.stream().max(Integer::compare))
        .orElse(wanted);
  }

  String name() {
    return Libav.text(codec.name());
  }

  AVCodecContext context() {
    return context;
  }

  /** Starts the encoder and gives the muxer its stream. */
  void begin(Map<String, String> options) {
    try (NativeResources scope = new NativeResources()) {
      AVDictionary dictionary = Libav.dictionary(scope, options);
      int opened = avcodec.avcodec_open2(context, codec, dictionary);
      check(opened, "opening " + name());
      if (avutil.av_dict_count(dictionary) > 0) {
        throw SmaltiException.usage(
            "the encoder " + name() + " has no option " + Libav.names(dictionary));
      }
    }
    AVStream made = avformat.avformat_new_stream(muxer.context(), null);
    made.time_base(context.time_base());
    check(avcodec.avcodec_parameters_from_context(made.codecpar(), context), "adding a stream");
    if (context.codec_type() == avutil.AVMEDIA_TYPE_VIDEO) {
      made.avg_frame_rate(context.framerate());
      made.sample_aspect_ratio(context.sample_aspect_ratio());
    }
    stream = made;
  }

  /** Encodes a frame; none ends the stream. */
  void encode(@Nullable AVFrame frame) {
    AVStream target = stream;
    if (target == null) {
      throw new IllegalStateException("not open");
    }
    check(avcodec.avcodec_send_frame(context, frame), "encoding");
    while (true) {
      int result = avcodec.avcodec_receive_packet(context, packet);
      if (result == Libav.EAGAIN || result == Libav.EOF) {
        return;
      }
      check(result, "encoding");
      packet.stream_index(target.index());
      avcodec.av_packet_rescale_ts(packet, context.time_base(), target.time_base());
      muxer.write(packet);
    }
  }

  private void check(int result, String doing) {
    Libav.checkWrite(result, muxer.name(), doing);
  }

  /** The stream that it fills; −1 before {@link #begin}. */
  int index() {
    AVStream made = stream;
    return made == null ? -1 : made.index();
  }

  @Override
  public void close() {
    natives.close();
  }
}
