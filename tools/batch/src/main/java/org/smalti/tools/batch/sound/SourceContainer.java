package org.smalti.tools.batch.sound;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.smalti.core.SmaltiException;
import org.smalti.media.MediaStream;
import org.smalti.tools.batch.SourceFile;

/**
 * The container of a source, which its changed sound is written back to. Of several with one demuxer, the first is
 * taken if the file's name does not decide.
 */
enum SourceContainer {
  MP4("mov,mp4", "mp4 m4v", "mp4", "aac"),
  MOV("mov,mp4", "mov qt", "mov", "aac"),
  M4A("mov,mp4", "m4a m4b m4r", "ipod", "aac"),
  THREE_GP("mov,mp4", "3gp", "3gp", "aac"),
  THREE_G2("mov,mp4", "3g2", "3g2", "aac"),
  MATROSKA("matroska", "mkv mka mks", "matroska", "flac"),
  WEBM("matroska", "webm", "webm", "libopus"),
  OGG("ogg", "ogg ogv oga ogx", "ogg", "libopus"),
  OPUS("ogg", "opus", "opus", "libopus"),
  AVI("avi", "avi", "avi", "libmp3lame"),
  MPEG("mpeg", "mpeg mpg", "mpeg", "mp2"),
  VOB("mpeg", "vob", "vob", "mp2"),
  TS("mpegts", "ts m2ts mts", "mpegts", "aac"),
  FLV("flv", "flv", "flv", "aac"),
  ASF("asf", "asf wmv wma", "asf", "wmav2"),
  WAV("wav", "wav", "wav", "pcm_s16le"),
  W64("w64", "w64", "w64", "pcm_s16le"),
  AIFF("aiff", "aiff aif aifc", "aiff", "pcm_s16be"),
  CAF("caf", "caf", "caf", "pcm_s16le"),
  AU("au", "au", "au", "pcm_s16be"),
  MP3("mp3", "mp3", "mp3", "libmp3lame"),
  /** Layer 2 alone, which libav reads as it does layer 3. */
  MP2("mp3", "mp2 mp3 mpa m2a", "mp2", "mp2"),
  FLAC("flac", "flac", "flac", "flac"),
  AAC("aac", "aac", "adts", "aac"),
  AC3("ac3", "ac3", "ac3", "ac3"),
  EAC3("eac3", "eac3", "eac3", "eac3"),
  WAVPACK("wv", "wv", "wv", "wavpack"),
  TTA("tta", "tta", "tta", "tta");

  private static final Set<SourceContainer> MP4_LIKE =
      EnumSet.of(MP4, MOV, M4A, THREE_GP, THREE_G2);

  /** How a cover gets into a result. */
  enum CoverWay {
    COPIED,
    /** As an attached file. */
    ATTACHED,
    /** As a comment in base 64. */
    COMMENT,
    /** With the tags that it is among, as a chunk. */
    CHUNK,
    /** ffmpeg reads covers there at most. */
    NONE
  }

  private static final int PACKET = 188;
  private static final int TIMED_PACKET = 192;
  private static final byte SYNC = 0x47;

  private static final Set<SourceContainer> NO_CLOCK =
      EnumSet.of(AVI, WAV, W64, AAC, AC3, EAC3, MP2);

  private final String format;
  private final String extensions;
  private final String muxer;
  private final String encoder;

  /**
   * @param format how libav's name of the demuxer begins
   * @param encoder of a sound whose own codec can't be written
   */
  SourceContainer(String format, String extensions, String muxer, String encoder) {
    this.format = format;
    this.extensions = extensions;
    this.muxer = muxer;
    this.encoder = encoder;
  }

  /**
   * The container of a file, by its content; the name decides only among containers of the same demuxer. Empty if it is
   * none of these.
   */
  static Optional<SourceContainer> of(SourceFile source) {
    List<SourceContainer> same = Arrays.stream(values())
        .filter(container -> source.contents().format().startsWith(container.format))
        .filter(container -> container != (holdsLayerTwo(source) ? MP3 : MP2))
        .toList();
    String extension = extension(source.path().toString()).toLowerCase(Locale.ROOT);
    return same.stream()
        .filter(container -> container.extensions().contains(extension))
        .findFirst()
        .or(() -> same.stream().findFirst());
  }

