package org.smalti.media;

import java.nio.ByteBuffer;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.BytePointer;

/**
 * What a {@link Muxer} has to know of a stream to hold a copy of its packets. It is independent of the {@link Demuxer}
 * that it comes from, which may be closed, or be read by another thread. Owns libav's codec parameters.
 */
public final class StreamTemplate implements AutoCloseable {
  private final NativeResources natives;
  private final AVCodecParameters codec;
  private final Rational timeBase;
  private final Rational averageRate;
  private final Rational baseRate;
  private final Rational pixelAspect;
  private final int disposition;
  private final Map<String, String> tags;

  static StreamTemplate of(AVStream stream) {
    return of(stream, stream.codecpar());
  }

  /** @param changed what a bitstream filter has made of the stream's own parameters */
  static StreamTemplate of(AVStream stream, AVCodecParameters changed) {
    return NativeResources.build(natives -> new StreamTemplate(natives, stream, changed));
  }

  private StreamTemplate(NativeResources natives, AVStream stream, AVCodecParameters source) {
    this.natives = natives;
    codec = natives.own(
        avcodec.avcodec_parameters_alloc(),
        parameters -> avcodec.avcodec_parameters_free(parameters));
    Libav.checkWrite(avcodec.avcodec_parameters_copy(codec, source), codec(), "copying a stream");
    timeBase = Rational.of(stream.time_base());
    averageRate = Rational.of(stream.avg_frame_rate());
    baseRate = Rational.of(stream.r_frame_rate());
    pixelAspect = Rational.of(stream.sample_aspect_ratio());
    disposition = stream.disposition();
    tags = MediaContentsReader.tags(stream.metadata());
  }

  /** Whether there is a codec header apart from the packets, such as the parameter sets of H.264. */
  public boolean hasHeader() {
    natives.requireOpen(this);
    return codec.extradata_size() > 0;
  }

  /** libav's name of the codec, such as {@code h264}. */
  public String codec() {
    natives.requireOpen(this);
    return Libav.text(avcodec.avcodec_get_name(codec.codec_id()));
  }

  /**
   * Whether packets of another stream can follow those of this one: the same codec, size or sound, and codec header.
   */
  public boolean continuesAs(StreamTemplate other) {
    AVCodecParameters its = other.parameters();
    return parameters().codec_id() == its.codec_id()
        && codec.width() == its.width()
        && codec.height() == its.height()
        && codec.sample_rate() == its.sample_rate()
        && codec.ch_layout().nb_channels() == its.ch_layout().nb_channels()
        && header(codec).equals(header(its));
  }

  private static ByteBuffer header(AVCodecParameters of) {
    BytePointer bytes = of.extradata();
    return bytes == null || bytes.isNull() || of.extradata_size() == 0
        ? ByteBuffer.allocate(0)
        : bytes.capacity(of.extradata_size()).asByteBuffer();
  }

  /** Fills the stream of a container that is written; its codec's tag is that of the container this one comes from. */
  void into(AVStream made, String file) {
    natives.requireOpen(this);
    Libav.checkWrite(
        avcodec.avcodec_parameters_copy(made.codecpar(), codec), file, "adding a stream");
    timeBase.into(made.time_base());
    averageRate.into(made.avg_frame_rate());
    baseRate.into(made.r_frame_rate());
    pixelAspect.into(made.sample_aspect_ratio());
    made.disposition(disposition);
    Libav.putAll(tags, made::metadata, made.metadata());
  }

  AVCodecParameters parameters() {
    natives.requireOpen(this);
    return codec;
  }

  @Override
  public void close() {
    natives.close();
  }
}
