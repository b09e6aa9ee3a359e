package org.smalti.media;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avfilter.AVFilterInOut;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avfilter;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;

/**
 * A graph of libav's filters without any input: it makes pictures and sounds, such as {@code testsrc2} or {@code
 * sine=440}. Owns libav's graph. Not for use by several threads at once.
 */
final class SourceGraph implements AutoCloseable {
  private final NativeResources natives;
  private final List<AVFilterContext> sinks = new ArrayList<>();
  private final AVFrame pulled;

  /**
   * @param filters libav's own language; every output that is left open gives frames
   * @throws SmaltiException if libav refuses them, or they want an input
   */
  static SourceGraph of(String filters) {
    return NativeResources.build(natives -> new SourceGraph(natives, filters));
  }

  private SourceGraph(NativeResources natives, String filters) {
    this.natives = natives;
    Libav.forgetLog();
    pulled = natives.own(avutil.av_frame_alloc(), avutil::av_frame_free);
    AVFilterGraph graph =
        natives.own(avfilter.avfilter_graph_alloc(), avfilter::avfilter_graph_free);
    graph.nb_threads(1);
    try (NativeResources scope = new NativeResources();
        BytePointer words = new BytePointer(filters, StandardCharsets.UTF_8)) {
      AVFilterInOut inputs = scope.own(new AVFilterInOut(null), avfilter::avfilter_inout_free);
      AVFilterInOut outputs = scope.own(new AVFilterInOut(null), avfilter::avfilter_inout_free);
      check(avfilter.avfilter_graph_parse2(graph, words, inputs, outputs), filters);
      if (!inputs.isNull()) {
        throw SmaltiException.usage("the filters \"" + filters
            + "\" want an input; begin with a source such as testsrc2 or sine");
      }
      for (AVFilterInOut out = outputs; out != null && !out.isNull(); out = out.next()) {
        sinks.add(sink(graph, out, filters));
      }
    }
    if (sinks.isEmpty()) {
      throw SmaltiException.usage("the filters \"" + filters + "\" give nothing");
    }
    check(avfilter.avfilter_graph_config(graph, null), filters);
  }

  private AVFilterContext sink(AVFilterGraph graph, AVFilterInOut out, String filters) {
    boolean picture = avfilter.avfilter_pad_get_type(out.filter_ctx().output_pads(), out.pad_idx())
        == avutil.AVMEDIA_TYPE_VIDEO;
    AVFilterContext sink = avfilter.avfilter_graph_alloc_filter(
        graph,
        avfilter.avfilter_get_by_name(picture ? "buffersink" : "abuffersink"),
        "out" + sinks.size());
    if (sink == null) {
      throw new OutOfMemoryError("libav could not allocate native memory");
    }
    check(avfilter.avfilter_init_str(sink, (BytePointer) null), filters);
    check(avfilter.avfilter_link(out.filter_ctx(), out.pad_idx(), sink, 0), filters);
    return sink;
  }

  private static void check(int result, String filters) {
    if (result < 0) {
      throw SmaltiException.usage(
          "the filters \"" + filters + "\" can't be used: " + Libav.why(result));
    }
  }

  int outputs() {
    return sinks.size();
  }

  /** Pictures per second of an output; {@link Rational#UNKNOWN} of sound. */
  Rational frameRate(int output) {
    return Rational.of(avfilter.av_buffersink_get_frame_rate(sinks.get(output)));
  }

  /** The next frame of an output, which the caller closes; null at its end. */
  @Nullable
  MediaFrame next(int output) {
    avutil.av_frame_unref(pulled);
    int result = avfilter.av_buffersink_get_frame(sinks.get(output), pulled);
    if (result == Libav.EOF) {
      return null;
    }
    if (result < 0) {
      throw SmaltiException.input("a source of filters gives no frame: " + Libav.why(result));
    }
    pulled.best_effort_timestamp(pulled.pts());
    return MediaFrame.taking(
        pulled, Rational.of(avfilter.av_buffersink_get_time_base(sinks.get(output))));
  }

  @Override
  public void close() {
    natives.close();
  }
}
