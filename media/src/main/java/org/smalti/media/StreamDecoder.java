package org.smalti.media;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;

/** Decodes one stream of a container, frame by frame. Owns the container and the decoder. */
final class StreamDecoder implements AutoCloseable {
  private final NativeResources natives;
  private final Demuxer demuxer;
  private final int index;
  private final AVStream stream;
  private final FrameDecoder decoder;
  private boolean draining;
  private boolean doubtful;

  /**
   * Takes over a container: it is closed together with the decoder, and at once if there is no decoder for the stream.
   *
   * @throws SmaltiException if the stream can't be decoded
   */
  static StreamDecoder open(Demuxer demuxer, int index, DecoderOptions options) {
    return NativeResources.build(natives -> new StreamDecoder(natives, demuxer, index, options));
  }

  private StreamDecoder(
      NativeResources natives, Demuxer demuxer, int index, DecoderOptions options) {
    this.natives = natives;
    this.demuxer = natives.own(demuxer, Demuxer::close);
    this.index = index;
    stream = demuxer.stream(index);
    demuxer.keepOnly(index);
    decoder = natives.own(
        FrameDecoder.open(demuxer.source().name(), stream, options), FrameDecoder::close);
  }

  AVStream stream() {
    return stream;
  }

  Demuxer demuxer() {
    return demuxer;
  }

  /** Packets that could not be decoded so far. */
  long errors() {
    return decoder.errors();
  }

  /** Whether there were empty packets: libav then guesses wrong time stamps for the packets beside them. */
  boolean stampsDoubtful() {
    return doubtful;
  }

  /** Decodes the next frame into {@code frame}; false at the end. */
  boolean next(AVFrame frame) {
    while (true) {
      int received = decoder.receive(frame);
      if (received >= 0) {
        return true;
      }
      if (received == Libav.EOF) {
        return false;
      }
      if (received != Libav.EAGAIN && draining) {
        return false;
      }
      CancelledException.throwIfInterrupted();
      AVPacket packet = nextPacket();
      draining = packet == null;
      decoder.send(packet);
    }
  }

  /** The next packet that is not empty: some muxers write empty ones where nothing changes. */
  private @Nullable AVPacket nextPacket() {
    AVPacket packet = demuxer.read();
    while (packet != null && (packet.stream_index() != index || packet.size() == 0)) {
      doubtful |= packet.stream_index() == index;
      packet = demuxer.read();
    }
    return packet;
  }

  /** Goes to the key frame from which the frame at a time can be decoded; false if the container can't. */
  boolean seek(long time) {
    if (!demuxer.seek(index, time)) {
      return false;
    }
    decoder.flush();
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
    decoder.forgive(errorsBefore);
  }

  @Override
  public void close() {
    natives.close();
  }
}
