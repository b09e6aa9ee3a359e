package org.smalti.tools.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuperFluxTest {
  @Test
  void theFluxIsThatOfAPlainReading() {
    float[] sound = Tones.silence(0.6, Tones.RATE);
    Tones.mix(sound, 6000, Tones.partials(330, 0.3, Tones.RATE, 0.3, 0.2, 0.1));
    Tones.mix(sound, 17_000, Tones.hit(0.1, Tones.RATE));
    SuperFlux detector = new SuperFlux(Tones.RATE, 1.1);
    List<Float> fluxes = new ArrayList<>();
    detector.listen(sound, 0, sound.length, fluxes::add);
    double[] plain = PlainFlux.of(sound, Tones.RATE);
    assertThat(fluxes.size()).isGreaterThan(100);
    for (int i = 0; i < fluxes.size(); i++) {
      assertThat((double) fluxes.get(i)).isCloseTo(plain[i], within(1e-3 * (1 + plain[i])));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 16_000, 22_050, 44_100, 48_000, 96_000})
  void everyHitIsHeardOnceAtAnyRate(int rate) {
    float[] sound = Tones.silence(3, rate);
    for (int i = 1; i <= 10; i++) {
      Tones.mix(sound, i * rate / 4, Tones.hit(0.2, rate));
    }
    List<Double> heard = onsets(sound, rate);
    assertThat(heard).hasSize(10);
    for (int i = 1; i <= 10; i++) {
      assertThat(heard.get(i - 1)).isCloseTo(i * 0.25, within(0.03));
    }
  }

  @Test
  void silenceHasNoOnsets() {
    assertThat(onsets(Tones.silence(5, Tones.RATE), Tones.RATE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {50, 440, 1000, 3520, 12_000})
  void aSteadyToneHasOneOnsetAtItsBeginning(double hz) {
    List<Double> heard = onsets(Tones.sine(hz, 0.5, 10, Tones.RATE), Tones.RATE);
    assertThat(heard).hasSize(1);
    assertThat(heard.get(0)).isLessThan(0.03);
  }

  @Test
  void aChirpIsNoSeriesOfOnsets() {
    float[] sound = Tones.silence(5, Tones.RATE);
    for (int i = 0; i < sound.length; i++) {
      double t = i / (double) Tones.RATE;
      sound[i] = (float) (0.5 * Math.sin(2 * Math.PI * (200 * t + 100 * t * t)));
    }
    assertThat(onsets(sound, Tones.RATE)).hasSize(1);
  }

  @Test
  void vibratoIsNoSeriesOfOnsets() {
    float[] sound = Tones.silence(5, Tones.RATE);
    double phase = 0;
    for (int i = 0; i < sound.length; i++) {
      double t = i / (double) Tones.RATE;
      phase += 2 * Math.PI * 440 * (1 + 0.02 * Math.sin(2 * Math.PI * 6 * t)) / Tones.RATE;
      sound[i] = (float) (0.3 * Math.sin(phase) + 0.2 * Math.sin(2 * phase));
    }
    assertThat(onsets(sound, Tones.RATE)).hasSize(1);
  }

  @Test
  void howTheSoundIsHandedOverMakesNoDifference() {
    float[] sound = Tones.silence(2, Tones.RATE);
    Tones.mix(sound, 20_000, Tones.hit(0.3, Tones.RATE));
    Tones.mix(sound, 50_001, Tones.partials(220, 0.5, Tones.RATE, 0.3, 0.3));
    SuperFlux detector = new SuperFlux(Tones.RATE, 1.1);
    List<Double> heard = new ArrayList<>();
    for (int i = 0; i < sound.length; i += 777) {
      detector.accept(
          sound,
          i,
          Math.min(777, sound.length - i),
          candidate -> heard.add(candidate.frame() / (double) Tones.RATE));
    }
    detector.finish(candidate -> heard.add(candidate.frame() / (double) Tones.RATE));
    assertThat(heard).isEqualTo(onsets(sound, Tones.RATE));
  }

  /** Those that a sudden rise of the waveform would confirm. */
  private static List<Double> onsets(float[] sound, int rate) {
    SuperFlux detector = new SuperFlux(rate, 1.1);
    List<Double> heard = new ArrayList<>();
    detector.accept(
        sound, 0, sound.length, candidate -> heard.add(candidate.frame() / (double) rate));
    detector.finish(candidate -> heard.add(candidate.frame() / (double) rate));
    return heard;
  }
}
