package org.smalti.tools.audio;

import be.tarsos.dsp.pitch.PitchDetectionResult;
import be.tarsos.dsp.pitch.PitchDetector;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A pitch estimator of TarsosDSP. An estimator is made for one length of frame; the last one is kept. */
final class TarsosPitch implements PitchEstimator {
  private final double sampleRate;
  private final IntFunction<PitchDetector> maker;
  private @Nullable PitchDetector detector;
  private int length;

  TarsosPitch(double sampleRate, IntFunction<PitchDetector> maker) {
    this.sampleRate = sampleRate;
    this.maker = maker;
  }

  @Override
  public void hear(
      float[] frame, int wanted, Autocorrelation periodicity, PitchCandidates candidates) {
    int even = wanted / 2 * 2;
    PitchDetector estimator = detector;
    if (estimator == null || length != even) {
      estimator = maker.apply(even);
      detector = estimator;
      length = even;
    }
    PitchDetectionResult result = estimator.getPitch(Arrays.copyOf(frame, even));
    double hz = result.getPitch();
    int lag = hz > 0 ? (int) Math.round(sampleRate / hz) : 0;
    if (lag >= 1 && lag + 1 <= wanted / 2) {
      double height = Math.max(0, periodicity.peakHeight(lag));
      candidates.add(hz, height, height);
    }
  }
}
