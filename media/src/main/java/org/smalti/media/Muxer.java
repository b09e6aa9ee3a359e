package org.smalti.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVChapter;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;

/**
 * Writes packets into a container: a file, a live stream, or a channel of Java. Streams are added first, copied from a
 * {@link Demuxer} or with an encoder; then it is begun, packets are written, and it is finished. The same packets give
 * the same bytes. Owns libav's format context. Not for use by several threads at once.
 */
public final class Muxer implements AutoCloseable {
  private static final int MICROSECONDS = 1_000_000;

  private final String name;
  private final MuxerOptions options;
  private final NativeResources natives;
  private final AVFormatContext context;
  private final @Nullable ChannelIo channel;
  private final boolean inFile;
  private boolean begun;
  private boolean finished;

  /**
   * Begins a file, replacing what stands there.
   *
   * @throws SmaltiException if no container fits its name, or nothing can be written there
   */
  public static Muxer create(Path file, MuxerOptions options) {
    return create(file, file, options);
  }

  /**
   * The same for a file that will get its name later.
   *
   * @param named how messages call it
   */
  public static Muxer create(Path file, Path named, MuxerOptions options) {
    return NativeResources.build(
        natives -> new Muxer(natives, named.toString(), "file:" + file, null, options));
  }

  /**
   * Begins a live stream, such as {@code rtsp://…}, {@code rtmp://…}, {@code srt://…} or {@code udp://…}.
   *
   * @throws SmaltiException if nothing answers there
   */
  public static Muxer open(String url, MuxerOptions options) {
    String name = MediaAddress.withoutPassword(url);
    return NativeResources.build(natives -> new Muxer(natives, name, url, null, options));
  }

  /**
   * Begins a container in a channel. Formats that go back to their beginning at the end need one that seeks.
   *
   * @param name for messages
   * @param options name the format
   */
  public static Muxer create(String name, WritableByteChannel channel, MuxerOptions options) {
    return NativeResources.build(natives -> new Muxer(
        natives, name, "", natives.own(ChannelIo.writing(channel), ChannelIo::close), options));
  }

  private Muxer(
      NativeResources natives,
      String name,
      String url,
      @Nullable ChannelIo channel,
      MuxerOptions options) {
    this.natives = natives;
    this.name = name;
    this.channel = channel;
    inFile = url.startsWith("file:");
    this.options = options;
    Libav.forgetLog();
    context = natives.own(new AVFormatContext(null), avformat::avformat_free_context);
    AVIOContext io = natives.own(new AVIOContext(null), avformat::avio_closep);
    Deadline.in(options.writeWithin());
    try (BytePointer target = new BytePointer(url, StandardCharsets.UTF_8)) {
      String format = options.format().isEmpty() && url.contains("://")
          ? ContainerFormat.of(url).name()
          : options.format();
      int result = allocate(format, target);
      if (result < 0) {
        throw SmaltiException.usage(name + ": no container "
            + (format.isEmpty() ? "fits this name" : "is called " + format)
            + "; name one that is listed by its format");
      }
      context.interrupt_callback().callback(Deadline.Callback.INSTANCE);
      context.flags(context.flags() | AVFormatContext.AVFMT_FLAG_BITEXACT);
      if (options.live()) {
        context.flush_packets(1);
      }
      if (channel != null) {
        context.pb(channel.context());
        context.flags(context.flags() | AVFormatContext.AVFMT_FLAG_CUSTOM_IO);
      } else if ((context.oformat().flags() & avformat.AVFMT_NOFILE) == 0) {
        int opened = avformat.avio_open2(
            io, target, avformat.AVIO_FLAG_WRITE, context.interrupt_callback(), (AVDictionary)
                null);
        if (opened < 0) {
          throw unwritable(opened);
        }
        context.pb(io);
      }
    }
    Libav.putAll(options.tags(), context::metadata, context.metadata());
  }

  private int allocate(String format, BytePointer target) {
    if (format.isEmpty()) {
      return avformat.avformat_alloc_output_context2(context, null, null, target);
    }
    try (BytePointer called = new BytePointer(format, StandardCharsets.UTF_8)) {
      return avformat.avformat_alloc_output_context2(context, null, called, target);
    }
  }

