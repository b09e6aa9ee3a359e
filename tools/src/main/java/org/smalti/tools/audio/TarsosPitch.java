package org.smalti.tools.audio;

import be.tarsos.dsp.pitch.PitchDetectionResult;
import be.tarsos.dsp.pitch.PitchDetector;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A pitch estimator of TarsosDSP. They are made for one length of frame; the last one made is kept. */
final class TarsosPitch implements PitchEstimator {
  private final IntFunction<PitchDetector> maker;
  private @Nullable PitchDetector detector;
  private int length;

  TarsosPitch(IntFunction<PitchDetector> maker) {
    this.maker = maker;
  }

  @Override
  public double hz(float[] frame, int wanted, Periodicity periodicity) {
    int even = wanted / 2 * 2;
    PitchDetector estimator = detector;
    if (estimator == null || length != even) {
      estimator = maker.apply(even);
      detector = estimator;
      length = even;
    }
    PitchDetectionResult result = estimator.getPitch(Arrays.copyOf(frame, even));
    double hz = result.getPitch();
    return hz >= LOWEST && hz <= HIGHEST ? hz : -1;
  }
}
