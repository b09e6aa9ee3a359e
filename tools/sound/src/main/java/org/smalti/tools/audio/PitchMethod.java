package org.smalti.tools.audio;

import be.tarsos.dsp.pitch.AMDF;
import be.tarsos.dsp.pitch.DynamicWavelet;
import be.tarsos.dsp.pitch.FastYin;
import be.tarsos.dsp.pitch.McLeodPitchMethod;
import be.tarsos.dsp.pitch.PitchDetector;
import be.tarsos.dsp.pitch.Yin;
import java.util.function.IntFunction;
import org.smalti.core.table.EnumWord;

/** The pitch estimators there are. */
public enum PitchMethod {
  /** What the normalised autocorrelation and the partials of the spectrum say together: 27.5 to 16,000 Hz. */
  COMBINED(CombinedPitch::new),
  /** First of the high peaks of the normalised autocorrelation: 27.5 to 5000 Hz. */
  AUTOCORRELATION(rate -> new UpToFiveKilohertz(rate, new AutocorrelationPitch(rate))),
  /** TarsosDSP: YIN by Fourier transform. */
  FASTYIN(rate -> tarsos(rate, length -> new FastYin((float) rate, length))),
  /** TarsosDSP: YIN as it was published, slow. */
  YIN(rate -> tarsos(rate, length -> new Yin((float) rate, length))),
  /** TarsosDSP: McLeod's method, not below 80 Hz, slow. */
  MCLEOD(rate -> tarsos(rate, length -> new McLeodPitchMethod((float) rate, length))),
  /** TarsosDSP: average magnitude difference, slow. */
  AMDF(rate -> tarsos(rate, length -> new AMDF((float) rate, length))),
  /** TarsosDSP: distances of wavelet extrema, fast and rough. */
  WAVELET(rate -> tarsos(rate, length -> new DynamicWavelet((float) rate, length)));

  /** Stateless. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Factory factory;

  PitchMethod(Factory factory) {
    this.factory = factory;
  }

  private static PitchEstimator tarsos(double rate, IntFunction<PitchDetector> maker) {
    return new UpToFiveKilohertz(rate, new TarsosPitch(rate, maker));
  }

  PitchEstimator at(double sampleRate) {
    return factory.create(sampleRate);
  }

  /** The word on the command line. */
  @Override
  public String toString() {
    return EnumWord.of(this);
  }

  @FunctionalInterface
  private interface Factory {
    PitchEstimator create(double sampleRate);
  }
}
