package org.smalti.media;

import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;

/**
 * Turns the packets of one stream into frames: packets are sent, frames are received until there is none, and at the
 * end of the stream null is sent. Owns libav's codec context. Not for use by several threads at once.
 */
public final class FrameDecoder implements AutoCloseable {
  private final NativeResources natives;
  private final AVCodecContext context;
  private final AVFrame frame;
  private final Rational timeBase;
  private long errors;
  private boolean ended;

  /** @throws SmaltiException if the stream can't be decoded */
  static FrameDecoder open(String file, AVStream stream, DecoderOptions options) {
    return NativeResources.build(natives -> new FrameDecoder(natives, file, stream, options));
  }

  private FrameDecoder(
      NativeResources natives, String file, AVStream stream, DecoderOptions options) {
    this.natives = natives;
    String name = Libav.text(avcodec.avcodec_get_name(stream.codecpar().codec_id()));
    AVCodec codec = avcodec.avcodec_find_decoder(stream.codecpar().codec_id());
    if (codec == null) {
      throw SmaltiException.input(file + ": no decoder for " + name + "; convert the file first");
    }
    context = natives.own(avcodec.avcodec_alloc_context3(codec), avcodec::avcodec_free_context);
    frame = natives.own(avutil.av_frame_alloc(), avutil::av_frame_free);
    timeBase = Rational.of(stream.time_base());
    Libav.forgetLog();
    int result = avcodec.avcodec_parameters_to_context(context, stream.codecpar());
    context.pkt_timebase(stream.time_base());
    // A frame has the mark of the packet it was made from.
    context.flags(context.flags() | avcodec.AV_CODEC_FLAG_COPY_OPAQUE);
    context.thread_count(SameBytes.needsOneThread(name) ? 1 : options.threads());
    context.thread_type(options.parallel().flags());
    context.skip_frame(options.skip().discard());
    if (options.lowDelay()) {
      context.flags(context.flags() | avcodec.AV_CODEC_FLAG_LOW_DELAY);
    }
    try (NativeResources scope = new NativeResources()) {
      AVDictionary dictionary = Libav.dictionary(scope, options.libav());
      if (result >= 0) {
        result = avcodec.avcodec_open2(context, codec, dictionary);
      }
      if (result >= 0 && avutil.av_dict_count(dictionary) > 0) {
        throw SmaltiException.usage(
            "the decoder " + name + " has no option " + Libav.names(dictionary));
      }
    }
    if (result < 0) {
      throw SmaltiException.input(file + ": " + name + " can't be decoded: " + Libav.why(result));
    }
  }

  /** Gives it the next packet of its stream; null at the end. Takes what {@link #receive} leaves room for. */
  public void send(@Nullable Packet packet) {
    send(packet == null ? null : packet.libav());
  }

  /**
   * Sends a packet, or null at the end, and hands over each frame that comes of it.
   *
   * @param frames a frame is closed when this returns; a copy of it stays
   */
  public void decode(@Nullable Packet packet, Consumer<? super MediaFrame> frames) {
    send(packet);
    for (MediaFrame next = receive(); next != null; next = receive()) {
      try (MediaFrame given = next) {
        frames.accept(given);
      }
    }
  }

  /** Whether libav took it; false if frames have to be received first. */
  boolean send(@Nullable AVPacket packet) {
    natives.requireOpen(this);
    int sent = avcodec.avcodec_send_packet(context, packet);
    if (sent < 0 && sent != Libav.EOF && sent != Libav.EAGAIN && !isTag(packet)) {
      errors++;
    }
    ended |= packet == null;
    return sent != Libav.EAGAIN;
  }

  private static boolean isTag(@Nullable AVPacket packet) {
    return packet != null && SoundTags.isTag(packet);
  }

  /** The next frame, which the caller closes; null where another packet is needed, or at the end. */
  public @Nullable MediaFrame receive() {
    natives.requireOpen(this);
    int received = receive(frame);
    while (received < 0 && received != Libav.EAGAIN && received != Libav.EOF && !ended) {
      received = receive(frame);
    }
    return received < 0 ? null : MediaFrame.taking(frame, timeBase);
  }

  /** Like libav's own: {@link Libav#EAGAIN} where another packet is needed, {@link Libav#EOF} at the end. */
  int receive(AVFrame into) {
    natives.requireOpen(this);
    int received = avcodec.avcodec_receive_frame(context, into);
    if (received < 0 && received != Libav.EAGAIN && received != Libav.EOF) {
      errors++;
    }
    return received;
  }

  /** Packets that could not be decoded so far. */
  public long errors() {
    return errors;
  }

  /** Takes back the errors that came after this number. */
  void forgive(long errorsBefore) {
    errors = errorsBefore;
  }

  /** Forgets what was sent; to be called after a seek. */
  public void flush() {
    natives.requireOpen(this);
    avcodec.avcodec_flush_buffers(context);
    ended = false;
  }

  @Override
  public void close() {
    natives.close();
  }
}
