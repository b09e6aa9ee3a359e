package org.smalti.tools.audio;

import org.smalti.core.table.EnumWord;

/** The onset detectors there are. */
public enum OnsetMethod {
  /** Spectral flux with a maximum filter against vibrato, and changes of pitch or timbre: for all kinds of sound. */
  SUPERFLUX(1.1, LegatoOnsets::superFlux),
  /** The same, weighted by group delay against tremolo and beats: for sustained sounds. */
  COMPLEXFLUX(0.5, LegatoOnsets::complexFlux),
  /** The rise of energy in dB: the simplest. */
  ENERGY(5, EnergyRise::new),
  /** TarsosDSP: share of the spectrum that rises at once; detects drums, little else. */
  PERCUSSION(8, TarsosOnsets::percussion),
  /** TarsosDSP: deviation from the phase and magnitude that a steady sound would have. */
  COMPLEX(0.3, TarsosOnsets::complex);

  private final double delta;
  /** Stateless. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Factory factory;

  OnsetMethod(double delta, Factory factory) {
    this.delta = delta;
    this.factory = factory;
  }

  /** The default of {@code --delta}: how far an onset must stand out, on the detector's own scale. */
  double delta() {
    return delta;
  }

  OnsetDetector at(int sampleRate, double wantedDelta) {
    return factory.create(sampleRate, wantedDelta);
  }

  /** The word on the command line. */
  @Override
  public String toString() {
    return EnumWord.of(this);
  }

  @FunctionalInterface
  private interface Factory {
    OnsetDetector create(int sampleRate, double delta);
  }
}
