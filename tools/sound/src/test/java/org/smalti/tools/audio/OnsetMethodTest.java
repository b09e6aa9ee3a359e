package org.smalti.tools.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the detectors of our own have in common, and where they differ. */
class OnsetMethodTest {
  @ParameterizedTest
  @EnumSource(names = {"SUPERFLUX", "COMPLEXFLUX", "ENERGY"})
  void tremoloIsNoSeriesOfOnsets(OnsetMethod method) {
    float[] sound = Tones.partials(440, 6, Tones.RATE, 0.3, 0.15, 0.1, 0.05);
    for (int i = 0; i < sound.length; i++) {
      sound[i] *= (float) (0.7 - 0.3 * Math.cos(2 * Math.PI * 5 * i / Tones.RATE));
    }
    assertThat(starts(sound, Tones.RATE, method)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"SUPERFLUX", "COMPLEXFLUX"})
  void vibratoIsNoSeriesOfOnsets(OnsetMethod method) {
    float[] sound = Tones.silence(6, Tones.RATE);
    double phase = 0;
    for (int i = 0; i < sound.length; i++) {
      double t = i / (double) Tones.RATE;
      phase += 2 * Math.PI * 440 * (1 + 0.03 * Math.sin(2 * Math.PI * 6 * t)) / Tones.RATE;
      sound[i] =
          (float) (0.3 * Math.sin(phase) + 0.2 * Math.sin(2 * phase) + 0.1 * Math.sin(3 * phase));
    }
    assertThat(starts(sound, Tones.RATE, method)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"SUPERFLUX", "COMPLEXFLUX"})
  void mainsHumIsOneSample(OnsetMethod method) {
    float[] sound = Tones.partials(50, 6, Tones.RATE, 0.1, 0.05, 0.04, 0.03, 0.02, 0.02, 0.01);
    Tones.mix(sound, 0, Tones.noise(0.001, 6, Tones.RATE));
    assertThat(starts(sound, Tones.RATE, method)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"SUPERFLUX", "COMPLEXFLUX", "ENERGY"})
  void ditherIsSilence(OnsetMethod method) {
    assertThat(starts(Tones.noise(1 / 32_768.0, 6, Tones.RATE), Tones.RATE, method))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 44_100, 96_000})
  void complexFluxHearsEveryHitAtItsAttack(int rate) {
    float[] sound = Tones.silence(3, rate);
    for (int i = 1; i <= 10; i++) {
      Tones.mix(sound, i * rate / 4, Tones.hit(0.2, rate));
    }
    List<Double> starts = starts(sound, rate, OnsetMethod.COMPLEXFLUX);
    assertThat(starts).hasSize(10);
    for (int i = 1; i <= 10; i++) {
      assertThat(starts.get(i - 1)).isCloseTo(250.0 * i, within(1.0));
    }
  }

  @Test
  void sixteenHitsASecondAreHeardApart() {
    float[] sound = Tones.silence(3, Tones.RATE);
    for (int i = 0; i < 32; i++) {
      float[] hit = Tones.hit(0.06, Tones.RATE);
      for (int j = 0; j < hit.length; j++) {
        hit[j] *= i % 2 == 0 ? 1 : 0.4f;
      }
      Tones.mix(sound, 22_050 + i * Tones.RATE / 16, hit);
    }
    assertThat(starts(sound, Tones.RATE, OnsetMethod.SUPERFLUX)).hasSize(32);
  }

  @Test
  void theDelayOfAToneIsNoneAndThatOfAClickIsItsDistance() {
    FrameSpectrum frames = new FrameSpectrum(2048, 2048);
    float[] powers = new float[frames.bins()];
    float[] delays = new float[frames.bins()];
    frames.powers(Tones.sine(1000, 0.5, 0.1, Tones.RATE), 100, powers);
    frames.delays(delays);
    assertThat(delays[46]).isLessThan(0.01f);
    float[] click = new float[2048];
    click[1536] = 1;
    frames.powers(click, 0, powers);
    frames.delays(delays);
    assertThat(delays[300]).isCloseTo(0.5f, within(0.01f));
  }

  /** In ms. */
  private static List<Double> starts(float[] sound, int rate, OnsetMethod method) {
    List<Double> starts = new ArrayList<>();
    Segmenter segmenter = new Segmenter(
        rate,
        method.at(rate, method.delta()),
        new SegmentLimits(0, 1000, true),
        (buffer, start, length) -> starts.add(1000.0 * start / rate));
    segmenter.accept(sound, 0, sound.length);
    segmenter.finish();
    return starts;
  }
}
