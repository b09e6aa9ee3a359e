package org.smalti.tools.page;

import org.smalti.core.table.EnumWord;

/** The formats of sound that a page may have. */
enum PageSoundFormat {
  MP3("audio/mpeg"),
  M4A("audio/mp4"),
  OPUS("audio/ogg"),
  WAV("audio/wav");

  private final String mime;

  PageSoundFormat(String mime) {
    this.mime = mime;
  }

  String mime() {
    return mime;
  }

  String extension() {
    return EnumWord.of(this);
  }

  /** The word on the command line. */
  @Override
  public String toString() {
    return extension();
  }
}
