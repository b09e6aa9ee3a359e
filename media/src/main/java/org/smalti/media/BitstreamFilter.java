package org.smalti.media;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.avcodec.AVBSFContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;

/**
 * Changes coded packets without decoding them, such as {@code h264_mp4toannexb}: packets are sent, changed ones are
 * received until there is none, and at the end null is sent. Owns libav's filter. Not for use by several threads at
 * once.
 */
public final class BitstreamFilter implements AutoCloseable {
  private final NativeResources natives;
  private final AVBSFContext filter;
  private final Packet received;
  private final String name;

  /**
   * A filter for one stream of a container.
   *
   * @param filters libav's names, separated by commas, with options: {@code h264_mp4toannexb,dump_extra=freq=k}
   * @throws SmaltiException if there is no such filter, or it does not fit the stream's codec
   */
  public static BitstreamFilter of(Demuxer demuxer, int stream, String filters) {
    return NativeResources.build(
        natives -> new BitstreamFilter(natives, demuxer.stream(stream), filters));
  }

  private BitstreamFilter(NativeResources natives, AVStream stream, String filters) {
    this.natives = natives;
    name = filters;
    received = natives.own(Packet.empty(), Packet::close);
    filter = natives.own(new AVBSFContext(null), avcodec::av_bsf_free);
    Libav.forgetLog();
    try (BytePointer words = new BytePointer(filters, StandardCharsets.UTF_8)) {
      check(avcodec.av_bsf_list_parse_str(words, filter));
    }
    check(avcodec.avcodec_parameters_copy(filter.par_in(), stream.codecpar()));
    filter.time_base_in(stream.time_base());
    check(avcodec.av_bsf_init(filter));
  }

  private void check(int result) {
    if (result < 0) {
      throw SmaltiException.usage(
          "the bitstream filter \"" + name + "\" can't be used: " + Libav.why(result));
    }
  }

  /** The codec's parameters after the filter. */
  AVCodecParameters parameters() {
    natives.requireOpen(this);
    return filter.par_out();
  }

  /** Gives it the next packet, of which it keeps its own copy; null at the end. */
  public void send(@Nullable Packet packet) {
    natives.requireOpen(this);
    int result;
    if (packet == null) {
      result = avcodec.av_bsf_send_packet(filter, null);
    } else {
      try (Packet own = packet.copy()) {
        result = avcodec.av_bsf_send_packet(filter, own.libav());
      }
    }
    if (result < 0 && result != Libav.EOF) {
      throw SmaltiException.input(
          "a packet can't pass the bitstream filter " + name + ": " + Libav.why(result));
    }
  }

  /** The next changed packet, valid until the next call; null where another one has to be sent, or at the end. */
  public @Nullable Packet receive() {
    natives.requireOpen(this);
    AVPacket packet = received.libav();
    avcodec.av_packet_unref(packet);
    int result = avcodec.av_bsf_receive_packet(filter, packet);
    if (result < 0 && result != Libav.EAGAIN && result != Libav.EOF) {
      throw SmaltiException.input(
          "a packet can't pass the bitstream filter " + name + ": " + Libav.why(result));
    }
    received.timeBase(Rational.of(filter.time_base_out()));
    return result < 0 ? null : received;
  }

  @Override
  public void close() {
    natives.close();
  }
}
