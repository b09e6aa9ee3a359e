package org.smalti.media;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;

/** Decodes one stream of a container, frame by frame. Owns the container and libav's codec context. */
final class StreamDecoder implements AutoCloseable {
  private final NativeResources natives;
  private final Demuxer demuxer;
  private final int index;
  private final AVStream stream;
  private final AVCodecContext context;
  private boolean draining;
  private boolean doubtful;
  private long errors;

  /**
   * Takes over a container: it is closed together with the decoder, and at once if there is no decoder for the stream.
   *
   * @throws SmaltiException if the stream can't be decoded
   */
  static StreamDecoder open(Demuxer demuxer, int index) {
    return NativeResources.build(natives -> new StreamDecoder(natives, demuxer, index));
  }

  private StreamDecoder(NativeResources natives, Demuxer demuxer, int index) {
    this.natives = natives;
    this.demuxer = natives.own(demuxer, Demuxer::close);
    this.index = index;
    stream = demuxer.stream(index);
    demuxer.keepOnly(index);
    String name = Libav.text(avcodec.avcodec_get_name(stream.codecpar().codec_id()));
    AVCodec codec = avcodec.avcodec_find_decoder(stream.codecpar().codec_id());
    if (codec == null) {
      throw SmaltiException.input(
          demuxer.source().name() + ": no decoder for " + name + "; convert the file first");
    }
    context = natives.own(avcodec.avcodec_alloc_context3(codec), avcodec::avcodec_free_context);
    Libav.forgetLog();
    int result = avcodec.avcodec_parameters_to_context(context, stream.codecpar());
    context.pkt_timebase(stream.time_base());
    context.thread_count(1);
    if (result >= 0) {
      result = avcodec.avcodec_open2(context, codec, (AVDictionary) null);
    }
    if (result < 0) {
      throw SmaltiException.input(
          demuxer.source().name() + ": " + name + " can't be decoded: " + Libav.why(result));
    }
  }

  AVStream stream() {
    return stream;
  }

  Demuxer demuxer() {
    return demuxer;
  }

  /** Packets that could not be decoded so far. */
  long errors() {
    return errors;
  }

  /** Whether there were empty packets: libav then guesses wrong time stamps for the packets beside them. */
  boolean stampsDoubtful() {
    return doubtful;
  }

  /** Decodes the next frame into {@code frame}; false at the end. */
  boolean next(AVFrame frame) {
    while (true) {
      int received = avcodec.avcodec_receive_frame(context, frame);
      if (received >= 0) {
        return true;
      }
      if (received == Libav.EOF) {
        return false;
      }
      if (received != Libav.EAGAIN) {
        errors++;
        if (draining) {
          return false;
        }
      }
      CancelledException.throwIfInterrupted();
      send(nextPacket());
    }
  }

  private void send(@Nullable AVPacket packet) {
    draining = packet == null;
    int sent = avcodec.avcodec_send_packet(context, packet);
    if (sent < 0 && sent != Libav.EOF && sent != Libav.EAGAIN) {
      errors++;
    }
  }

  /** The next packet that is not empty: some muxers write empty ones where nothing changes. */
  private @Nullable AVPacket nextPacket() {
    AVPacket packet = demuxer.next();
    while (packet != null && (packet.stream_index() != index || packet.size() == 0)) {
      doubtful |= packet.stream_index() == index;
      packet = demuxer.next();
    }
    return packet;
  }

  /** Goes to the key frame from which the frame at a time can be decoded; false if the container can't. */
  boolean seek(long time) {
    if (!demuxer.seek(index, time)) {
      return false;
    }
    avcodec.avcodec_flush_buffers(context);
    draining = false;
    return true;
  }

  /** Goes to the beginning. */
  void rewind() {
    long start = stream.start_time() == Libav.NO_TIME ? 0 : stream.start_time();
    long second = Math.round(1 / Libav.number(stream.time_base()));
    // The priming of an encoder, before the beginning, has to be decoded too.
    if (!seek(start - second) && !seek(start)) {
      throw SmaltiException.input(demuxer.source().name() + ": can't go back to its beginning");
    }
  }

  /** Takes back the errors since a seek: decoding that does not begin at a key frame causes some. */
  void forgive(long errorsBefore) {
    errors = errorsBefore;
  }

  @Override
  public void close() {
    natives.close();
  }
}
