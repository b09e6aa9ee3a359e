package org.smalti.tools.audio;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.smalti.tools.audio.SwellFinder.Swell;

/**
 * Cuts a streaming sound into samples: each goes from an onset to its release, to the next onset or to the longest
 * length allowed, whichever comes first. What would be shorter than the shortest length allowed is joined with what
 * follows; if that begins much louder, as the stroke after a grace note does, the sample begins there. A sound that
 * swells so slowly that no onset was found is a sample all the same. Memory depends on the longest sample only.
 */
final class Segmenter {
  /** Onsets whose attacks are closer than this are one event. */
  private static final double MERGE_SECONDS = 0.03;

  /** So soon after an attack a sound without an attack is not a new one. */
  private static final double MASKED_SECONDS = 0.045;
  /** A sound that changes less than this has no attack: it swells, or goes over into another one. */
  private static final double ABRUPT = 40;

  /** How long the loudness of an onset is measured, and how much louder than the one before another must be: 3 dB. */
  private static final double LOUDNESS_SECONDS = 0.02;

  private static final double LOUDER = 2;
  /** What is given up before a louder onset is shorter than this. */
  private static final double GRACE_SECONDS = 0.08;
  /** A swell is no news if there was an onset so long before it left the quiet. */
  private static final double BEFORE_SWELL_SECONDS = 0.05;

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
  private final SwellFinder swelling;
  private final SoundBuffer sound = new SoundBuffer();
  /** Onsets that are not yet moved to their attacks. */
  private final ArrayDeque<OnsetCandidate> heard = new ArrayDeque<>();

  private final ArrayDeque<Swell> swells = new ArrayDeque<>();
  /** The last sample that has ended, until it is certain where. */
  private @Nullable Ended ended;
  /** The attack of the sample that has not ended, −1 if there is none. */
  private long open = -1;
  /** The first of the onsets that were joined, or given up for a louder one, up to {@link #open}. */
  private long first = -1;
  /** The attack of the sample that has begun last, as far as there was one. */
  private long latest = Long.MIN_VALUE / 2;

  /** Whether it has been decided if a sound begins with the file. */
  private boolean begun;

  Segmenter(int sampleRate, OnsetDetector detector, SegmentLimits limits, Segments segments) {
    this.sampleRate = sampleRate;
    this.detector = detector;
    this.limits = limits;
    this.segments = segments;
    attacks = new AttackFinder(sampleRate);
    releases = new ReleaseFinder(sampleRate);
    swelling = new SwellFinder(sampleRate);
  }

  /** A sample that has ended. */
  private record Ended(long start, int length) {
    long end() {
      return start + length;
    }
  }

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
    swelling.accept(mono, offset, length, swells::add);
    detector.accept(mono, offset, length, heard::add);
    while (!heard.isEmpty() && heard.getFirst().frame() + reachAfter() <= sound.end()) {
      begin(heard.removeFirst());
    }
    long certain = sound.end() - detector.latency() - reachAfter();
    if (certain > BEGINNING_SECONDS * sampleRate) {
      beginWithTheFile();
    }
    while (!swells.isEmpty() && swells.getFirst().known() <= certain) {
      swell(swells.removeFirst());
    }
    if (open >= 0 && certain >= open + longest()) {
      close(open + longest());
    }
    if (open < 0 || certain >= open + shortest()) {
      give();
    }
    int before = attacks.reachBefore() + releases.reachBefore();
    long needed = certain - Math.max(before, swelling.reachBefore());
    needed = open >= 0 ? Math.min(open, needed) : needed;
    sound.forgetBefore(ended == null ? needed : Math.min(ended.start(), needed));
  }

  /** The sound is over. */
  void finish() {
    detector.finish(heard::add);
    while (!heard.isEmpty()) {
      begin(heard.removeFirst());
    }
    beginWithTheFile();
    while (!swells.isEmpty()) {
      swell(swells.removeFirst());
    }
    if (open >= 0) {
      long end = Math.min(sound.end(), open + longest());
      if (end - open < shortest()) {
        giveUp(end);
      } else {
        close(end);
      }
    }
    give();
  }

  /** How many frames after an onset must be known. */
  private int reachAfter() {
    return attacks.reachAfter() + (int) (LOUDNESS_SECONDS * sampleRate);
  }

  private void begin(OnsetCandidate candidate) {
    long attack = attacks.attack(sound, candidate.frame());
    if (attacks.change() < candidate.neededChange()) {
      return;
    }
    if (attacks.change() < ABRUPT) {
      attack = candidate.gradual();
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
    if (open < 0 || attack >= open + MERGE_SECONDS * sampleRate) {
      follow(attack);
    }
  }

  /** A sound that has swelled without an onset is a sample. */
  private void swell(Swell swell) {
    if (latest < swell.quiet() - BEFORE_SWELL_SECONDS * sampleRate) {
      begun = true;
      follow(swell.start());
    }
  }

  /** Begins a sample at an attack, unless it belongs to the one before. */
  private void follow(long attack) {
    if (open >= 0 && limits.untilRelease() && attack - open < shortest()) {
      if (!isLouder(attack)) {
        return;
      }
      giveUp(attack);
      long group = first;
      open(attack);
      first = group;
      return;
    }
    if (open >= 0) {
      close(Math.min(attack, open + longest()));
    }
    open(attack);
  }

  /** Whether an onset is so much louder than that of the sample before it that the sample begins with it. */
  private boolean isLouder(long attack) {
    int length = (int) (LOUDNESS_SECONDS * sampleRate);
    double now = sound.power(attack, length, sound.mean(attack, length));
    double then = sound.power(open, length, sound.mean(open, length));
    return attack - first < GRACE_SECONDS * sampleRate && now > LOUDER * then;
  }

  /** What has begun is too short to be a sample: it belongs to the one before, if that goes on up to it. */
  private void giveUp(long end) {
    Ended before = ended;
    if (before != null && before.end() == open) {
      ended = new Ended(before.start(), (int) Math.min(end - before.start(), longest()));
    }
    open = -1;
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
    first = attack;
    latest = attack;
    if (limits.untilRelease()) {
      releases.begin(sound, attack);
    }
  }

  private void close(long end) {
    give();
    int gap = (int) (end - open);
    if (gap >= shortest()) {
      int length = limits.untilRelease() ? releases.release(sound, open, gap) : gap;
      ended = new Ended(open, Math.max(length, shortest()));
    }
    open = -1;
  }

  /** Hands over the sample that has ended. */
  private void give() {
    Ended sample = ended;
    if (sample != null) {
      segments.add(sound, sample.start(), sample.length());
      ended = null;
    }
  }

  private int shortest() {
    return (int) Math.max(1, Math.round(limits.min() * sampleRate / 1000));
  }

  private long longest() {
    return Math.max(1, Math.round(limits.max() * sampleRate / 1000));
  }
}
