package org.smalti.compositions.plan;

/** How clips begin and end. */
public record SoundFades(FadeTime in, FadeTime out) {
  /** Only against clicks. */
  public static final SoundFades USUAL = new SoundFades(FadeTime.USUAL, FadeTime.USUAL);

  /** A sound with these fades. */
  public Sound of(Sound sound) {
    return new Sound(
        sound.filename(),
        sound.start(),
        sound.dur(),
        sound.at(),
        sound.volume(),
        sound.pan(),
        in.of(sound.heard()),
        out.of(sound.heard()),
        sound.treatment());
  }
}
