package org.smalti.media;

import java.util.Arrays;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;

/**
 * Turns decoded sound of any sample format, rate and channels into interleaved floats of one rate and channel count.
 * The first frame of output after {@link #begin} has the time of the first frame of input. Owns libav's resampler.
 */
final class Resampler implements AutoCloseable {
  private static final int MAX_CHANNELS = 64;
  private static final double CENTRE = Math.sqrt(0.5);

  private final int rate;
  private final int channels;
  private final ChannelChoice heard;
  private final double scale;
  private final NativeResources natives;
  private final AVChannelLayout outLayout;
  private final AVChannelLayout inLayout;
  private final PointerPointer<Pointer> inputs;
  private final PointerPointer<Pointer> outputs;
  private final SwrContext swr;
  private final NumberCheck numbers = new NumberCheck();
  private FloatPointer buffer;
  private long notFinite;
  private int inRate;
  private int inFormat = avutil.AV_SAMPLE_FMT_NONE;
  private int inChannels;
  private long inMask;

  static Resampler open(int rate, int channels) {
    return open(rate, channels, ChannelChoice.MIX, 1);
  }

  /**
   * @param heard which channels of the input
   * @param scale factor of all amplitudes
   */
  static Resampler open(int rate, int channels, ChannelChoice heard, double scale) {
    return NativeResources.build(natives -> new Resampler(natives, rate, channels, heard, scale));
  }

  private Resampler(
      NativeResources natives, int rate, int channels, ChannelChoice heard, double scale) {
    this.natives = natives;
    this.rate = rate;
    this.channels = channels;
    this.heard = heard;
    this.scale = scale;
    outLayout = natives.own(new AVChannelLayout(), Resampler::free);
    inLayout = natives.own(new AVChannelLayout(), Resampler::free);
    inputs = natives.own(new PointerPointer<>(MAX_CHANNELS), Pointer::close);
    outputs = natives.own(new PointerPointer<>(1), Pointer::close);
    swr = natives.own(new SwrContext(null), swresample::swr_free);
    outLayout.zero();
    inLayout.zero();
    avutil.av_channel_layout_default(outLayout, channels);
    buffer = new FloatPointer(8192);
  }

  private static void free(AVChannelLayout layout) {
    avutil.av_channel_layout_uninit(layout);
    layout.close();
  }

  /** Whether a frame can be fed without a new {@link #begin}. */
  boolean fits(AVFrame frame) {
    AVChannelLayout layout = frame.ch_layout();
    return !swr.isNull()
        && frame.sample_rate() == inRate
        && frame.format() == inFormat
        && layout.nb_channels() == inChannels
        && layout.u_mask() == inMask;
  }

  int inRate() {
    return inRate;
  }

  /** Prepares for sound like this frame's; what was fed before is forgotten. */
  void begin(AVFrame frame) {
    AVChannelLayout layout = frame.ch_layout();
    inRate = frame.sample_rate();
    inFormat = frame.format();
    inChannels = layout.nb_channels();
    inMask = layout.u_mask();
    if (inChannels > MAX_CHANNELS) {
      throw SmaltiException.input("sound of " + inChannels + " channels; at most " + MAX_CHANNELS);
    }
    swresample.swr_free(swr);
    avutil.av_channel_layout_uninit(inLayout);
    if (layout.order() == avutil.AV_CHANNEL_ORDER_NATIVE) {
      avutil.av_channel_layout_copy(inLayout, layout);
    } else {
      avutil.av_channel_layout_default(inLayout, inChannels);
    }
    int result = swresample.swr_alloc_set_opts2(
        swr, outLayout, avutil.AV_SAMPLE_FMT_FLT, rate, inLayout, inFormat, inRate, 0, null);
    avutil.av_opt_set_sample_fmt(swr, "internal_sample_fmt", avutil.AV_SAMPLE_FMT_FLTP, 0);
    boolean asItIs = inChannels == channels && heard == ChannelChoice.MIX && scale == 1;
    if (result >= 0 && !asItIs) {
      try (DoublePointer matrix = new DoublePointer(matrix())) {
        result = swresample.swr_set_matrix(swr, matrix, inChannels);
      }
    }
    if (result >= 0) {
      result = swresample.swr_init(swr);
    }
    if (result < 0) {
      throw SmaltiException.input("sound of " + inChannels + " channels at " + inRate
          + " Hz can't be converted: " + Libav.why(result));
    }
  }

