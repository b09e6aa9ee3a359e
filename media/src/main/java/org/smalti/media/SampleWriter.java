package org.smalti.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;

/** Writes interleaved floats into one of libav's frames, as floats or 16-bit numbers. Owns the frame. */
final class SampleWriter implements AutoCloseable {
  /** The sample formats that can be written, the best first. */
  static final List<Integer> FORMATS = List.of(
      avutil.AV_SAMPLE_FMT_FLTP,
      avutil.AV_SAMPLE_FMT_FLT,
      avutil.AV_SAMPLE_FMT_S16,
      avutil.AV_SAMPLE_FMT_S16P);

  private final String file;
  private final NativeResources natives;
  private final AVFrame frame;
  private final int channels;
  private final boolean planar;
  private final boolean floats;
  private final ByteBuffer[] planes;
  private final long[] addresses;

  /** @param size of the frame, in frames of sound */
  static SampleWriter open(String file, int format, int rate, int channels, int size) {
    return NativeResources.build(
        natives -> new SampleWriter(natives, file, format, rate, channels, size));
  }

  private SampleWriter(
      NativeResources natives, String file, int format, int rate, int channels, int size) {
    this.natives = natives;
    this.file = file;
    this.channels = channels;
    planar = avutil.av_sample_fmt_is_planar(format) != 0;
    floats = avutil.av_get_bytes_per_sample(format) == 4;
    planes = new ByteBuffer[planar ? channels : 1];
    addresses = new long[planes.length];
    frame = natives.own(avutil.av_frame_alloc(), avutil::av_frame_free);
    frame.format(format).sample_rate(rate).nb_samples(size);
    avutil.av_channel_layout_default(frame.ch_layout(), channels);
    Libav.checkWrite(avutil.av_frame_get_buffer(frame, 0), file, "making room for sound");
  }

  /** A frame of these samples. */
  AVFrame frame(float[] interleaved, int offset, int frames) {
    Libav.checkWrite(avutil.av_frame_make_writable(frame), file, "making room for sound");
    frame.nb_samples(frames);
    int step = planar ? channels : 1;
    int count = planar ? frames : frames * channels;
    for (int plane = 0; plane < planes.length; plane++) {
      ByteBuffer bytes = plane(plane);
      if (floats) {
        for (int i = 0, from = offset + plane; i < count; i++, from += step) {
          bytes.putFloat(4 * i, interleaved[from]);
        }
      } else {
        for (int i = 0, from = offset + plane; i < count; i++, from += step) {
          bytes.putShort(2 * i, sixteenBits(interleaved[from]));
        }
      }
    }
    return frame;
  }

  /** The memory of a plane; libav moves it when an encoder still holds the old one. */
  private ByteBuffer plane(int index) {
    long address = frame.data(index).address();
    if (addresses[index] != address) {
      addresses[index] = address;
      planes[index] = new Pointer(frame.data(index).capacity(frame.linesize(0)))
          .asByteBuffer()
          .order(ByteOrder.nativeOrder());
    }
    return planes[index];
  }

  private static short sixteenBits(float sample) {
    double scaled = Math.rint(sample * 32768.0);
    return (short) Math.max(-32768, Math.min(32767, scaled));
  }

  @Override
  public void close() {
    natives.close();
  }
}
