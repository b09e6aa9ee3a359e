package org.smalti.media;

import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;

/** Encodes interleaved floats in frames of the size that the encoder wants, at the nearest rate that it supports. */
final class AudioEncoder implements AutoCloseable {
  private static final int FREE_FRAME = 4096;
  static final int BIT_RATE_PER_CHANNEL = 96_000;

  private final NativeResources natives;
  private final StreamEncoder encoder;
  private final int channels;
  private final int inputRate;
  private final int rate;
  private final int frameSize;
  private final float[] gathered;
  private final SampleWriter samples;
  private final @Nullable SampleWriter input;
  private final @Nullable Resampler resampler;
  private float[] resampled = new float[0];
  private int filled;
  private long received;
  private long encoded;

  /**
   * @param bitRate bits a second for each channel
   * @throws SmaltiException if the format's encoder does not take this sound
   */
  static AudioEncoder open(Muxer muxer, OutputFormat output, AudioSpec spec, int bitRate) {
    return open(muxer, output.audioEncoder(), spec, bitRate);
  }

  /**
   * @param codec libav's name of an encoder
   * @param bitRate bits a second for each channel
   * @throws SmaltiException if the encoder does not take this sound
   */
  static AudioEncoder open(Muxer muxer, String codec, AudioSpec spec, int bitRate) {
    return NativeResources.build(natives -> new AudioEncoder(natives, muxer, codec, spec, bitRate));
  }

  private AudioEncoder(
      NativeResources natives, Muxer muxer, String codec, AudioSpec spec, int bitRate) {
    this.natives = natives;
    encoder = natives.own(StreamEncoder.open(muxer, List.of(codec)), StreamEncoder::close);
    channels = spec.channels();
    inputRate = spec.sampleRate();
    rate = encoder.nearestRate(inputRate);
    List<Integer> formats = encoder.supported(avcodec.AV_CODEC_CONFIG_SAMPLE_FORMAT);
    int format =
        SampleWriter.FORMATS.stream().filter(formats::contains).findFirst().orElseThrow();
    AVCodecContext context = encoder.context();
    context.sample_rate(rate);
    context.sample_fmt(format);
    avutil.av_channel_layout_default(context.ch_layout(), channels);
    context.bit_rate((long) bitRate * channels);
    context.time_base().num(1).den(rate);
    context.thread_count(1);
    encoder.begin(Map.of());
    frameSize = context.frame_size() > 0 ? context.frame_size() : FREE_FRAME;
    gathered = new float[frameSize * channels];
    samples = natives.own(
        SampleWriter.open(muxer.name(), format, rate, channels, frameSize), SampleWriter::close);
    if (rate == inputRate) {
      input = null;
      resampler = null;
    } else {
      int floats = avutil.AV_SAMPLE_FMT_FLT;
      input = natives.own(
          SampleWriter.open(muxer.name(), floats, inputRate, channels, FREE_FRAME),
          SampleWriter::close);
      resampler = natives.own(Resampler.open(rate, channels), Resampler::close);
    }
  }

  void write(float[] interleaved, int offset, int frames) {
    received += frames;
    SampleWriter source = input;
    Resampler mixer = resampler;
    if (source == null || mixer == null) {
      gather(interleaved, offset, frames);
      return;
    }
    for (int done = 0; done < frames; done += FREE_FRAME) {
      int count = Math.min(FREE_FRAME, frames - done);
      AVFrame frame = source.frame(interleaved, offset + done * channels, count);
      if (!mixer.fits(frame)) {
        mixer.begin(frame);
      }
      gatherReady(mixer, mixer.feed(frame, 0));
    }
  }

  private void gatherReady(Resampler mixer, int frames) {
    if (frames * channels > resampled.length) {
      resampled = new float[frames * channels * 2];
    }
    mixer.copy(resampled, 0, frames);
    long left = Math.round(received * (double) rate / inputRate) - encoded - filled;
    gather(resampled, 0, (int) Math.min(frames, left));
  }

  private void gather(float[] interleaved, int offset, int frames) {
    int done = 0;
    while (done < frames) {
      int count = Math.min(frames - done, frameSize - filled);
      System.arraycopy(
          interleaved, offset + done * channels, gathered, filled * channels, count * channels);
      filled += count;
      done += count;
      if (filled == frameSize) {
        encodeGathered();
      }
    }
  }

  private void encodeGathered() {
    AVFrame frame = samples.frame(gathered, 0, filled);
    frame.pts(encoded);
    encoded += filled;
    filled = 0;
    encoder.encode(frame);
  }

  /** Encodes what is left. */
  void finish() {
    Resampler mixer = resampler;
    if (mixer != null && received > 0) {
      gatherReady(mixer, mixer.flush());
    }
    if (filled > 0) {
      encodeGathered();
    }
    encoder.encode(null);
  }

  /** s of what was written. */
  double seconds() {
    return received / (double) inputRate;
  }

  /** s that one of the encoder's frames lasts. */
  double frameSeconds() {
    return frameSize / (double) rate;
  }

  @Override
  public void close() {
    natives.close();
  }
}
