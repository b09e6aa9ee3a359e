package org.smalti.media;

import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;

/**
 * One stream that a {@link Muxer} writes, encoded from frames. Frames of another size, pixel or sample format, rate or
 * channel count are converted. Not for use by several threads at once.
 */
public final class FrameEncoder implements AutoCloseable {
  private final NativeResources natives;
  private final StreamEncoder encoder;
  private final AVCodecContext context;
  private final @Nullable AudioResampler resampler;
  private final @Nullable AudioFifo fifo;
  private long last = Libav.NO_TIME;

  /** @throws SmaltiException if this libav has no such encoder, or it does not take this */
  static FrameEncoder video(Muxer muxer, VideoEncoding encoding) {
    return NativeResources.build(natives -> new FrameEncoder(natives, muxer, encoding));
  }

  /** @throws SmaltiException if this libav has no such encoder, or it does not take this */
  static FrameEncoder audio(Muxer muxer, AudioEncoding encoding) {
    return NativeResources.build(natives -> new FrameEncoder(natives, muxer, encoding));
  }

  private FrameEncoder(NativeResources natives, Muxer muxer, VideoEncoding encoding) {
    this.natives = natives;
    encoder =
        natives.own(StreamEncoder.open(muxer, List.of(encoding.codec())), StreamEncoder::close);
    context = encoder.context();
    context.width(encoding.width()).height(encoding.height());
    context.pix_fmt(VideoFrame.formatNamed(encoding.pixelFormat()));
    encoding.timeBase().into(context.time_base());
    if (encoding.frameRate().isKnown()) {
      encoding.frameRate().into(context.framerate());
    }
    context.bit_rate(encoding.bitRate());
    if (encoding.keyFrameEvery() > 0) {
      context.gop_size(encoding.keyFrameEvery());
    }
    context.flags(context.flags() | avcodec.AV_CODEC_FLAG_FRAME_DURATION);
    context.thread_count(encoding.threads());
    encoder.begin(encoding.libav());
    resampler = null;
    fifo = null;
  }

  private FrameEncoder(NativeResources natives, Muxer muxer, AudioEncoding encoding) {
    this.natives = natives;
    encoder =
        natives.own(StreamEncoder.open(muxer, List.of(encoding.codec())), StreamEncoder::close);
    context = encoder.context();
    int rate = encoder.nearestRate(encoding.sampleRate());
    context.sample_rate(rate);
    context.sample_fmt(sampleFormat());
    avutil.av_channel_layout_default(context.ch_layout(), encoding.channels());
    context.bit_rate(encoding.bitRate());
    context.time_base().num(1).den(rate);
    context.thread_count(1);
    encoder.begin(encoding.libav());
    resampler = natives.own(
        AudioResampler.to(context.sample_fmt(), encoding.channels(), rate), AudioResampler::close);
    fifo = natives.own(new AudioFifo(), AudioFifo::close);
  }

  /** The first that the encoder lists. */
  private int sampleFormat() {
    List<Integer> formats = encoder.supported(avcodec.AV_CODEC_CONFIG_SAMPLE_FORMAT);
    return formats.isEmpty() ? avutil.AV_SAMPLE_FMT_FLT : formats.get(0);
  }

  /** The stream of the muxer that it fills. */
  public int stream() {
    natives.requireOpen(this);
    return encoder.index();
  }

  /**
   * Encodes a frame, which the caller closes; its time has to be later than that of the one before.
   *
   * @throws SmaltiException if it can't be encoded or written
   */
  public void encode(MediaFrame frame) {
    natives.requireOpen(this);
    if (frame instanceof AudioFrame sound) {
      hear(sound);
    } else if (frame instanceof VideoFrame picture) {
      see(picture);
    }
  }

  private void see(VideoFrame picture) {
    if (resampler != null) {
      throw new IllegalArgumentException("a picture for an encoder of sound");
    }
    boolean fits = picture.libav().format() == context.pix_fmt()
        && picture.width() == context.width()
        && picture.height() == context.height();
    try (VideoFrame own = fits
        ? picture.copy()
        : picture.reformat(
            context.width(),
            context.height(),
            Libav.text(avutil.av_get_pix_fmt_name(context.pix_fmt())),
            Interpolation.BICUBIC)) {
      AVFrame frame = own.libav();
      long pts = picture.pts() == Libav.NO_TIME
          ? last + 1
          : picture.timeBase().rescale(picture.pts(), Rational.of(context.time_base()));
      // Two frames within one unit of the encoder's time base follow each other.
      last = last == Libav.NO_TIME ? pts : Math.max(last + 1, pts);
      frame.pts(last).duration(duration(picture));
      frame.pict_type(avutil.AV_PICTURE_TYPE_NONE);
      encoder.encode(frame);
    }
  }

  /** In units of the encoder; where the picture does not say, as its frame rate says. */
  private long duration(VideoFrame picture) {
    Rational unit = Rational.of(context.time_base());
    Rational rate = Rational.of(context.framerate());
    if (picture.duration() > 0) {
      return picture.timeBase().rescale(picture.duration(), unit);
    }
    return rate.isKnown() ? rate.inverse().rescale(1, unit) : 0;
  }

  private void hear(@Nullable AudioFrame sound) {
    AudioResampler converter = resampler;
    AudioFifo gathered = fifo;
    if (converter == null || gathered == null) {
      throw new IllegalArgumentException("sound for an encoder of pictures");
    }
    for (AudioFrame converted : converter.resample(sound)) {
      try (converted) {
        gathered.write(converted);
      }
    }
    int size = context.frame_size() > 0 ? context.frame_size() : gathered.size();
    AudioFrame next = gathered.read(size);
    while (next != null) {
      encode(next.libav(), next);
      next = gathered.read(size);
    }
    if (sound == null) {
      AudioFrame rest = gathered.rest();
      if (rest != null) {
        encode(rest.libav(), rest);
      }
    }
  }

  private void encode(AVFrame frame, AudioFrame owner) {
    try (owner) {
      encoder.encode(frame);
    }
  }

  /** Encodes what the encoder still holds; to be called once, before the muxer is finished. */
  public void finish() {
    natives.requireOpen(this);
    if (resampler != null) {
      hear(null);
    }
    encoder.encode(null);
  }

  @Override
  public void close() {
    natives.close();
  }
}
