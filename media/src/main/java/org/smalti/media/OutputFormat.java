package org.smalti.media;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
  MP4("mp4", "+faststart", "aac", true);

  /** x264 where the build has it, else what every build has. */
  static final List<String> VIDEO_ENCODERS = List.of("libx264", "libopenh264", "mpeg4");

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

  static OutputFormat of(String extension) {
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
      case M4A, MP4 -> "mov";
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

  String movFlags() {
    return movFlags;
  }

  String audioEncoder() {
    return audioEncoder;
  }

  /** Whether it holds pictures beside the sound. */
  public boolean pictures() {
    return pictures;
  }
}
