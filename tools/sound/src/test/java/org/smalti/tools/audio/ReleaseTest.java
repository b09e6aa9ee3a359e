package org.smalti.tools.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Samples end where they have sunk into what sounds beneath them, and not where they still ring. */
class ReleaseTest {
  private static final int RATE = Tones.RATE;
  private static final double DECAY = 0.05;

  @ParameterizedTest
  @CsvSource({"20, 44100", "10, 44100", "30, 44100", "20, 8000", "20, 48000"})
  void aHitOverNoiseEndsWhereItSinksIntoIt(double decibels, int rate) {
    float[] sound = Tones.noise(0.5 * Math.pow(10, -decibels / 20), 9, rate);
    addHits(sound, rate);
    assertHits(hits(sound, rate, true), decibels);
  }

  @ParameterizedTest
  @ValueSource(doubles = {20, 10})
  void aHitOverHumEndsWhereItSinksIntoIt(double decibels) {
    float[] sound = Tones.silence(9, RATE);
    double amplitude = 0.5 / Math.sqrt(3) * Math.sqrt(2) * Math.pow(10, -decibels / 20);
    Tones.mix(sound, 0, Tones.partials(50, 9, RATE, amplitude, amplitude / 4, amplitude / 9));
    addHits(sound, RATE);
    assertHits(hits(sound, RATE, true), decibels);
  }

  @Test
  void aQuietHitIsAsLongAsALoudOne() {
    float[] loud = Tones.silence(9, RATE);
    addHits(loud, RATE);
    float[] quiet = loud.clone();
    for (int i = 0; i < quiet.length; i++) {
      quiet[i] *= 0.0316f;
    }
    List<double[]> expected = hits(loud, RATE, true);
    List<double[]> hits = hits(quiet, RATE, true);
    assertThat(hits).hasSize(8);
    for (int i = 0; i < 8; i++) {
      assertThat(hits.get(i)[1]).isCloseTo(expected.get(i)[1], within(11.0));
    }
  }

  @Test
  void aBreathAfterSilenceIsNoPartOfTheSampleBeforeIt() {
    float[] sound = Tones.silence(3, RATE);
    Tones.mix(sound, RATE / 2, Tones.partials(220, 0.3, RATE, 0.3, 0.2, 0.1));
    float[] breath = Tones.noise(0.02, 0.5, RATE);
    for (int i = 0; i < breath.length; i++) {
      breath[i] *= (float) i / breath.length;
    }
    Tones.mix(sound, 11 * RATE / 10, breath);
    List<double[]> samples = samples(sound, RATE, true);
    assertThat(samples.get(0)[1]).isCloseTo(300, within(15.0));
  }

  @Test
  void untilTheNextOnsetMeansThat() {
    float[] sound = Tones.noise(0.05, 9, RATE);
    addHits(sound, RATE);
    List<double[]> hits = hits(sound, RATE, false);
    assertThat(hits).hasSize(8);
    // After the last one nothing begins.
    assertThat(hits.subList(0, 7))
        .allSatisfy(hit -> assertThat(hit[1]).isCloseTo(900, within(2.0)));
  }

  @Test
  void noiseThatBeginsIsNoBackground() {
    float[] sound = Tones.silence(3, RATE);
    Tones.mix(sound, RATE, Tones.noise(0.3, 2, RATE));
    List<double[]> samples = samples(sound, RATE, true);
    assertThat(samples).hasSize(1);
    assertThat(samples.get(0)[1]).isCloseTo(1000, within(1.0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.3, 1, 3})
  void aNoteThatRingsIsNotCutByTheNextOne(double decay) {
    float[] sound = Tones.noise(0.0003, 9, RATE);
    for (int i = 0; i < 16; i++) {
      float[] note = Tones.partials(220 * Math.pow(2, i * 5 % 12 / 12.0), 0.5, RATE, 0.3, 0.2, 0.1);
      for (int j = 0; j < note.length; j++) {
        note[j] *= (float) Math.exp(-j / (decay * RATE));
      }
      Tones.mix(sound, (i + 1) * RATE / 2, note);
    }
    List<double[]> notes = samples(sound, RATE, true);
    notes.removeIf(note -> note[0] < 400 || note[0] > 7900);
    assertThat(notes).hasSize(15);
    // At 40 dB below its beginning it is over.
    double sounding = Math.min(500, 1000 * decay * Math.log(100));
    assertThat(notes).allSatisfy(note -> assertThat(note[1]).isCloseTo(sounding, within(20.0)));
  }

  @Test
  void notesThatAreHeldAfterAHardAttackAreNotCut() {
    float[] sound = Tones.silence(9, RATE);
    for (int i = 0; i < 16; i++) {
      float[] note = Tones.partials(220 * Math.pow(2, i * 5 % 12 / 12.0), 0.5, RATE, 0.3, 0.2, 0.1);
      for (int j = 0; j < note.length; j++) {
        note[j] *= (float) (0.2 + 0.8 * Math.exp(-j / (0.03 * RATE)));
      }
      Tones.mix(sound, (i + 1) * RATE / 2, note);
    }
    List<double[]> notes = samples(sound, RATE, true);
    notes.removeIf(note -> note[0] > 7900);
    assertThat(notes).hasSize(15);
    assertThat(notes).allSatisfy(note -> assertThat(note[1]).isCloseTo(500, within(20.0)));
  }

  /** Eight hits that fall by 1/e in {@value #DECAY} s. */
  private static void addHits(float[] sound, int rate) {
    for (int i = 1; i <= 8; i++) {
      float[] hit = Tones.noise(0.5, 0.8, rate);
      for (int j = 0; j < hit.length; j++) {
        hit[j] *= (float) Math.exp(-j / (DECAY * rate));
      }
      Tones.mix(sound, i * 9 * rate / 10, hit);
    }
  }

  /** A hit and its background are equally strong after {@value #DECAY} · ln of the ratio of their amplitudes. */
  private static void assertHits(List<double[]> hits, double decibels) {
    double sunk = 1000 * DECAY * Math.log(Math.pow(10, decibels / 20));
    assertThat(hits).hasSize(8);
    assertThat(hits).allSatisfy(hit -> assertThat(hit[1]).isBetween(sunk - 10, sunk + 40));
  }

  /** Without what begins with the file and what is cut by its end. */
  private static List<double[]> hits(float[] sound, int rate, boolean untilRelease) {
    List<double[]> samples = samples(sound, rate, untilRelease);
    samples.removeIf(sample -> sample[0] < 400);
    return samples;
  }

  /** Start and length in ms. */
  private static List<double[]> samples(float[] sound, int rate, boolean untilRelease) {
    List<double[]> samples = new ArrayList<>();
    Segmenter segmenter = new Segmenter(
        rate,
        OnsetMethod.SUPERFLUX.at(rate, OnsetMethod.SUPERFLUX.delta()),
        new SegmentLimits(40, 1000, untilRelease),
        (buffer, start, length) ->
            samples.add(new double[] {1000.0 * start / rate, 1000.0 * length / rate}));
    for (int i = 0; i < sound.length; i += 5000) {
      segmenter.accept(sound, i, Math.min(5000, sound.length - i));
    }
    segmenter.finish();
    return samples;
  }
}
