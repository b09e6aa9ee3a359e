package org.smalti.tools.audio;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The onsets of a detector of attacks, and where a held sound becomes another one without an attack
 * ({@link GradualChange}). Where the detector has heard something within {@value #NEAR_SECONDS} s of a change, both are
 * one onset: it counts however little the waveform changes, and if it is slow it is where the change is.
 */
final class LegatoOnsets implements OnsetDetector {
  private static final double NEAR_SECONDS = 0.07;
  /** The middle of a change that is so long after what was heard is not its beginning: it swells. */
  private static final double SWELL_SECONDS = 0.04;

  private final OnsetDetector attacks;
  private final GradualChange changes;
  private final int near;
  private final int swell;
  private final ArrayDeque<OnsetCandidate> candidates = new ArrayDeque<>();
  private final ArrayDeque<Change> found = new ArrayDeque<>();

  private long heard;

  LegatoOnsets(OnsetDetector attacks, int sampleRate) {
    this.attacks = attacks;
    changes = new GradualChange(sampleRate);
    near = (int) Math.round(NEAR_SECONDS * sampleRate);
    swell = (int) Math.round(SWELL_SECONDS * sampleRate);
  }

  static OnsetDetector superFlux(int sampleRate, double threshold) {
    return new LegatoOnsets(new SuperFlux(sampleRate, threshold), sampleRate);
  }

  static OnsetDetector complexFlux(int sampleRate, double threshold) {
    return new LegatoOnsets(new ComplexFlux(sampleRate, threshold), sampleRate);
  }

  /** A change without an attack, or at one. */
  private record Change(long frame, boolean steady) {}

  @Override
  public void accept(float[] mono, int offset, int length, Onsets onsets) {
    attacks.accept(mono, offset, length, candidates::add);
    changes.accept(mono, offset, length, (frame, steady) -> found.add(new Change(frame, steady)));
    heard += length;
    report(heard - attacks.latency(), heard - changes.latency(), onsets);
  }

  @Override
  public void finish(Onsets onsets) {
    attacks.finish(candidates::add);
    report(Long.MAX_VALUE, Long.MAX_VALUE, onsets);
  }

  @Override
  public int latency() {
    return Math.max(attacks.latency(), changes.latency()) + near + 1;
  }

  /**
   * Reports what is certain.
   *
   * @param attacksUpTo the frame before which all attacks are known
   * @param changesUpTo the same of changes
   */
  private void report(long attacksUpTo, long changesUpTo, Onsets onsets) {
    while (!candidates.isEmpty() || !found.isEmpty()) {
      long change = found.isEmpty() ? changesUpTo : found.getFirst().frame();
      if (!candidates.isEmpty() && candidates.getFirst().frame() < change - near) {
        onsets.add(candidates.removeFirst());
      } else if (!found.isEmpty() && change < attacksUpTo - near) {
        report(found.removeFirst(), onsets);
      } else {
        return;
      }
    }
  }

  /** Reports a change, together with what was heard near it. */
  private void report(Change change, Onsets onsets) {
    List<OnsetCandidate> around = new ArrayList<>();
    while (!candidates.isEmpty() && candidates.getFirst().frame() <= change.frame() + near) {
      around.add(candidates.removeFirst());
    }
    if (around.isEmpty()) {
      onsets.at(change.frame(), 0);
      return;
    }
    OnsetCandidate surest = around.stream()
        .min(Comparator.comparingDouble(OnsetCandidate::neededChange))
        .orElseThrow();
    boolean there = surest.isSlow() && change.steady() && change.frame() - surest.frame() <= swell;
    long place = there ? change.frame() : surest.gradual();
    for (OnsetCandidate candidate : around) {
      onsets.add(candidate.equals(surest) ? candidate.certain(place) : candidate);
    }
  }
}