  /** How much of each input channel (columns) goes into each output channel (rows). */
  private double[] matrix() {
    double[] matrix = new double[channels * inChannels];
    if (channels == 1 || heard != ChannelChoice.MIX) {
      double[] weights = heard.weights(
          inChannels,
          place(avutil.AV_CHAN_FRONT_LEFT, 0),
          place(avutil.AV_CHAN_FRONT_RIGHT, Math.min(1, inChannels - 1)));
      for (int out = 0; out < channels; out++) {
        System.arraycopy(weights, 0, matrix, out * inChannels, inChannels);
      }
    } else if (inChannels == channels) {
      for (int i = 0; i < channels; i++) {
        matrix[i * inChannels + i] = 1;
      }
    } else if (inChannels == 1) {
      Arrays.fill(matrix, 1);
    } else {
      for (int out = 0; out < channels; out++) {
        spread(matrix, out);
      }
    }
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] *= scale;
    }
    return matrix;
  }

  /** Where a channel is in the input. */
  private int place(int channel, int otherwise) {
    int index = avutil.av_channel_layout_index_from_channel(inLayout, channel);
    return index >= 0 ? index : otherwise;
  }

  /**
   * Left and right channels stay on their side, centre ones go to both. The weights add up to at most 1: nothing can
   * clip.
   */
  private void spread(double[] matrix, int out) {
    double sum = 0;
    for (int in = 0; in < inChannels; in++) {
      double part;
      if (channels != 2) {
        part = in == out ? 1 : 0;
      } else {
        part = share(avutil.av_channel_layout_channel_from_index(inLayout, in), in, out);
      }
      matrix[out * inChannels + in] = part;
      sum += part;
    }
    for (int in = 0; in < inChannels && sum > 1; in++) {
      matrix[out * inChannels + in] /= sum;
    }
  }

  private static double share(int channel, int in, int out) {
    if (channel == avutil.AV_CHAN_LOW_FREQUENCY) {
      return 0;
    }
    if (channel == avutil.AV_CHAN_FRONT_CENTER || channel == avutil.AV_CHAN_BACK_CENTER) {
      return CENTRE;
    }
    boolean front = channel == avutil.AV_CHAN_FRONT_LEFT || channel == avutil.AV_CHAN_FRONT_RIGHT;
    return in % 2 == out % 2 ? front ? 1 : CENTRE : 0;
  }

  /**
   * Resamples a frame without its first {@code skip} samples.
   *
   * @return how many frames {@link #copy} can then copy
   */
  int feed(AVFrame frame, int skip) {
    notFinite += numbers.replace(frame);
    boolean planar = avutil.av_sample_fmt_is_planar(inFormat) != 0;
    long step = (long) avutil.av_get_bytes_per_sample(inFormat) * (planar ? 1 : inChannels);
    int planes = planar ? inChannels : 1;
    for (int plane = 0; plane < planes; plane++) {
      BytePointer data = frame.extended_data(plane);
      inputs.put(plane, data.position(skip * step));
    }
    return convert(inputs, frame.nb_samples() - skip);
  }

  /**
   * Ends the input, so that the last frames come out; nothing more can be fed until {@link #begin}.
   *
   * @return how many frames {@link #copy} can then copy
   */
  int flush() {
    if (swr.isNull() || rate == inRate) {
      return 0;
    }
    int ready = convert(null, 0);
    inFormat = avutil.AV_SAMPLE_FMT_NONE;
    return ready;
  }

  private int convert(@Nullable PointerPointer<Pointer> in, int count) {
    int room = swresample.swr_get_out_samples(swr, count);
    if ((long) room * channels > buffer.capacity()) {
      buffer.close();
      buffer = new FloatPointer((long) room * channels * 2);
    }
    outputs.put(0, buffer);
    int ready = swresample.swr_convert(swr, outputs, room, in, count);
    if (ready < 0) {
      throw SmaltiException.input("sound can't be converted: " + Libav.why(ready));
    }
    return ready;
  }

  /** What to say of samples that were no numbers or infinite; empty if there were none. */
  String remark() {
    return notFinite == 0
        ? ""
        : notFinite == 1
            ? "1 sample is no number; it is bridged"
            : notFinite + " samples are no numbers; up to 1 ms is bridged, more is silence";
  }

  /** Copies the frames that the last call of {@link #feed} or {@link #flush} has made. */
  void copy(float[] target, int offset, int frames) {
    buffer.get(target, offset, frames * channels);
  }

  @Override
  public void close() {
    natives.close();
    buffer.close();
  }
}
