package org.smalti.media;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.EnumWord;

/** The formats that can be written, by file extension: libav's muxer, its options and the encoder of the sound. */
public enum OutputFormat {
  MP3("mp3", "", "libmp3lame", false),
  WAV("wav", "", "pcm_s16le", false),
  FLAC("flac", "", "flac", false),
  M4A("ipod", "+faststart", "aac", false),
  OPUS("opus", "", "libopus", false),
  OGG("ogg", "", "libopus", false),
  MP4("mp4", "+faststart", "aac", true),
  M4V("mp4", "+faststart", "aac", true),
  MKV("matroska", "", "aac", true),
  MOV("mov", "+faststart", "aac", true),
  WEBM("webm", "", "libopus", true),
  /** An animation without sound. */
  WEBP("webp", "", "", true),
  /** An animation without sound. */
  GIF("gif", "", "", true);

  private final String muxer;
  private final String movFlags;
  private final String audioEncoder;
  private final boolean pictures;

  OutputFormat(String muxer, String movFlags, String audioEncoder, boolean pictures) {
    this.muxer = muxer;
    this.movFlags = movFlags;
    this.audioEncoder = audioEncoder;
    this.pictures = pictures;
  }

  /**
   * The format that an extension stands for, with or without its dot.
   *
   * @throws SmaltiException if it is none
   */
  public static OutputFormat of(String extension) {
    String wanted = extension.startsWith(".") ? extension.substring(1) : extension;
    return Arrays.stream(values())
        .filter(format -> format.extension().equals(wanted.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> SmaltiException.usage("no output format \"" + wanted + "\"; there are "
            + Arrays.stream(values())
                .map(OutputFormat::extension)
                .collect(Collectors.joining(", "))));
  }

  /** libav's name of the container when it is read. */
  String demuxer() {
    return switch (this) {
      case M4A, MP4, M4V, MOV -> "mov";
      case MKV, WEBM -> "matroska";
      case WEBP -> "webp_pipe";
      case OPUS -> "ogg";
      default -> muxer;
    };
  }

  /** Without a dot. */
  public String extension() {
    return EnumWord.of(this);
  }

  String muxer() {
    return muxer;
  }

  /** The muxer's own options. */
  Map<String, String> muxerOptions() {
    if (this == WEBP || this == GIF) {
      return Map.of("loop", "0");
    }
    return movFlags.isEmpty() ? Map.of() : Map.of("movflags", movFlags);
  }

  /**
   * How pictures are encoded if nothing is said: the first of {@link #codecs}.
   *
   * @throws SmaltiException if it holds no pictures
   */
  public FilmCodec usualCodec() {
    if (!pictures) {
      throw SmaltiException.usage(
          "." + extension() + " holds no pictures; choose an output that ends in .mp4");
    }
    return codecs().get(0);
  }

  /** The codecs of pictures that it can hold. */
  public List<FilmCodec> codecs() {
    return switch (this) {
      case MP4, M4V -> List.of(FilmCodec.H264);
      case MKV -> List.of(FilmCodec.H264, FilmCodec.VP9, FilmCodec.PRORES);
      case MOV -> List.of(FilmCodec.H264, FilmCodec.PRORES);
      case WEBM -> List.of(FilmCodec.VP9);
      case WEBP -> List.of(FilmCodec.WEBP);
      case GIF -> List.of(FilmCodec.GIF);
      default -> List.of();
    };
  }

  /** Whether it holds sound. */
  public boolean sounds() {
    return !audioEncoder.isEmpty();
  }

  /** Whether it holds a picture that stands for the film. */
  public boolean covers() {
    return this == MP4 || this == M4V;
  }

  String audioEncoder() {
    return audioEncoder;
  }

  /** Whether a sound alone is another one after it was encoded; peaks may be higher. */
  public boolean isLossy() {
    return isLossy(audioEncoder);
  }

  /** The same for the sound beside pictures. */
  public boolean isLossy(FilmCodec beside) {
    return isLossy(audioEncoder(beside));
  }

  private static boolean isLossy(String encoder) {
    return !encoder.isEmpty() && !encoder.equals("flac") && !encoder.startsWith("pcm");
  }

  /** The encoder of the sound beside pictures: none that loses anything where the pictures are for editing. */
  String audioEncoder(FilmCodec beside) {
    return beside == FilmCodec.PRORES ? "pcm_s16le" : audioEncoder;
  }

  /** Whether it holds pictures beside the sound. */
  public boolean pictures() {
    return pictures;
  }
}
