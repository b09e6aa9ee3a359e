package org.smalti.tools.audio;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.smalti.core.table.Feature;
import org.smalti.tools.audio.SpectrumMeter.Frames;

/**
 * How each feature is measured: one line for each in {@link #value}. Only meters that a feature needs are made; features that come
 * from the same meter share it.
 */
final class FeatureMeters {
  private final int sampleRate;
  private final PitchMethod pitchMethod;
  private final List<SoundMeter> used = new ArrayList<>();
  private @Nullable PowerMeter power;
  private @Nullable PitchMeter pitch;

  FeatureMeters(int sampleRate, PitchMethod pitchMethod) {
    this.sampleRate = sampleRate;
    this.pitchMethod = pitchMethod;
  }

  /** Adds the meter that a feature needs. Gives its value, in its unit, of the last sample that was measured. */
  DoubleSupplier value(Feature feature) {
    return switch (feature) {
      case POWER -> power()::power;
      case DB -> power()::db;
      case HZ -> pitch()::hz;
      case NOTE -> pitch()::pitchClass;
      case OCTAVE -> pitch()::octave;
      case CLARITY -> pitch()::clarity;
      case FLATNESS ->
        use(new SpectrumMeter(Frames.CENTRED)).mean(new SpectralFlatness(sampleRate), 0);
    };
  }

  /** The value of a sample without any sound, because the file ends before. */
  static double valueWithoutSound(Feature feature) {
    return feature == Feature.DB ? PowerMeter.LOWEST_DB : feature.noValue().cell();
  }

  /** The meters that are needed. */
  List<SoundMeter> used() {
    return used;
  }

  private <M extends SoundMeter> M use(M meter) {
    used.add(meter);
    return meter;
  }

  private PowerMeter power() {
    if (power == null) {
      power = use(new PowerMeter());
    }
    return power;
  }

  private PitchMeter pitch() {
    if (pitch == null) {
      pitch = use(new PitchMeter(sampleRate, pitchMethod));
    }
    return pitch;
  }
}
