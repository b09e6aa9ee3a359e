package org.smalti.tools.audio;

/**
 * Estimates the pitch of a sample in frames of one length, at a fraction of the sound's sample rate, each of which
 * votes. The frames are spread evenly over the sample with as little overlap and gaps as possible; a shorter sample is
 * one frame. Not for two threads at once.
 */
final class FramePitchMeter {
  private static final int SHORTEST = 16;

  private final boolean bright;
  private final int factor;
  private final Decimator decimator;
  private final PitchEstimator estimator;
  private final Autocorrelation periodicity;
  private final PitchCandidates candidates = new PitchCandidates();
  private final PitchVotes votes = new PitchVotes();
  private final float[] frame;
  private double power;

  /**
   * @param factor by which the sound's rate is divided
   * @param seconds about the length of a frame; it becomes a power of two in samples
   */
  FramePitchMeter(int sampleRate, int factor, double seconds, PitchMethod method) {
    this(sampleRate, factor, seconds, method, false);
  }

  private FramePitchMeter(
      int sampleRate, int factor, double seconds, PitchMethod method, boolean bright) {
    this.bright = bright;
    this.factor = factor;
    double rate = sampleRate / (double) factor;
    decimator = new Decimator(factor);
    estimator = method.at(rate);
    int length = 1 << Math.max(6, (int) Math.round(Math.log(rate * seconds) / Math.log(2)));
    periodicity = new Autocorrelation(length);
    frame = new float[length];
  }

  /** Looks at the differences of neighbouring values: 6 dB more with each octave. */
  static FramePitchMeter bright(int sampleRate, int factor, double seconds, PitchMethod method) {
    return new FramePitchMeter(sampleRate, factor, seconds, method, true);
  }

  /** The length of a frame in frames of the sound. */
  int reach() {
    return frame.length * factor;
  }

  /** The mean power of the sample that was measured last, as far as its frames' rate holds it. */
  double power() {
    return power;
  }

  /** Measures the sample of {@code length} > 0 frames from {@code start}. The votes are valid until the next call. */
  PitchVotes look(SoundBuffer sound, long start, int length) {
    votes.clear();
    power = 0;
    int slow = length / factor;
    int size = Math.min(frame.length, slow);
    int frames = size < SHORTEST ? 0 : slow == size ? 1 : Math.max(2, (slow + size / 2) / size);
    for (int i = 0; i < frames; i++) {
      int at = frames == 1 ? 0 : (int) ((long) i * (slow - size) / (frames - 1));
      decimator.read(sound, start, length, at, frame, size);
      vote(size);
    }
    power /= Math.max(1, frames);
    votes.count();
    return votes;
  }

  private void vote(int size) {
    for (int i = size - 1; bright && i >= 0; i--) {
      frame[i] -= i == 0 ? frame[i] : frame[i - 1];
    }
    double energy = 0;
    for (int i = 0; i < size; i++) {
      energy += frame[i] * frame[i];
    }
    power += energy / size;
    candidates.clear();
    if (periodicity.measure(frame, size) > 0) {
      estimator.hear(frame, size, periodicity, candidates);
    }
    votes.add(candidates, Math.sqrt(energy / size));
  }
}
