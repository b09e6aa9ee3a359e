package org.smalti.tools.audio;

import java.util.List;
import java.util.function.DoubleSupplier;
import org.smalti.core.table.FeatureSet;

/** Measures features of samples, in sounds of one sample rate. Not for two threads at once. */
final class SampleMeter {
  /** Only so much of a sample is measured. */
  static final double LONGEST_SECONDS = 60;

  private final int longest;
  private final FeatureSet features;
  private final List<SoundMeter> meters;
  /** Of the features, in their order. */
  private final List<DoubleSupplier> values;

  SampleMeter(int sampleRate, PitchMethod method, FeatureSet features) {
    longest = (int) (LONGEST_SECONDS * sampleRate);
    this.features = features;
    FeatureMeters made = new FeatureMeters(sampleRate, method);
    values = features.features().stream().map(made::value).toList();
    meters = List.copyOf(made.used());
  }

  /** Measures {@code length} frames from {@code start}, as far as the buffer has them. */
  SampleFeatures measure(SoundBuffer sound, long start, int length) {
    long end = Math.min(sound.end(), start + Math.min(length, longest));
    if (end <= start) {
      return SampleFeatures.none(features);
    }
    meters.forEach(meter -> meter.measure(sound, start, (int) (end - start)));
    double[] measured = new double[values.size()];
    for (int i = 0; i < measured.length; i++) {
      measured[i] = values.get(i).getAsDouble();
    }
    return new SampleFeatures(features, measured);
  }
}
