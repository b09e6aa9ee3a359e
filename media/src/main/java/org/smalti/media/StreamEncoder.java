package org.smalti.media;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;

/** One stream of a file that is written: frames go in, packets go to the muxer. Owns libav's codec context. */
final class StreamEncoder implements AutoCloseable {
  private final Path file;
  private final AVFormatContext muxer;
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
  static StreamEncoder open(Path file, AVFormatContext muxer, List<String> names) {
    return NativeResources.build(natives -> new StreamEncoder(natives, file, muxer, names));
  }

  private StreamEncoder(
      NativeResources natives, Path file, AVFormatContext muxer, List<String> names) {
    this.natives = natives;
    this.file = file;
    this.muxer = muxer;
    packet = natives.own(avcodec.av_packet_alloc(), avcodec::av_packet_free);
    codec = find(names);
    context = natives.own(avcodec.avcodec_alloc_context3(codec), avcodec::avcodec_free_context);
    context.flags(context.flags() | avcodec.AV_CODEC_FLAG_BITEXACT);
    if ((muxer.oformat().flags() & avformat.AVFMT_GLOBALHEADER) != 0) {
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

  AVCodec codec() {
    return codec;
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
      Libav.checkWrite(opened, file, "opening " + name());
    }
    AVStream made = avformat.avformat_new_stream(muxer, null);
    made.time_base(context.time_base());
    Libav.checkWrite(
        avcodec.avcodec_parameters_from_context(made.codecpar(), context), file, "adding a stream");
    if (context.codec_type() == avutil.AVMEDIA_TYPE_VIDEO) {
      made.avg_frame_rate(context.framerate());
    }
    stream = made;
  }

  /** Encodes a frame; none ends the stream. */
  void encode(@Nullable AVFrame frame) {
    AVStream target = stream;
    if (target == null) {
      throw new IllegalStateException("not open");
    }
    Libav.checkWrite(avcodec.avcodec_send_frame(context, frame), file, "encoding");
    while (true) {
      int result = avcodec.avcodec_receive_packet(context, packet);
      if (result == Libav.EAGAIN || result == Libav.EOF) {
        return;
      }
      Libav.checkWrite(result, file, "encoding");
      packet.stream_index(target.index());
      avcodec.av_packet_rescale_ts(packet, context.time_base(), target.time_base());
      Libav.checkWrite(avformat.av_interleaved_write_frame(muxer, packet), file, "writing");
    }
  }

  @Override
  public void close() {
    natives.close();
  }
}
