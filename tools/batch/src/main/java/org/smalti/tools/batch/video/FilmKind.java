package org.smalti.tools.batch.video;

/** What a kind of films is best made with. */
enum FilmKind {
  /** What happened on a screen: libaom in real time, tuned to text and windows. */
  SCREENCAST(FfmpegEncoder.AOM_SCREEN);

  private final FfmpegEncoder encoder;

  FilmKind(FfmpegEncoder encoder) {
    this.encoder = encoder;
  }

  FfmpegEncoder encoder() {
    return encoder;
  }
}
