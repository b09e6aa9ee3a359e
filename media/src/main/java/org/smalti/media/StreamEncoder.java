package org.smalti.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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

/**
 * One stream of a file that is written: frames go in, packets go to the muxer, or to whoever joins them later. Owns
 * libav's codec context.
 */
final class StreamEncoder implements AutoCloseable {
  private final @Nullable Muxer muxer;
  private final String target;
  private final Consumer<AVPacket> packets;
  private final AVCodec codec;
  private final AVCodecContext context;
  private final NativeResources natives;
  private final AVPacket packet;
  private @Nullable AVStream stream;
  private boolean begun;

  /**
   * Prepares an encoder, whose settings can then be made in its {@link #context} until {@link #begin}.
   *
   * @param names of encoders, the best first; the first that this libav has is taken
   * @throws SmaltiException if it has none of them
   */
  static StreamEncoder open(Muxer muxer, List<String> names) {
    boolean header = (muxer.context().oformat().flags() & avformat.AVFMT_GLOBALHEADER) != 0;
    return NativeResources.build(
        natives -> new StreamEncoder(natives, muxer, muxer.name(), header, muxer::write, names));
  }

  /**
   * The same without a muxer: packets, whose time stamps count in the encoder's own time base, are given to a receiver.
   *
   * @param target for messages
   */
  static StreamEncoder open(String target, Consumer<AVPacket> packets, List<String> names) {
    return NativeResources.build(
        natives -> new StreamEncoder(natives, null, target, true, packets, names));
  }

  private StreamEncoder(
      NativeResources natives,
      @Nullable Muxer muxer,
      String target,
      boolean header,
      Consumer<AVPacket> packets,
      List<String> names) {
    this.natives = natives;
    this.muxer = muxer;
    this.target = target;
    this.packets = packets;
    packet = natives.own(avcodec.av_packet_alloc(), avcodec::av_packet_free);
    codec = find(names);
    context = natives.own(avcodec.avcodec_alloc_context3(codec), avcodec::avcodec_free_context);
    context.flags(context.flags() | avcodec.AV_CODEC_FLAG_BITEXACT);
    if (header) {
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
    begun = true;
    Muxer container = muxer;
    if (container == null) {
      return;
    }
    AVStream made = avformat.avformat_new_stream(container.context(), null);
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
    AVStream into = stream;
    if (!begun) {
      throw new IllegalStateException("not open");
    }
    check(avcodec.avcodec_send_frame(context, frame), "encoding");
    while (true) {
      int result = avcodec.avcodec_receive_packet(context, packet);
      if (result == Libav.EAGAIN || result == Libav.EOF) {
        return;
      }
      check(result, "encoding");
      if (into != null) {
        packet.stream_index(into.index());
        avcodec.av_packet_rescale_ts(packet, context.time_base(), into.time_base());
      }
      packets.accept(packet);
      avcodec.av_packet_unref(packet);
    }
  }

  private void check(int result, String doing) {
    Libav.checkWrite(result, target, doing);
  }

  /** Writes a packet of this stream that was encoded before, whose time stamps count in the encoder's time base. */
  void join(AVPacket encoded) {
    AVStream into = stream;
    if (into == null) {
      throw new IllegalStateException("no muxer");
    }
    encoded.stream_index(into.index());
    avcodec.av_packet_rescale_ts(encoded, context.time_base(), into.time_base());
    packets.accept(encoded);
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