  /** libav's short name of the container. */
  public String format() {
    natives.requireOpen(this);
    return Libav.text(context.oformat().name());
  }

  /** For messages. */
  public String name() {
    return name;
  }

  AVFormatContext context() {
    natives.requireOpen(this);
    return context;
  }

  /**
   * Adds a stream whose packets are copied as they are.
   *
   * @return its index, for {@link Packet#toStream}
   * @throws SmaltiException if the container can't hold it
   */
  public int copyOf(Demuxer from, int stream) {
    try (StreamTemplate template = from.template(stream)) {
      return copyOf(template);
    }
  }

  /** The same for packets that a bitstream filter has changed. */
  public int copyOf(Demuxer from, int stream, BitstreamFilter changed) {
    try (StreamTemplate template = StreamTemplate.of(from.stream(stream), changed.parameters())) {
      return copyOf(template);
    }
  }

  /** The same of a stream whose container need not be open any more. */
  public int copyOf(StreamTemplate template) {
    natives.requireOpen(this);
    AVCodecParameters codec = template.parameters();
    if (avformat.avformat_query_codec(context.oformat(), codec.codec_id(), 0) == 0) {
      throw SmaltiException.input(name + ": " + format() + " can't hold " + template.codec()
          + "; choose another container");
    }
    AVStream made = avformat.avformat_new_stream(context, null);
    template.into(made, name);
    if (!fits(codec)) {
      made.codecpar().codec_tag(0);
    }
    return made.index();
  }

  /** s of one unit of the time stamps of a stream, once it is begun. */
  public Rational timeBase(int stream) {
    natives.requireOpen(this);
    return Rational.of(context.streams(stream).time_base());
  }

  /** Whether the tag by which the source's container calls a codec means the same here. */
  private boolean fits(AVCodecParameters codec) {
    PointerPointer<?> tags = context.oformat().codec_tag();
    return tags == null
        || tags.isNull()
        || avformat.av_codec_get_id(tags, codec.codec_tag()) == codec.codec_id();
  }

  /** Adds a stream of pictures with an encoder, which is closed with the muxer. */
  public FrameEncoder video(VideoEncoding encoding) {
    natives.requireOpen(this);
    return natives.own(FrameEncoder.video(this, encoding), FrameEncoder::close);
  }

  /** Adds a stream of sound with an encoder, which is closed with the muxer. */
  public FrameEncoder audio(AudioEncoding encoding) {
    natives.requireOpen(this);
    return natives.own(FrameEncoder.audio(this, encoding), FrameEncoder::close);
  }

  /**
   * Writes the header, after all streams were added.
   *
   * @throws SmaltiException if the container can't hold these streams, or has no such option
   */
  public void begin() {
    natives.requireOpen(this);
    addChapters(options.chapters());
    Map<String, String> all = new HashMap<>(options.libav());
    try (NativeResources scope = new NativeResources()) {
      AVDictionary dictionary = Libav.dictionary(scope, all);
      Deadline.in(options.writeWithin());
      check(avformat.avformat_write_header(context, dictionary), "writing the header");
      if (avutil.av_dict_count(dictionary) > 0) {
        throw SmaltiException.usage(
            name + ": " + format() + " has no option " + Libav.names(dictionary));
      }
    }
    if ((context.oformat().flags() & avformat.AVFMT_NOFILE) != 0) {
      // Such a muxer has opened what it writes to, and closes it with its trailer only.
      natives.own(context, muxer -> {
        if (!finished) {
          Deadline.in(options.writeWithin());
          avformat.av_write_trailer(muxer);
        }
      });
    }
    begun = true;
  }

  /** Adds a stream for one picture that stands for the film; returns its index. */
  int addCover(CoverPicture cover) {
    natives.requireOpen(this);
    AVStream made = avformat.avformat_new_stream(context, null);
    made.codecpar().codec_type(avutil.AVMEDIA_TYPE_VIDEO).codec_id(avcodec.AV_CODEC_ID_MJPEG);
    made.codecpar().width(cover.width()).height(cover.height());
    made.codecpar().format(avutil.AV_PIX_FMT_YUVJ420P);
    made.disposition(avformat.AV_DISPOSITION_ATTACHED_PIC);
    made.time_base().num(1).den(MICROSECONDS);
    return made.index();
  }

