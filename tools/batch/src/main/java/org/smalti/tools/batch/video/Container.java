package org.smalti.tools.batch.video;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.smalti.core.table.EnumWord;
import org.smalti.media.MediaContents;
import org.smalti.tools.batch.CoverFile;
import org.smalti.tools.batch.SourceFile;

/** The containers that films are written to, and which streams each can hold so that players find them. */
enum Container {
  MP4(
      "mp4",
      Set.of("av1", "hevc", "h264", "vp9"),
      Set.of("opus", "aac", "mp3", "ac3", "eac3", "alac", "flac"),
      Set.of("mov_text")),
  MKV(
      "matroska",
      Set.of("av1", "hevc", "h264", "vp9"),
      Set.of(),
      Set.of(
          "subrip", "ass", "ssa", "webvtt", "hdmv_pgs_subtitle", "dvd_subtitle", "dvb_subtitle")),
  WEBM("webm", Set.of("av1", "vp9"), Set.of("opus", "vorbis"), Set.of("webvtt"));

  /** Subtitles that are nothing but text, so that no conversion between them loses any. */
  private static final Set<String> PLAIN_TEXT = Set.of("mov_text", "subrip", "webvtt", "text");

  private static final Set<String> STYLED_TEXT = Set.of("ass", "ssa");
  private final String muxer;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<String> pictures;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<String> sounds;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<String> subtitles;

  Container(String muxer, Set<String> pictures, Set<String> sounds, Set<String> subtitles) {
    this.muxer = muxer;
    this.pictures = pictures;
    this.sounds = sounds;
    this.subtitles = subtitles;
  }

  /** libav's name. */
  String muxer() {
    return muxer;
  }

  String extension() {
    return EnumWord.of(this);
  }

  boolean holdsPicture(String codec) {
    return pictures.contains(codec);
  }

  boolean holdsSound(String codec) {
    return this == MKV || sounds.contains(codec);
  }

  boolean holdsAttachments() {
    return this == MKV;
  }

  /** How a cover gets into it. */
  boolean holdsCover(String codec) {
    return this == MKV
        ? CoverFile.holds(codec)
        : this == MP4 && Set.of("mjpeg", "png", "bmp").contains(codec);
  }

  /** {@code copy}, or the encoder for subtitles of another kind; nothing if they can't be held at all. */
  Optional<String> subtitle(String codec) {
    if (subtitles.contains(codec)) {
      return Optional.of("copy");
    }
    if (!PLAIN_TEXT.contains(codec) && !STYLED_TEXT.contains(codec)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (this) {
          case MP4 -> "mov_text";
          case MKV -> "srt";
          case WEBM -> "webvtt";
        });
  }

  /** Whether a conversion of subtitles loses how they look. */
  boolean losesStyle(String codec) {
    return STYLED_TEXT.contains(codec) && !subtitles.contains(codec);
  }

  /** What a source may go into without being changed needlessly, best first. */
  static List<Container> candidates(SourceFile source, FfmpegEncoder encoder) {
    MediaContents contents = source.contents();
    boolean web = source.path().toString().toLowerCase(Locale.ROOT).endsWith(".webm");
    if (encoder == FfmpegEncoder.AOM_SCREEN || web) {
      return List.of(WEBM, MKV);
    }
    return contents.format().startsWith("mov,") ? List.of(MP4, MKV) : List.of(MKV);
  }
}
