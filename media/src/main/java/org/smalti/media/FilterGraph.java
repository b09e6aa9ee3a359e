package org.smalti.media;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.avfilter.AVBufferSrcParameters;
import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avfilter.AVFilterInOut;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avfilter;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;

/**
 * A graph of libav's filters with one source and one sink: frames of one form go in, filtered frames come out. For
 * pictures or for sound, as the frames are. Owns libav's graph. Not for use by several threads at once.
 */
public final class FilterGraph implements AutoCloseable {
  private final NativeResources natives;
  private final AVFilterContext source;
  private final AVFilterContext sink;
  private final AVFrame pulled;
  /** Asked for once: each answer is native memory that would wait for the garbage collector. */
  private final AVRational timeBase;

  /**
   * @param filters as in {@code bwdif=mode=send_frame,scale=320:240}: libav's own language
   * @param like a frame of the form that all frames will have: size, format and colours, or rate and channels
   * @param timeBase of the frames' time stamps
   * @throws SmaltiException if libav refuses them
   */
  static FilterGraph open(String filters, AVFrame like, AVRational timeBase) {
    return NativeResources.build(natives -> new FilterGraph(natives, filters, like, timeBase));
  }

  /**
   * A graph for frames like this one.
   *
   * @param filters as in {@code scale=320:240,hflip} or {@code loudnorm}: libav's own language
   * @param like the first frame that will be sent, or one of its form
   * @throws SmaltiException if libav refuses them
   */
  public static FilterGraph of(String filters, MediaFrame like) {
    try (NativeResources scope = new NativeResources()) {
      AVRational base = scope.own(new AVRational(), Pointer::close);
      like.timeBase().into(base);
      return open(filters, like.libav(), base);
    }
  }

  /** Gives the graph the next frame, which stays the caller's; null at the end. */
  public void send(@Nullable MediaFrame frame) {
    push(frame == null ? null : frame.libav());
  }

  /** The next filtered frame, which the caller closes; null where another one has to be sent, or at the end. */
  public @Nullable MediaFrame receive() {
    natives.requireOpen(this);
    if (!pull(pulled)) {
      return null;
    }
    // Filters set the other stamp only.
    pulled.best_effort_timestamp(pulled.pts());
    return MediaFrame.taking(pulled, Rational.of(timeBase()));
  }

  private FilterGraph(NativeResources natives, String filters, AVFrame like, AVRational timeBase) {
    this.natives = natives;
    Libav.forgetLog();
    pulled = natives.own(avutil.av_frame_alloc(), avutil::av_frame_free);
    boolean picture = like.width() > 0;
    AVFilterGraph graph =
        natives.own(avfilter.avfilter_graph_alloc(), avfilter::avfilter_graph_free);
    graph.nb_threads(1);
    source = filter(graph, picture ? "buffer" : "abuffer", "in");
    describe(source, like, timeBase);
    check(avfilter.avfilter_init_str(source, (BytePointer) null), filters);
    sink = filter(graph, picture ? "buffersink" : "abuffersink", "out");
    check(avfilter.avfilter_init_str(sink, (BytePointer) null), filters);
    connect(graph, filters);
    check(avfilter.avfilter_graph_config(graph, null), filters);
    this.timeBase = natives.own(avfilter.av_buffersink_get_time_base(sink), AVRational::close);
  }

  private static AVFilterContext filter(AVFilterGraph graph, String kind, String name) {
    AVFilterContext made =
        avfilter.avfilter_graph_alloc_filter(graph, avfilter.avfilter_get_by_name(kind), name);
    if (made == null) {
      throw new OutOfMemoryError("libav could not allocate native memory");
    }
    return made;
  }

  private static void describe(AVFilterContext source, AVFrame like, AVRational timeBase) {
    try (NativeResources scope = new NativeResources()) {
      AVBufferSrcParameters form =
          scope.own(avfilter.av_buffersrc_parameters_alloc(), (Pointer p) -> avutil.av_free(p));
      form.format(like.format()).time_base(timeBase);
      form.width(like.width()).height(like.height());
      form.sample_aspect_ratio(like.sample_aspect_ratio());
      form.color_space(like.colorspace()).color_range(like.color_range());
      form.sample_rate(like.sample_rate());
      if (like.sample_rate() > 0) {
        avutil.av_channel_layout_copy(form.ch_layout(), like.ch_layout());
      }
      check(avfilter.av_buffersrc_parameters_set(source, form), "the form of the frames");
      avutil.av_channel_layout_uninit(form.ch_layout());
    }
  }

  /** Puts the filters between source and sink. */
  private void connect(AVFilterGraph graph, String filters) {
    try (NativeResources scope = new NativeResources();
        BytePointer in = text("in");
        BytePointer out = text("out");
        BytePointer words = text(filters)) {
      // What is open at the end of the chain before the filters, and at the beginning of the one
      // after them.
      AVFilterInOut before = end(scope, in, source);
      AVFilterInOut after = end(scope, out, sink);
      check(avfilter.avfilter_graph_parse_ptr(graph, words, after, before, null), filters);
    }
  }

  private static AVFilterInOut end(NativeResources scope, BytePointer name, AVFilterContext at) {
    AVFilterInOut end = scope.own(avfilter.avfilter_inout_alloc(), avfilter::avfilter_inout_free);
    end.name(avutil.av_strdup(name)).filter_ctx(at).pad_idx(0).next(null);
    return end;
  }

  private static BytePointer text(String text) {
    return new BytePointer(text, StandardCharsets.UTF_8);
  }

  private static void check(int result, String filters) {
    if (result < 0) {
      throw SmaltiException.usage(
          "the filters \"" + filters + "\" can't be used: " + Libav.why(result));
    }
  }

  /** Gives the graph the next frame, of which it keeps a reference; none is the end. */
  void push(@Nullable AVFrame frame) {
    natives.requireOpen(this);
    int result =
        avfilter.av_buffersrc_add_frame_flags(source, frame, avfilter.AV_BUFFERSRC_FLAG_KEEP_REF);
    if (result < 0 && result != Libav.EOF) {
      throw SmaltiException.input("a frame can't be filtered: " + Libav.why(result));
    }
  }

  /** Takes the next filtered frame; false if there is none before more is pushed, or after the end. */
  boolean pull(AVFrame into) {
    natives.requireOpen(this);
    avutil.av_frame_unref(into);
    int result = avfilter.av_buffersink_get_frame(sink, into);
    if (result < 0 && result != Libav.EAGAIN && result != Libav.EOF) {
      throw SmaltiException.input("a frame can't be filtered: " + Libav.why(result));
    }
    return result >= 0;
  }

  /** Of the time stamps of the frames that are pulled. */
  AVRational timeBase() {
    return timeBase;
  }

  @Override
  public void close() {
    natives.close();
  }
}
