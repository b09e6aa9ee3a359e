package org.smalti.media;

import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.media.MediaStream.AudioProperties;

/**
 * A media file or stream that was opened for reading. Its decoders are independent of it and of each other: each has to
 * be closed. What {@link #info} says can be asked for after it was closed, nothing else.
 */
public final class MediaFile implements AutoCloseable {
  private final MediaSource source;
  private final MediaInfo info;
  private @Nullable Demuxer demuxer;
  private boolean closed;

  private MediaFile(Demuxer demuxer) {
    this.demuxer = demuxer;
    source = demuxer.source();
    info = demuxer.info();
  }

  /**
   * Opens a local file. It can't make libav reach anything else: no network, no other file, no playlist.
   *
   * @throws SmaltiException if the file is missing, empty, a folder, or no media with sound or picture
   */
  public static MediaFile open(Path file) {
    return new MediaFile(Demuxer.open(MediaSource.of(file)));
  }

  /** Opens a local file whose container is named, or with options of libav. */
  public static MediaFile open(Path file, OpenOptions options) {
    return new MediaFile(Demuxer.open(MediaSource.of(file, options)));
  }

  /** Opens a local file that was written in a certain format. */
  static MediaFile written(Path file, OutputFormat format) {
    return new MediaFile(Demuxer.open(MediaSource.of(file, format.demuxer())));
  }

  /**
   * Opens what a URL leads to, with a deadline on opening and on every read.
   *
   * @throws SmaltiException if its protocol is not among the options' or nothing can be read
   */
  public static MediaFile open(String url, OpenOptions options) {
    return new MediaFile(Demuxer.open(MediaSource.of(url, options)));
  }

  /**
   * Opens what a channel gives, which the caller closes. Several decoders need one that is a
   * {@link java.nio.channels.SeekableByteChannel}; they share it, so they have to be used by one thread.
   *
   * @param name for messages
   * @throws SmaltiException if nothing can be read
   */
  public static MediaFile open(String name, ReadableByteChannel channel, OpenOptions options) {
    return new MediaFile(Demuxer.open(MediaSource.of(name, channel, options)));
  }

  /** The metadata of high dynamic range, if there is any: decodes the first frame. */
  public Optional<HdrMetadata> light() {
    requireOpen();
    return info.video().isEmpty() ? Optional.empty() : HdrMetadata.of(take());
  }

  /** What the headers say. */
  public MediaInfo info() {
    return info;
  }

  /**
   * What the headers say, unless a look at a few places of the file shows that its clock begins again, or that another
   * part follows the first: then they tell of one part of a joined file alone, and durations are {@link #measured}.
   */
  public MediaInfo glanced() {
    requireOpen();
    if (info.duration() <= 0 || !canBeJoined()) {
      return info;
    }
    boolean joined;
    try (Demuxer own = take()) {
      joined = ClockRestart.isPossible(info.format())
          ? ClockRestart.isSeen(own)
          : JoinedParts.isSeen(own);
    }
    return joined ? measured() : info;
  }

  /** Whether the container can be joined byte by byte, or chained, so that its clock begins again in the middle. */
  public boolean canBeJoined() {
    return ClockRestart.isPossible(info.format()) || JoinedParts.isPossible(info.format());
  }

  /** The same with durations measured by reading every packet, without decoding any. */
  public MediaInfo measured() {
    try (Demuxer own = take()) {
      return PacketScan.of(own);
    }
  }

  /** All streams of all kinds, chapters and tags, as the headers say. */
  public MediaContents contents() {
    requireOpen();
    Demuxer mine = demuxer;
    if (mine != null) {
      return MediaContentsReader.contents(mine);
    }
    try (Demuxer own = Demuxer.open(source)) {
      return MediaContentsReader.contents(own);
    }
  }

  /** The packets of all streams. */
  public Demuxer demuxer() {
    return take();
  }

  /** Counts the packets of all streams, without decoding any; reads the whole file. */
  public PacketCount counted() {
    try (Demuxer own = take()) {
      return PacketCounter.count(own);
    }
  }

  /**
   * Decodes the sound at its own rate, with its own channels.
   *
   * @throws SmaltiException if there is none, or no decoder for it
   */
  public AudioDecoder audio() {
    return audio(new AudioSpec(0, 0));
  }

  /**
   * Decodes the sound.
   *
   * @throws SmaltiException if there is none, or no decoder for it
   */
  public AudioDecoder audio(AudioSpec wanted) {
    requireOpen();
    if (info.audio().isEmpty()) {
      throw SmaltiException.input(source.name() + ": no sound in it");
    }
    Demuxer own = take();
    return AudioDecoder.open(own, own.audio(), wanted, ChannelChoice.MIX);
  }