  /** Writes the picture that stands for the film, once the muxer has begun. */
  void writeCover(int stream, CoverPicture cover) {
    ByteBuffer bytes = cover.jpeg().duplicate().rewind();
    try (NativeResources scope = new NativeResources()) {
      AVPacket packet = scope.own(avcodec.av_packet_alloc(), avcodec::av_packet_free);
      check(avcodec.av_new_packet(packet, bytes.remaining()), "making room for the cover");
      packet.data().capacity(bytes.remaining()).asByteBuffer().put(bytes);
      packet.stream_index(stream).pts(0).dts(0);
      packet.flags(avcodec.AV_PKT_FLAG_KEY);
      write(packet);
    }
  }

  private void addChapters(List<Chapter> chapters) {
    if (chapters.isEmpty()) {
      return;
    }
    PointerPointer<AVChapter> list =
        new PointerPointer<>(avutil.av_calloc(chapters.size(), Long.BYTES));
    for (int i = 0; i < chapters.size(); i++) {
      AVChapter made = new AVChapter(avutil.av_mallocz(new AVChapter().sizeof()));
      made.id(i);
      made.time_base().num(1).den(MICROSECONDS);
      made.start(Math.round(chapters.get(i).start() * MICROSECONDS));
      made.end(Math.round(chapters.get(i).end() * MICROSECONDS));
      Libav.putAll(chapters.get(i).tags(), made::metadata, made.metadata());
      list.put(i, made);
    }
    context.chapters(list);
    context.nb_chapters(chapters.size());
  }

  /**
   * Writes a packet of the stream that it names; afterwards it is empty unless the muxer is live.
   *
   * @throws SmaltiException if the target does not take it within the time allowed
   */
  public void write(Packet packet) {
    natives.requireOpen(this);
    AVStream stream = context.streams(packet.stream());
    packet.rescale(Rational.of(stream.time_base()));
    write(packet.libav());
  }

  /** The same, of a packet whose time stamps are those of its stream. */
  void write(AVPacket packet) {
    natives.requireOpen(this);
    packet.pos(-1);
    Deadline.in(options.writeWithin());
    check(
        options.live()
            ? avformat.av_write_frame(context, packet)
            : avformat.av_interleaved_write_frame(context, packet),
        "writing");
  }

  /**
   * Ends the container and closes it.
   *
   * @throws SmaltiException if it could not be written whole
   */
  public void finish() {
    natives.requireOpen(this);
    if (!begun) {
      throw new IllegalStateException("not begun");
    }
    Deadline.in(options.writeWithin());
    finished = true;
    check(avformat.av_write_trailer(context), "writing the end");
    int error = 0;
    if (context.pb() != null && !context.pb().isNull()) {
      avformat.avio_flush(context.pb());
      error = context.pb().error();
    }
    boolean playlist = format().equals("hls") && name.indexOf('%') < 0;
    close();
    check(error, "writing the end");
    if (playlist && inFile) {
      PlaylistCheck.of(Path.of(name));
    }
  }

  private void check(int result, String doing) {
    if (result >= 0) {
      return;
    }
    IOException failed = channel == null ? null : channel.failure();
    if (failed != null) {
      throw new SmaltiException(
          Reason.OUTPUT, name + " can't be written: " + failed.getMessage(), failed);
    }
    if (Deadline.passed()) {
      throw new SmaltiException(
          Reason.NETWORK,
          name + ": nothing was taken for " + options.writeWithin().toMillis() / 1000.0
              + " s; try again later");
    }
    Libav.checkWrite(result, name, doing);
  }

  private SmaltiException unwritable(int error) {
    if (Deadline.passed()) {
      return new SmaltiException(
          Reason.NETWORK,
          name + ": no answer for " + options.writeWithin().toMillis() / 1000.0
              + " s; try again later");
    }
    return SmaltiException.input(name + " can't be written: " + Libav.why(error));
  }

  /** Frees everything; without {@link #finish} what was written is left incomplete. */
  @Override
  public void close() {
    natives.close();
  }
}
