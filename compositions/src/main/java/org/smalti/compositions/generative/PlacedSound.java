package org.smalti.compositions.generative;

import org.smalti.compositions.Clip;
import org.smalti.compositions.plan.Sound;
import org.smalti.compositions.plan.SoundTreatment;

/**
 * How a clip is heard at a moment.
 *
 * @param at ms from the beginning of the piece
 * @param volume factor of the amplitude
 * @param pan −1 left .. 1 right
 */
record PlacedSound(double at, double volume, double pan) {
  /** A clip's sound, at most so many ms of it. */
  Sound of(Clip clip, double most) {
    return of(clip, most, SoundTreatment.NONE);
  }

  /**
   * A clip's sound, stretched until it is heard for a time in ms; what is longer is cut.
   *
   * @param backwards whether it runs backwards
   */
  Sound stretched(Clip clip, double heard, boolean backwards) {
    double dur = Math.min(clip.sample().dur(), heard);
    SoundTreatment stretched = SoundTreatment.NONE.stretched(Math.min(1000, heard / dur));
    return of(clip, dur, backwards ? stretched.backwards() : stretched);
  }

  private Sound of(Clip clip, double most, SoundTreatment treatment) {
    return Sound.of(
            clip.sample().filename(),
            clip.sample().start(),
            Math.min(clip.sample().dur(), most),
            Sound.frame(at),
            clip.isSilent() ? 0 : volume,
            pan)
        .treated(treatment);
  }
}
