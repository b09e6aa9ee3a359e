package org.smalti.tools.audio;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.smalti.core.table.Feature;
import org.smalti.tools.audio.SpectrumMeter.Frames;

/**
 * How each feature is measured: one line for each in {@link #value}. Only meters that a feature needs are made;
 * features that come from the same meter share it.
 */
final class FeatureMeters {
  private final int sampleRate;
  private final PitchMethod pitchMethod;
  private final List<SoundMeter> used = new ArrayList<>();
  private @Nullable PowerMeter power;
  private @Nullable PitchMeter pitch;
  private @Nullable SpectrumMeter spectrum;

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
      case CENTROID -> spectrum().mean(new SpectralCentroid(sampleRate), -1);
      case ROLLOFF -> spectrum().mean(new SpectralRolloff(sampleRate), -1);
      case ZCR -> use(new ZeroCrossings(sampleRate))::perSecond;
      case LOUDNESS -> use(new MomentaryLoudness(sampleRate))::maximum;
      case ATTACK -> use(new AttackTime(sampleRate))::milliseconds;
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

  private SpectrumMeter spectrum() {
    if (spectrum == null) {
      spectrum = use(new SpectrumMeter(Frames.INSIDE));
    }
    return spectrum;
  }
}
