package org.smalti.tools.audio;

import java.util.ArrayDeque;

/**
 * Cuts a streaming sound into samples: each goes from an onset to its release, to the next onset or to the longest
 * length allowed, whichever comes first. Memory depends on the longest sample only.
 */
final class Segmenter {
  /** Onsets whose attacks are closer than this are one event. */
  private static final double MERGE_SECONDS = 0.03;

  /** So soon after an attack a sound without an attack is not a new one. */
  private static final double MASKED_SECONDS = 0.06;
  /** A sound that changes less than this has no attack: it swells, and begins where the detector found it. */
  private static final double ABRUPT = 40;

  /** A sound in the first 20 ms of a file (one period of hum) that has this power (−60 dBFS) begins with the file. */
  private static final double FIRST_SECONDS = 0.02;

  private static final double FIRST_POWER = 1e-6;
  /**
   * An onset at the start of a file counts if its first 50 ms have at least this variance (−75 dBFS); a constant has
   * none.
   */
  private static final double BEGINNING_SECONDS = 0.05;

  private static final double SILENCE = Math.pow(10, -7.5);

  private final int sampleRate;
  private final OnsetDetector detector;
  private final SegmentLimits limits;
  private final Segments segments;
  private final AttackFinder attacks;
  private final ReleaseFinder releases;
  private final SoundBuffer sound = new SoundBuffer();
  private final ArrayDeque<OnsetCandidate> heard = new ArrayDeque<>();
  private long open = -1;
  /** Whether it has been decided if a sound begins with the file. */
  private boolean begun;

  Segmenter(int sampleRate, OnsetDetector detector, SegmentLimits limits, Segments segments) {
    this.sampleRate = sampleRate;
    this.detector = detector;
    this.limits = limits;
    this.segments = segments;
    attacks = new AttackFinder(sampleRate);
    releases = new ReleaseFinder(sampleRate);
  }

  /** An onset that is not yet moved to its attack. */
  private record OnsetCandidate(long frame, double neededChange) {}

  /** Receives each sample when it has ended; its sound is in the buffer during the call. */
  @FunctionalInterface
  interface Segments {
    void add(SoundBuffer sound, long start, int length);
  }

  /** Takes the next frames. */
  void accept(float[] mono, int offset, int length) {
    sound.append(mono, offset, length);
    if (limits.untilRelease()) {
      releases.accept(mono, offset, length);
    }
    detector.accept(mono, offset, length, this::hear);
    while (!heard.isEmpty() && heard.getFirst().frame() + attacks.reachAfter() <= sound.end()) {
      begin(heard.removeFirst());
    }
    long certain = sound.end() - detector.latency() - attacks.reachAfter();
    if (certain > BEGINNING_SECONDS * sampleRate) {
      beginWithTheFile();
    }
    if (open >= 0 && certain >= open + longest()) {
      close(open + longest());
    }
    long needed = certain - attacks.reachBefore() - releases.reachBefore();
    sound.forgetBefore(open >= 0 ? Math.min(open, needed) : needed);
  }

  /** The sound is over. */
  void finish() {
    detector.finish(this::hear);
    while (!heard.isEmpty()) {
      begin(heard.removeFirst());
    }
    beginWithTheFile();
    if (open >= 0) {
      close(Math.min(sound.end(), open + longest()));
    }
  }

  private void hear(long frame, double neededChange) {
    heard.add(new OnsetCandidate(frame, neededChange));
  }

  private void begin(OnsetCandidate candidate) {
    long attack = attacks.attack(sound, candidate.frame());
    if (attacks.change() < candidate.neededChange()) {
      return;
    }
    if (attacks.change() < ABRUPT) {
      attack = candidate.frame();
      if (open >= 0 && attack < open + MASKED_SECONDS * sampleRate) {
        return;
      }
    }
    if (attack < MERGE_SECONDS * sampleRate) {
      if (variance(BEGINNING_SECONDS) < SILENCE) {
        return;
      }
      begun = true;
    } else {
      beginWithTheFile();
    }
    if (open >= 0) {
      if (attack < open + MERGE_SECONDS * sampleRate) {
        return;
      }
      close(Math.min(attack, open + longest()));
    }
    open(attack);
  }

  /** A sound that is there from the beginning is a sample, even if it is too quiet or too dull for the detector. */
  private void beginWithTheFile() {
    if (!begun && variance(FIRST_SECONDS) >= FIRST_POWER) {
      open(0);
    }
    begun = true;
  }

  /** The power of the beginning of the sound about its mean. */
  private double variance(double seconds) {
    int count = (int) Math.min(sound.end(), Math.round(seconds * sampleRate));
    double sum = 0;
    double square = 0;
    for (int i = 0; i < count; i++) {
      double x = sound.at(i);
      sum += x;
      square += x * x;
    }
    return count == 0 ? 0 : square / count - sum / count * (sum / count);
  }

  private void open(long attack) {
    open = attack;
    if (limits.untilRelease()) {
      releases.begin(sound, attack);
    }
  }

  private void close(long end) {
    int gap = (int) (end - open);
    int shortest = (int) Math.round(limits.min() * sampleRate / 1000);
    if (gap >= shortest && gap > 0) {
      int length = limits.untilRelease() ? releases.release(sound, open, gap) : gap;
      segments.add(sound, open, Math.max(length, shortest));
    }
    open = -1;
  }

  private long longest() {
    return Math.max(1, Math.round(limits.max() * sampleRate / 1000));
  }
}
