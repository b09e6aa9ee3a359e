package org.smalti.tools.audio;

/**
 * Measures pitch and clarity of samples from frames of about 93 ms. What sounds deep, or shows no partials at all, is
 * looked at once more, in frames of 370 ms: in short ones the partials of the lowest notes can't be told apart. Sounds
 * of a high sample rate are heard at a fraction of it: 20 to 40 kHz serve for all pitches. Not for two threads at once.
 */
final class PitchMeter implements SoundMeter {
  private static final double FRAME_SECONDS = 0.093;
  private static final double DEEP_FRAME_SECONDS = 0.372;
  /** Hz. */
  private static final double DEEP = 80;
  /** Hz: rates that are high enough for all pitches and for deep ones. */
  private static final int RATE = 20_000;

  private static final int DEEP_RATE = 5_000;
  /** How many times as long as a usual frame a sample must be for longer ones to say more. */
  private static final double WORTH_IT = 1.3;

  /** Share of the amplitude that must have voted for the pitch, times its clarity, for the sample to be pitched. */
  private static final double AGREEMENT = 0.17;

  private static final double PITCHED_CLARITY = 0.6;

  private final FramePitchMeter look;
  private final FramePitchMeter deepLook;
  private double hz;
  private double clarity;

  PitchMeter(int sampleRate, PitchMethod method) {
    look = new FramePitchMeter(sampleRate, factor(sampleRate, RATE), FRAME_SECONDS, method);
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
    PitchVotes votes = look.look(sound, start, length);
    take(votes);
    if (votes.hz() < DEEP && length >= WORTH_IT * look.reach()) {
      PitchVotes deeper = deepLook.look(sound, start, length);
      if (isPitched(deeper)) {
        take(deeper);
      }
    }
  }

  private void take(PitchVotes votes) {
    boolean pitched = isPitched(votes);
    hz = pitched
        ? Math.max(PitchEstimator.LOWEST, Math.min(PitchEstimator.HIGHEST, votes.hz()))
        : -1;
    clarity = pitched ? votes.clarity() : votes.clarityOfAny();
  }

  private static boolean isPitched(PitchVotes votes) {
    return votes.clarity() >= PITCHED_CLARITY && votes.share() * votes.clarity() >= AGREEMENT;
  }

  private static int factor(int sampleRate, int enough) {
    return Math.max(1, Integer.highestOneBit(sampleRate / enough));
  }
}