  /**
   * What the headers say of the sound that was chosen.
   *
   * @throws SmaltiException if there is no such sound
   */
  public AudioStream audio(SoundSelection chosen) {
    requireOpen();
    if (chosen.track().isEmpty()) {
      return info.audio()
          .orElseThrow(() -> SmaltiException.input(source.name() + ": no sound in it"));
    }
    MediaStream stream = chosen.in(contents(), source.name());
    AudioProperties sound = stream.sound();
    return new AudioStream(stream.codec(), sound.sampleRate(), sound.channels(), stream.duration());
  }

  /**
   * Decodes the sound that was chosen.
   *
   * @throws SmaltiException if there is none, or no decoder for it
   */
  public AudioDecoder audio(AudioSpec wanted, SoundSelection chosen) {
    requireOpen();
    if (info.audio().isEmpty()) {
      throw SmaltiException.input(source.name() + ": no sound in it");
    }
    int stream =
        chosen.track().isEmpty() ? -1 : chosen.in(contents(), source.name()).index();
    Demuxer own = take();
    return AudioDecoder.open(own, stream < 0 ? own.audio() : stream, wanted, chosen.channel());
  }

  /**
   * Decodes one of several sounds.
   *
   * @param stream that {@link #contents} describes
   * @throws SmaltiException if there is no decoder for it
   */
  public AudioDecoder audio(MediaStream stream, AudioSpec wanted) {
    requireOpen();
    if (stream.kind() != MediaStream.Kind.AUDIO || stream.sound().sampleRate() <= 0) {
      throw SmaltiException.input(source.name() + ": stream " + stream.index() + " is no sound");
    }
    return AudioDecoder.open(take(), stream.index(), wanted, ChannelChoice.MIX);
  }

  /**
   * Decodes the picture in the size in which it is shown.
   *
   * @throws SmaltiException if there is none, or no decoder for it
   */
  public VideoDecoder video() {
    return video(new VideoSpec(0, 0, PixelFormat.RGB24));
  }

  /**
   * Decodes the picture.
   *
   * @throws SmaltiException if there is none, or no decoder for it
   */
  public VideoDecoder video(VideoSpec wanted) {
    return video(wanted, DecoderOptions.DEFAULT);
  }

  /**
   * Decodes the picture in a way of its own, such as {@link DecoderOptions#KEY_FRAMES} alone.
   *
   * @throws SmaltiException if there is none, or no decoder for it
   */
  public VideoDecoder video(VideoSpec wanted, DecoderOptions options) {
    requireOpen();
    if (info.video().isEmpty()) {
      throw SmaltiException.input(source.name() + ": no picture in it");
    }
    return VideoDecoder.open(take(), wanted, options);
  }

  /**
   * Decodes the pictures of one segment of the film.
   *
   * @param segment of the same file, by {@link FilmSegments}
   * @param first number of the first frame that is wanted: the segment's own, or one of the step before it
   * @throws SmaltiException if there is no picture, or no decoder for it
   */
  public SegmentDecoder video(VideoSpec wanted, FilmSegment segment, long first) {
    return new SegmentDecoder(video(wanted), segment, first);
  }

  /**
   * Reads subtitles as text.
   *
   * @param stream that {@link #contents} describes
   * @param encoding of texts that are not UTF-8
   * @throws SmaltiException if they are pictures, or no subtitles
   */
  public SubtitleReader subtitles(MediaStream stream, Charset encoding) {
    requireOpen();
    if (stream.kind() != MediaStream.Kind.SUBTITLE) {
      throw SmaltiException.input(
          source.name() + ": stream " + stream.index() + " holds no subtitles");
    }
    return SubtitleReader.open(take(), stream.index(), encoding);
  }

  /** The same, with texts that are not UTF-8 in the usual encoding of Western Europe. */
  public SubtitleReader subtitles(MediaStream stream) {
    return subtitles(stream, Charset.forName("windows-1252"));
  }

  /**
   * Reads the closed captions that the pictures carry as text: decodes them all.
   *
   * @throws SmaltiException if there is no picture, or no decoder for it
   */
  public CaptionReader captions() {
    requireOpen();
    if (info.video().isEmpty()) {
      throw SmaltiException.input(source.name() + ": no picture in it");
    }
    return CaptionReader.open(take());
  }

  /** The same as {@link #video}, with a container of its own; for several threads. */
  VideoDecoder another(VideoSpec wanted) {
    requireOpen();
    return VideoDecoder.open(Demuxer.open(source), wanted, DecoderOptions.DEFAULT);
  }

  /** The container that was opened for the headers serves the first decoder; later ones open their own. */
  private Demuxer take() {
    requireOpen();
    Demuxer mine = demuxer;
    demuxer = null;
    if (mine == null
        && source.channel() != null
        && !(source.channel() instanceof SeekableByteChannel)) {
      throw SmaltiException.input(source.name() + ": can be read once only; open it anew");
    }
    return mine == null ? Demuxer.open(source) : mine;
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException(
          source.name() + " is closed; read it before close(), or open it another time");
    }
  }

  @Override
  public void close() {
    closed = true;
    Demuxer mine = demuxer;
    demuxer = null;
    if (mine != null) {
      mine.close();
    }
  }
}
