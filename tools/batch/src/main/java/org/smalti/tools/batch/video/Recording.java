package org.smalti.tools.batch.video;

/** What a kind of films is best made with. */
enum Recording {
  /** What happened on a screen: libaom in real time, tuned to text and windows. */
  SCREENCAST(Encoder.AOM_SCREEN);

  private final Encoder encoder;

  Recording(Encoder encoder) {
    this.encoder = encoder;
  }

  Encoder encoder() {
    return encoder;
  }
}
