package org.smalti.media;

import java.util.List;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;

/**
 * An open container: gives the packets of its streams in the order of the file, and seeks. Owns libav's format context
 * and one packet. Not for use by several threads at once.
 */
public final class Demuxer implements AutoCloseable {
  private static final int ERRORS_IN_A_ROW = 32;
  /** s: longer than the priming of any encoder. */
  private static final double ENCODER_DELAY = 0.1;
  /** What Matroska and Ogg log where bytes are wrong. */
  private static final Pattern UNREADABLE = Pattern.compile(
      "as first byte of an EBML number|Invalid EBML|EBML number.* exceeds|CRC mismatch!");
  /** What Matroska logs where the file ends within a cluster. */
  private static final Pattern ENDS_WITHIN = Pattern.compile("^File ended prematurely");

  private final MediaSource source;
  private final NativeResources natives;
  private final AVFormatContext context;
  private final JoinedParts parts;
  private final Packet packet;
  private final int audio;
  private final int video;
  private final MediaInfo info;
  private final String remark;
  private final TornPackets torn = new TornPackets();
  private long broken;
  private boolean brokenOff;
  /** How often the container had something else where a packet should begin. */
  private long unreadable;

  private boolean atEnd;
  /** Whether the file ends within a part of the container. */
  private boolean endsWithin;

  /** @throws SmaltiException if it can't be opened, or has neither sound nor picture */
  static Demuxer open(MediaSource source) {
    return NativeResources.build(natives -> new Demuxer(natives, source));
  }

  private Demuxer(NativeResources natives, MediaSource source) {
    this.natives = natives;
    this.source = source;
    Libav.forgetLog();
    OpenedContainer opened = OpenedContainer.of(source, natives);
    context = opened.context();
    remark = opened.remark();
    parts = natives.own(new JoinedParts(source, context), JoinedParts::close);
    packet = natives.own(Packet.empty(), Packet::close);
    Deadline.in(source.options().openWithin());
    int found = avformat.avformat_find_stream_info(context, (AVDictionary) null);
    if (found < 0) {
      throw source.unreadable(found);
    }
    listen();
    audio = best(avutil.AVMEDIA_TYPE_AUDIO);
    video = best(avutil.AVMEDIA_TYPE_VIDEO);
    if (audio < 0 && video < 0) {
      throw SmaltiException.input(
          source.name() + ": neither sound nor picture in it; is it a media file?");
    }
    info = MediaContentsReader.info(this);
  }

