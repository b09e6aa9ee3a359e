package org.smalti.compositions.plan;

import org.smalti.media.cut.Span;

/**
 * A stretch of a media file that is heard.
 *
 * @param filename the media file, relative to the media folder
 * @param start ms on the file's own clock
 * @param dur ms
 * @param at when it is heard, in frames of {@value #RATE} Hz from the beginning
 * @param volume factor of the amplitude: 0.5 is −6.02 dB
 * @param pan −1 left, 0 middle, 1 right; of equal power
 * @param fadeIn ms
 * @param fadeOut ms
 * @param treatment what is done to it before
 */
public record Sound(
    String filename,
    double start,
    double dur,
    long at,
    double volume,
    double pan,
    double fadeIn,
    double fadeOut,
    SoundTreatment treatment) {
  /** Frames per second of everything that is rendered. */
  public static final int RATE = 48_000;

  /** A sound that fades only so far that it does not click. */
  public static Sound of(
      String filename, double start, double dur, long at, double volume, double pan) {
    return SoundFades.USUAL.of(
        new Sound(filename, start, dur, at, volume, pan, 0, 0, SoundTreatment.NONE));
  }

  /** The same sound, treated otherwise. */
  public Sound treated(SoundTreatment other) {
    return new Sound(filename, start, dur, at, volume, pan, fadeIn, fadeOut, other);
  }

  /** The same sound at another time, in frames from the beginning. */
  public Sound moved(long frame) {
    return new Sound(filename, start, dur, frame, volume, pan, fadeIn, fadeOut, treatment);
  }

  /** The same sound with its amplitude multiplied. */
  public Sound times(double factor) {
    return new Sound(filename, start, dur, at, volume * factor, pan, fadeIn, fadeOut, treatment);
  }

  /** The nearest frame to a time in ms. */
  public static long frame(double millis) {
    return Span.frames(millis, RATE);
  }

  /** Length in its file, in frames. */
  public long frames() {
    return frame(dur);
  }

  /** How long it is heard in ms, without what an echo or a room adds. */
  public double heard() {
    return dur * treatment.stretch();
  }

  /** Where it lies in its file, in frames of {@value #RATE} Hz. */
  public Span span() {
    return Span.of(start, dur, RATE);
  }
}