  private static boolean holdsLayerTwo(SourceFile source) {
    return source.streams(MediaStream.Kind.AUDIO).stream()
        .anyMatch(stream -> stream.codec().equals("mp2"));
  }

  /** Of a file with sound in such a container: the file's own where it fits, so that names stay. */
  String extensionFor(SourceFile source) {
    String own = extension(source.path().toString());
    return extensions().contains(own.toLowerCase(Locale.ROOT))
        ? own
        : extensions().get(0);
  }

  private List<String> extensions() {
    return List.of(extensions.split(" "));
  }

  private static String extension(String path) {
    String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** libav's name. */
  String muxer() {
    return muxer;
  }

  /** The encoder that this container takes in place of one that is missing. */
  String encoder(MediaStream stream) {
    boolean surround = stream.sound().channels() > 2;
    return surround && (isProgramStream() || this == AVI) ? "ac3" : encoder;
  }

  /** Whether it is written as DVDs are, with a small buffer for each sound. */
  boolean isProgramStream() {
    return this == MPEG || this == VOB;
  }

  boolean isMp4Like() {
    return MP4_LIKE.contains(this);
  }

  /** Whether ffmpeg 6 says of plain sound that it has other depth than it has: in MP4, of more than 16 bits. */
  boolean misstates(MediaStream stream) {
    String codec = stream.codec();
    boolean deep = codec.startsWith("pcm_s24") || codec.startsWith("pcm_s32");
    return deep && isMp4Like() && this != MOV;
  }

  /** Options of the muxer. */
  List<String> options(SourceFile source) {
    return switch (this) {
      // Otherwise the padding of an encoder before time 0 would shift all other streams.
      case AVI -> List.of("-avoid_negative_ts", "disabled");
      case WAV -> List.of("-rf64", "auto");
      case AIFF -> List.of("-write_id3v2", "1");
      case AAC -> source.contents().tags().isEmpty() ? List.of() : List.of("-write_id3v2", "1");
      case TS -> hasTimedPackets(source) ? List.of("-mpegts_m2ts_mode", "1") : List.of();
      default -> List.of();
    };
  }

  /**
   * Whether packets of a transport stream have a time stamp of four bytes before them, as on Blu-ray and in cameras.
   */
  private static boolean hasTimedPackets(SourceFile source) {
    try (InputStream in = Files.newInputStream(source.file())) {
      byte[] begin = in.readNBytes(2 * TIMED_PACKET);
      return begin.length == 2 * TIMED_PACKET
          && begin[TIMED_PACKET - PACKET] == SYNC
          && begin[2 * TIMED_PACKET - PACKET] == SYNC;
    } catch (IOException e) {
      throw SmaltiException.input(source.name() + " can't be read: " + e.getMessage(), e);
    }
  }

  /** How it gets covers. */
  CoverWay covers() {
    return switch (this) {
      case MP4, M4A, MP3, FLAC, AIFF -> CoverWay.COPIED;
      case MATROSKA -> CoverWay.ATTACHED;
      case OGG, OPUS -> CoverWay.COMMENT;
      case WAV -> CoverWay.CHUNK;
      default -> CoverWay.NONE;
    };
  }

  /**
   * Whether a stream may be copied back to where it comes from: ffmpeg reads some that it can't write. Of the others
   * the program itself is asked.
   */
  boolean takes(MediaStream stream) {
    boolean unknown = stream.codec().equals("none");
    return switch (stream.kind()) {
      case ATTACHMENT -> this == MATROSKA;
      case DATA -> !unknown && (this == TS || isMp4Like());
      case COVER -> covers() != CoverWay.NONE;
      default -> !unknown;
    };
  }

  /**
   * Whether sound can't be placed in time but begins when the file does: the delay of an encoder would stay in it. The
   * others begin before zero, or later with everything else.
   */
  boolean hasNoClock() {
    return NO_CLOCK.contains(this);
  }
}