  /** The stream of a kind that a player would choose, or −1. Covers and other still pictures don't count. */
  private int best(int kind) {
    int stream = avformat.av_find_best_stream(context, kind, -1, -1, (AVCodec) null, 0);
    if (stream >= 0 && usable(context.streams(stream))) {
      return stream;
    }
    for (int i = 0; i < context.nb_streams(); i++) {
      AVStream other = context.streams(i);
      if (other.codecpar().codec_type() == kind && usable(other)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean usable(AVStream stream) {
    AVCodecParameters codec = stream.codecpar();
    return codec.codec_type() == avutil.AVMEDIA_TYPE_AUDIO
        ? codec.sample_rate() > 0 && codec.ch_layout().nb_channels() > 0
        : codec.width() > 0 && codec.height() > 0 && !MediaContentsReader.isStill(stream);
  }

  /** The index of the sound that a player would choose, or −1. */
  public int audio() {
    return audio;
  }

  /** The index of the picture that a player would choose, or −1. */
  public int video() {
    return video;
  }

  /** All that the file holds, as its headers say. */
  public MediaContents contents() {
    natives.requireOpen(this);
    return MediaContentsReader.contents(this);
  }

  /** Reads on to the end and counts the packets of all kept streams. */
  public PacketCount counted() {
    return PacketCounter.count(this);
  }

  /** What the headers say beyond that. */
  public MediaDetails details() {
    natives.requireOpen(this);
    return MediaDetailsReader.details(this);
  }

  /**
   * A decoder for the packets of one stream, which the caller closes.
   *
   * @throws SmaltiException if there is none
   */
  public FrameDecoder decoder(int stream, DecoderOptions options) {
    return FrameDecoder.open(source.name(), stream(stream), options);
  }

  /** What a muxer has to know to copy a stream; the caller closes it. */
  public StreamTemplate template(int stream) {
    return StreamTemplate.of(stream(stream));
  }

  MediaSource source() {
    return source;
  }

  AVStream stream(int index) {
    natives.requireOpen(this);
    return context.streams(index);
  }

  /** How many streams of all kinds there are. */
  int streams() {
    natives.requireOpen(this);
    return context.nb_streams();
  }

  /** Gives the packets of these streams alone; libav drops the others. */
  public void keepOnly(int... wanted) {
    natives.requireOpen(this);
    for (int i = 0; i < context.nb_streams(); i++) {
      boolean keep = false;
      for (int index : wanted) {
        keep |= index == i;
      }
      context.streams(i).discard(keep ? avcodec.AVDISCARD_DEFAULT : avcodec.AVDISCARD_ALL);
    }
  }

  /**
   * The next packet of any kept stream, valid until the next call; null at the end or where reading has failed, which
   * {@link #damaged} tells.
   *
   * @throws SmaltiException if nothing comes within the time allowed for one read
   */
  public @Nullable Packet next() {
    AVPacket read = read();
    if (read == null) {
      return null;
    }
    packet.timeBase(timeBase(read.stream_index()));
    return packet;
  }

  /** s of one unit of a stream's time stamps. */
  public Rational timeBase(int stream) {
    natives.requireOpen(this);
    return Rational.of(context.streams(stream).time_base());
  }

  /**
   * What the container says of the width of a stored pixel divided by its height, which counts more than what frames
   * say; {@link Rational#UNKNOWN} where it says nothing.
   */
  public Rational pixelAspect(int stream) {
    natives.requireOpen(this);
    return Rational.of(context.streams(stream).sample_aspect_ratio());
  }

  /** Like {@link #next}. */
  @Nullable
  AVPacket read() {
    natives.requireOpen(this);
    for (int errors = 0; errors < ERRORS_IN_A_ROW; ) {
      AVPacket read = packet.libav();
      avcodec.av_packet_unref(read);
      Deadline.in(source.options().readWithin());
      Libav.forgetLog();
      int result = avformat.av_read_frame(parts.context(), read);
      listen();
      atEnd = result == Libav.EOF;
      if (result >= 0) {
        if (!parts.read(read)) {
          continue;
        }
        // What was read to find out about the streams comes even if it is not wanted.
        if (context.streams(read.stream_index()).discard() == avcodec.AVDISCARD_ALL) {
          continue;
        }
        broken += torn.take(read);
        return read;
      }
      if (Deadline.passed()) {
        throw source.silent(source.options().readWithin());
      }
      if (result == Libav.EOF) {
        AVIOContext io = parts.context().pb();
        brokenOff |= io != null && io.error() < 0 && io.error() != Libav.EOF;
        if (!brokenOff && parts.next()) {
          continue;
        }
        broken += torn.end();
        return null;
      }
      if (result != Libav.EAGAIN) {
        brokenOff = true;
        errors++;
      }
    }
    return null;
  }

  /** Like {@link #read}, without the time stamps that libav gives to the wrong packets. */
  @Nullable
  AVPacket readStamped() {
    AVPacket read = read();
    if (read != null && stampsLag(context.streams(read.stream_index()), read)) {
      read.pts(Libav.NO_TIME);
      read.dts(Libav.NO_TIME);
    }
    return read;
  }

  /**
   * Whether libav cuts frames out of larger packets and gives each the time stamp of a later one: its parser of FLAC
   * looks ten frames ahead. That of the first is right.
   */
  private boolean stampsLag(AVStream stream, AVPacket packet) {
    String format = info.format();
    return stream.codecpar().codec_id() == avcodec.AV_CODEC_ID_FLAC
        && (format.equals("asf") || format.equals("wtv"))
        && packet.pts() != stream.start_time();
  }

  /** Some containers go on after what they can't read, and tell by libav's log alone. */
  private void listen() {
    unreadable += Libav.hasLogged(UNREADABLE) ? 1 : 0;
    endsWithin |= Libav.hasLogged(ENDS_WITHIN);
  }

  /** What a person should know of its header: that it says less than there is. Empty if nothing. */
  String remark() {
    return remark;
  }

  /** Whether a packet was broken or could not be found, or reading failed before the end of the file. */
  public boolean damaged() {
    return losses() > 0;
  }

  /** How many losses were found: broken packets, places where none could be found, a read that failed. */
  long losses() {
    return broken + unreadable + (brokenOff ? 1 : 0);
  }

  /** What of a file that was joined byte by byte is not read; empty if nothing, or its end was not reached. */
  String unread() {
    return parts.unread();
  }

  /** Bytes at which the parts of a joined file begin that are known so far. */
  List<Long> parts() {
    return parts.begins();
  }

  /** Takes over what another reader of the same file knows. */
  void learn(List<Long> known) {
    parts.learn(known);
  }

  /** Whether all was read, and the file ends before one of the kept streams with sound or pictures does. */
  public boolean cutOff() {
    natives.requireOpen(this);
    for (int i = 0; i < context.nb_streams(); i++) {
      int kind = context.streams(i).codecpar().codec_type();
      boolean media = kind == avutil.AVMEDIA_TYPE_AUDIO || kind == avutil.AVMEDIA_TYPE_VIDEO;
      if (media && context.streams(i).discard() != avcodec.AVDISCARD_ALL && cutOff(i)) {
        return true;
      }
    }
    return false;
  }

  /** Whether all was read, and the file ends before a stream does. */
  boolean cutOff(int stream) {
    natives.requireOpen(this);
    if (atEnd && !endsWithin) {
      Deadline.in(source.options().readWithin());
      AVFormatContext last = parts.context();
      endsWithin = ContainerEnd.isMissing(last, last.streams(stream));
    }
    return atEnd && endsWithin;
  }

  /** How many packets were marked as broken. */
  long broken() {
    return broken;
  }

  /** Whether reading failed before the end of the file. */
  boolean brokenOff() {
    return brokenOff;
  }

  /**
   * Goes to the last key frame of a stream at or before a time; false if the container can't.
   *
   * @param time in the stream's own time base
   */
  public boolean seek(int stream, long time) {
    return seek(stream, time, 0);
  }

  /** The same in the part of a joined file that holds a byte. */
  boolean seek(int stream, long time, long near) {
    natives.requireOpen(this);
    Deadline.in(source.options().readWithin());
    parts.enter(Math.max(0, near));
    int result =
        avformat.av_seek_frame(parts.context(), stream, time, avformat.AVSEEK_FLAG_BACKWARD);
    if (result < 0 && Deadline.passed()) {
      throw source.silent(source.options().readWithin());
    }
    return result >= 0;
  }

  /** Goes to a byte of the file; false if the container can't begin anywhere, or the source can't be sought. */
  boolean seekByte(long position) {
    natives.requireOpen(this);
    Deadline.in(source.options().readWithin());
    long at = parts.enter(position);
    return avformat.av_seek_frame(parts.context(), -1, at, avformat.AVSEEK_FLAG_BYTE) >= 0;
  }

  /** Whether any part of the source can be read again. */
  boolean isSeekable() {
    natives.requireOpen(this);
    return context.pb() != null && context.pb().seekable() != 0;
  }

  /** s: where the file's own clock is zero, on the clock of its streams. */
  double zero() {
    natives.requireOpen(this);
    long start = context.start_time();
    double seconds = start == Libav.NO_TIME ? 0 : start / (double) avutil.AV_TIME_BASE;
    // In WebM the priming of an encoder starts a little before zero.
    return seconds < 0 && seconds > -ENCODER_DELAY ? 0 : seconds;
  }

  /** s that a stream should last as the headers say; −1 if they do not, or it was only guessed. */
  double declaredDuration(int stream) {
    if (durationGuessed()) {
      return -1;
    }
    if (info.format().contains("flv")) {
      // Its duration is the time stamp of its end, wherever it begins.
      return info.duration() - Math.max(0, zero());
    }
    double own = MediaContentsReader.duration(stream(stream));
    return own > 0 ? own : video < 0 ? info.duration() : -1;
  }

  /** Whether the declared durations were only guessed from the bit rate. */
  boolean durationGuessed() {
    natives.requireOpen(this);
    return context.duration_estimation_method() == avformat.AVFMT_DURATION_FROM_BITRATE;
  }

  /** What the headers say of the streams that a player would choose. */
  MediaInfo info() {
    return info;
  }

  AVFormatContext context() {
    natives.requireOpen(this);
    return context;
  }

  @Override
  public void close() {
    natives.close();
  }
}
