package org.smalti.tools.export.edit;

/** The kinds of media that a REAPER project names. */
enum ReaperSource {
  WAVE,
  MP3,
  VORBIS,
  FLAC,
  WAVPACK,
  /** Everything that REAPER reads through its decoders of films. */
  VIDEO;

  static ReaperSource of(String filename) {
    return switch (ClipMedia.extension(filename)) {
      case "wav", "w64", "aif", "aiff", "aifc", "caf" -> WAVE;
      case "mp3" -> MP3;
      case "ogg", "oga" -> VORBIS;
      case "flac" -> FLAC;
      case "wv" -> WAVPACK;
      default -> VIDEO;
    };
  }
}
