package org.smalti.media;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;

/** Encodes pictures of one size at a constant rate, and says that their colours are those of BT.709. */
final class VideoEncoder implements AutoCloseable {
  /** Always the same, since x264 gives other bytes with another number. */
  private static final int THREADS = 4;

  private final String name;
  private final NativeResources natives;
  private final StreamEncoder encoder;
  private final VideoFrames frames;
  private final AVFrame frame;
  private final @Nullable FilterGraph filters;
  private final AVFrame filtered;
  private long count;

  /** @throws SmaltiException if no encoder takes these pictures */
  static VideoEncoder open(Muxer muxer, VideoFrames frames) {
    return NativeResources.build(natives -> new VideoEncoder(
        natives, muxer.name(), StreamEncoder.open(muxer, frames.codec().encoders()), frames));
  }

  /** The same without a muxer: packets are given to a receiver, with time stamps that are numbers of pictures. */
  static VideoEncoder open(String target, Consumer<AVPacket> packets, VideoFrames frames) {
    return NativeResources.build(natives -> new VideoEncoder(
        natives, target, StreamEncoder.open(target, packets, frames.codec().encoders()), frames));
  }

  private VideoEncoder(
      NativeResources natives, String name, StreamEncoder stream, VideoFrames frames) {
    this.natives = natives;
    this.name = name;
    this.frames = frames;
    encoder = natives.own(stream, StreamEncoder::close);
    AVCodecContext context = encoder.context();
    boolean video = frames.codec().hasSegments();
    context.width(frames.width()).height(frames.height());
    context.pix_fmt(VideoFrame.formatNamed(frames.codec().pixelFormat()));
    if (video) {
      context.color_range(avutil.AVCOL_RANGE_MPEG).colorspace(avutil.AVCOL_SPC_BT709);
      context.color_primaries(avutil.AVCOL_PRI_BT709).color_trc(avutil.AVCOL_TRC_BT709);
    }
    context.time_base().num(frames.fpsDenominator()).den(frames.fpsNumerator());
    context.framerate().num(frames.fpsNumerator()).den(frames.fpsDenominator());
    context.thread_count(THREADS);
    encoder.begin(quality(context));
    frame = natives.own(avutil.av_frame_alloc(), avutil::av_frame_free);
    frame.width(frames.width()).height(frames.height()).format(avutil.AV_PIX_FMT_YUV420P);
    frame.colorspace(avutil.AVCOL_SPC_BT709).color_range(avutil.AVCOL_RANGE_MPEG);
    Libav.checkWrite(avutil.av_frame_get_buffer(frame, 0), name, "making room for a picture");
    String words = frames.codec().filters();
    filters = words.isEmpty()
        ? null
        : natives.own(FilterGraph.open(words, frame, context.time_base()), FilterGraph::close);
    filtered = natives.own(avutil.av_frame_alloc(), avutil::av_frame_free);
  }

  /** Tells the encoder the wanted quality in its own terms: by the context's fields, and by the options returned. */
  private Map<String, String> quality(AVCodecContext context) {
    switch (encoder.name()) {
      case "libx264" -> {
        Map<String, String> options = new HashMap<>();
        options.put("crf", Integer.toString(frames.crf()));
        options.put("preset", frames.preset());
        if (!SameBytes.ofX264().isEmpty()) {
          options.put("x264-params", SameBytes.ofX264());
        }
        return options;
      }
      case "libvpx-vp9" -> {
        context.bit_rate(0);
        int effort = VideoFrames.PRESETS.indexOf(frames.preset());
        return Map.of(
            "crf",
            Integer.toString(Math.min(63, frames.crf() + 12)),
            "deadline",
            "good",
            "cpu-used",
            Integer.toString(Math.max(0, 8 - effort)),
            "row-mt",
            "1");
      }
      case "prores_ks" -> {
        return Map.of("profile", "hq", "vendor", "apl0");
      }
      case "libwebp_anim" -> {
        return Map.of("quality", Integer.toString(Math.max(0, 95 - frames.crf())));
      }
      case "gif" -> {
        return Map.of();
      }
      case "mpeg4" -> {
        context.flags(context.flags() | avcodec.AV_CODEC_FLAG_QSCALE);
        context.global_quality(avutil.FF_QP2LAMBDA * Math.max(2, frames.crf() / 4));
      }
      default -> {
        double fps = frames.fpsNumerator() / (double) frames.fpsDenominator();
        double bits = Math.pow(2, (23 - frames.crf()) / 6.0) * 0.1;
        context.bit_rate((long) (frames.width() * frames.height() * fps * bits));
      }
    }
    return Map.of();
  }

  void write(byte[] yuv420p) {
    int expected = PixelFormat.YUV420P.bytes(frames.width(), frames.height());
    if (yuv420p.length != expected) {
      throw new IllegalArgumentException(yuv420p.length + " bytes for a picture of " + expected);
    }
    Libav.checkWrite(avutil.av_frame_make_writable(frame), name, "making room for a picture");
    int from = 0;
    for (int plane = 0; plane < 3; plane++) {
      int row = PixelFormat.YUV420P.rowBytes(plane, frames.width());
      int rows = PixelFormat.YUV420P.rows(plane, frames.height());
      int stride = frame.linesize(plane);
      ByteBuffer bytes = frame.data(plane).capacity((long) stride * rows).asBuffer();
      for (int y = 0; y < rows; y++) {
        bytes.put(y * stride, yuv420p, from, row);
        from += row;
      }
    }
    frame.pts(count);
    frame.pict_type(avutil.AV_PICTURE_TYPE_NONE);
    count++;
    FilterGraph graph = filters;
    if (graph == null) {
      encoder.encode(frame);
    } else {
      graph.push(frame);
      encodeFiltered(graph);
    }
  }

  private void encodeFiltered(FilterGraph graph) {
    while (graph.pull(filtered)) {
      filtered.pict_type(avutil.AV_PICTURE_TYPE_NONE);
      encoder.encode(filtered);
    }
  }

  void finish() {
    FilterGraph graph = filters;
    if (graph != null) {
      graph.push(null);
      encodeFiltered(graph);
    }
    encoder.encode(null);
  }

  /** Writes pictures that were encoded before as a part of this film. */
  void join(PictureSegment.Reader segment, Runnable afterEach) {
    segment.read(count, packet -> {
      encoder.join(packet);
      afterEach.run();
    });
    count += segment.pictures();
  }

  /** s of what was written. */
  double seconds() {
    return count * frameSeconds();
  }

  /** s that a picture lasts. */
  double frameSeconds() {
    return frames.fpsDenominator() / (double) frames.fpsNumerator();
  }

  @Override
  public void close() {
    natives.close();
  }
}
