package org.smalti.tools.audio;

import org.jspecify.annotations.Nullable;

/**
 * Measures pitch and clarity of samples in frames of about 93 ms. Samples of low pitch, or without any candidate, are
 * measured once more in frames of 370 ms: shorter frames don't resolve the partials of the lowest notes. High sample
 * rates are divided down: 20 to 40 kHz are enough for most sounds; those with more power above than below are measured
 * at a higher rate, without which they would be heard as what is left of them. Where there is no pitch, a high one is
 * looked for beneath louder low noise, such as the knock of a piano's hammer. Not for two threads at once.
 */
final class PitchMeter implements SoundMeter {
  private static final double FRAME_SECONDS = 0.093;
  private static final double DEEP_FRAME_SECONDS = 0.372;
  /** Hz. */
  private static final double DEEP = 80;
  /** Hz: the least sample rates for most pitches, for all and for low ones. */
  private static final int RATE = 20_000;

  private static final int HIGH_RATE = 36_000;

  private static final int DEEP_RATE = 5_000;
  /** How many times as long as a usual frame a sample must be for longer frames to be of use. */
  private static final double WORTH_IT = 1.3;

  /** A sample is pitched if the share of the amplitude that votes for its pitch, times clarity, is at least this. */
  private static final double AGREEMENT = 0.17;

  private static final double PITCHED_CLARITY = 0.6;
  /**
   * If the usual rate holds less than this share of the power, the high rate decides; if less than the other, where
   * the usual rate finds no pitch.
   */
  private static final double LITTLE = 0.3;

  private static final double MOST = 0.8;
  /** Hz: of a higher pitch the usual rate holds few partials, so the high rate decides. */
  private static final double HIGH = 3000;
  /** Hz: such a pitch counts even if it is heard only where lower frequencies are weakened. */
  private static final double BRIGHT = 2000;

  private final FramePitchMeter look;
  private final FramePitchMeter deepLook;
  private final FramePitchMeter brightLook;
  /** Null where the usual rate is high enough for all. */
  private final @Nullable FramePitchMeter highLook;

  private double hz;
  private double clarity;

  PitchMeter(int sampleRate, PitchMethod method) {
    look = new FramePitchMeter(sampleRate, factor(sampleRate, RATE), FRAME_SECONDS, method);
    brightLook =
        FramePitchMeter.bright(sampleRate, factor(sampleRate, RATE), FRAME_SECONDS, method);
    int high = factor(sampleRate, HIGH_RATE);
    highLook = high == factor(sampleRate, RATE)
        ? null
        : new FramePitchMeter(sampleRate, high, FRAME_SECONDS, method);
    deepLook =
        new FramePitchMeter(sampleRate, factor(sampleRate, DEEP_RATE), DEEP_FRAME_SECONDS, method);
  }

  /** Hz, −1 without pitch. */
  double hz() {
    return hz;
  }

  /** 0 for C to 11 for B, −1 without pitch. */
  int pitchClass() {
    return Note.of(hz).pitchClass();
  }

  /** Scientific pitch, −1 without pitch. */
  int octave() {
    return Note.of(hz).octave();
  }

  /** 0..1: the height of the normalised autocorrelation at the pitch; without pitch, at its best candidates. */
  double clarity() {
    return clarity;
  }

  @Override
  public void measure(SoundBuffer sound, long start, int length) {
    lookAsItIs(sound, start, length);
    if (hz < 0) {
      PitchVotes votes = brightLook.look(sound, start, length);
      if (isPitched(votes) && votes.hz() >= BRIGHT) {
        take(votes);
      }
    }
  }

  private void lookAsItIs(SoundBuffer sound, long start, int length) {
    PitchVotes votes = look.look(sound, start, length);
    take(votes);
    FramePitchMeter high = highLook;
    if (high != null) {
      double held = look.power() / sound.power(start, length, sound.mean(start, length));
      if (held < LITTLE || (held < MOST && !isPitched(votes)) || votes.hz() > HIGH) {
        take(high.look(sound, start, length));
        return;
      }
    }
    if (votes.hz() < DEEP && length >= WORTH_IT * look.reach()) {
      PitchVotes deeper = deepLook.look(sound, start, length);
      if (isPitched(deeper)) {
        take(deeper);
      }
    }
  }

  private void take(PitchVotes votes) {
    boolean pitched = isPitched(votes) && votes.hz() <= PitchEstimator.HIGHEST;
    hz = pitched ? Math.max(PitchEstimator.LOWEST, votes.hz()) : -1;
    clarity = pitched ? votes.clarity() : votes.clarityOfAny();
  }

  private static boolean isPitched(PitchVotes votes) {
    return votes.clarity() >= PITCHED_CLARITY && votes.share() * votes.clarity() >= AGREEMENT;
  }

  private static int factor(int sampleRate, int enough) {
    return Math.max(1, Integer.highestOneBit(sampleRate / enough));
  }
}
