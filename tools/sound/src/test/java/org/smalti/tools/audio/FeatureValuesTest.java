package org.smalti.tools.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.table.Feature;
import org.smalti.core.table.FeatureSet;

/**
 * Features of sounds whose values follow from theory, and beside {@link PlainFeatures}, which follow the definitions.
 */
class FeatureValuesTest {
  private static final int RATE = Tones.RATE;

  @ParameterizedTest
  @CsvSource({"200, 44100", "1000, 44100", "5000, 48000", "1000, 8000", "12000, 96000"})
  void theCentroidAndTheRollOffOfASineAreItsFrequency(double hz, int rate) {
    float[] sine = Tones.sine(hz, 0.5, 0.5, rate);
    double bin = rate / 2048.0;
    assertThat(measure(Feature.CENTROID, sine, rate)).isCloseTo(hz, within(0.5 * bin));
    assertThat(measure(Feature.ROLLOFF, sine, rate)).isCloseTo(hz, within(1.01 * bin));
  }

  @Test
  void theCentroidOfWhiteNoiseIsInTheMiddleAndItsRollOffAt85Percent() {
    float[] noise = Tones.noise(0.5, 5, RATE);
    assertThat(measure(Feature.CENTROID, noise, RATE)).isCloseTo(0.5 * RATE / 2, within(150.0));
    assertThat(measure(Feature.ROLLOFF, noise, RATE)).isCloseTo(0.85 * RATE / 2, within(150.0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.03, 0.07, 0.3})
  void spectraAreWhatTheirDefinitionsSay(double seconds) {
    float[] hit = Tones.hit(seconds, RATE);
    Tones.mix(hit, 0, Tones.sine(300, 0.2, seconds, RATE));
    assertThat(measure(Feature.CENTROID, hit, RATE))
        .isCloseTo(PlainFeatures.centroid(hit, RATE), within(0.5));
    assertThat(measure(Feature.ROLLOFF, hit, RATE))
        .isCloseTo(PlainFeatures.rolloff(hit, RATE), within(0.5));
  }

  @Test
  void whatIsLoudInASampleDecidesItsCentroid() {
    float[] sound = Tones.silence(1, RATE);
    Tones.mix(sound, 0, Tones.sine(3000, 0.5, 0.5, RATE));
    Tones.mix(sound, RATE / 2, Tones.sine(300, 0.005, 0.5, RATE));
    assertThat(measure(Feature.CENTROID, sound, RATE)).isCloseTo(3000, within(100.0));
  }

  @ParameterizedTest
  @CsvSource({"27.5, 44100", "440, 44100", "997, 48000", "3000, 8000", "5000, 192000"})
  void aSineCrossesItsMeanTwiceInAPeriod(double hz, int rate) {
    float[] sine = Tones.sine(hz, 0.3, 2, rate);
    assertThat(measure(Feature.ZCR, sine, rate)).isCloseTo(2 * hz, within(0.6));
    assertThat(measure(Feature.ZCR, lifted(sine, 0.4f), rate)).isCloseTo(2 * hz, within(0.6));
  }

  @Test
  void whiteNoiseCrossesItsMeanAtEverySecondValue() {
    float[] noise = Tones.noise(0.5, 4, RATE);
    assertThat(measure(Feature.ZCR, noise, RATE)).isCloseTo(RATE / 2.0, within(0.01 * RATE));
  }

  @Test
  void noiseFarBelowASineDoesNotCross() {
    float[] sine = Tones.sine(50, 0.9, 2, RATE);
    Tones.mix(sine, 0, Tones.noise(0.002, 2, RATE));
    assertThat(measure(Feature.ZCR, sine, RATE)).isCloseTo(100, within(0.6));
  }

  @Test
  void crossingsAreThoseThatCanBeCounted() {
    float[] hit = Tones.hit(0.2, RATE);
    assertThat(measure(Feature.ZCR, hit, RATE))
        .isCloseTo(PlainFeatures.crossings(hit, RATE), within(1e-6));
  }

  /** ITU-R BS.1770-4: a 997 Hz sine at 0 dBFS in one channel reads −3.01 LKFS. */
  @ParameterizedTest
  @ValueSource(ints = {8000, 16_000, 22_050, 44_100, 48_000, 96_000, 192_000})
  void aFullScaleSineOf997HertzHasMinus3LufsAtAllSampleRates(int rate) {
    float[] sine = Tones.sine(997, 1, 1, rate);
    assertThat(measure(Feature.LOUDNESS, sine, rate)).isCloseTo(-3.01, within(0.05));
    assertThat(measure(Feature.LOUDNESS, lifted(sine, 0.3f), rate)).isCloseTo(-3.01, within(0.05));
  }

  /** EBU Tech 3341, case 1, of one channel: 1 kHz at −23 dBFS reads −26.0 LUFS. */
  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.2, 0.4, 3})
  void aSampleShorterThanTheWindowIsAsLoudAsALongOne(double seconds) {
    float[] sine = Tones.sine(1000, Math.pow(10, -23 / 20.0), seconds, 48_000);
    assertThat(measure(Feature.LOUDNESS, sine, 48_000)).isCloseTo(-26.0, within(0.1));
  }

  @Test
  void theLoudestWindowCounts() {
    float[] sound = Tones.silence(3, 48_000);
    Tones.mix(sound, 70_000, Tones.sine(1000, 0.5, 0.2, 48_000));
    double halfTheWindow = 10 * Math.log10(0.5);
    assertThat(measure(Feature.LOUDNESS, sound, 48_000))
        .isCloseTo(-3.01 - 6.02 + halfTheWindow, within(0.1));
  }

  @ParameterizedTest
  @ValueSource(ints = {22_050, 44_100, 48_000, 96_000})
  void loudnessIsThatOfTheStandardsResponseAtAnySampleRate(int rate) {
    float[] sound = Tones.partials(63, 1.5, rate, 0.3, 0.1, 0, 0.05, 0, 0.1, 0.02);
    for (int i = 0; i < sound.length; i++) {
      sound[i] *= (float) (1 - 0.4 * i / sound.length);
    }
    assertThat(measure(Feature.LOUDNESS, sound, rate))
        .isCloseTo(PlainFeatures.loudness(sound, rate), within(0.1));
  }

  @Test
  void aFilterAtItsOwnSampleRateIsItself() {
    Biquad same = new Biquad(1.5, -2.7, 1.2, -1.7, 0.73).at(48_000, 48_000, 1000);
    assertThat(new double[] {same.b0(), same.b1(), same.b2(), same.a1(), same.a2()})
        .containsExactly(new double[] {1.5, -2.7, 1.2, -1.7, 0.73}, within(1e-12));
  }

  @Test
  void theAttackLastsToTheMaximumOfTheEnvelope() {
    float[] rising = Tones.sine(1000, 0.8, 0.5, RATE);
    for (int i = 0; i < rising.length; i++) {
      double ms = 1000.0 * i / RATE;
      rising[i] *= (float) (ms < 120 ? ms / 120 : Math.exp((120 - ms) / 100));
    }
    assertThat(measure(Feature.ATTACK, rising, RATE)).isCloseTo(120, within(4.0));
    assertThat(measure(Feature.ATTACK, lifted(rising, 0.2f), RATE)).isCloseTo(120, within(4.0));
  }

  @Test
  void aHitAndASteadyToneHaveTheirMaximumAtTheStart() {
    assertThat(measure(Feature.ATTACK, Tones.hit(0.3, RATE), RATE)).isBetween(0.0, 5.0);
    for (double hz : new double[] {60, 110, 440, 1990, 3000}) {
      assertThat(measure(Feature.ATTACK, Tones.sine(hz, 0.5, 0.7, RATE), RATE))
          .as("%s Hz", hz)
          .isBetween(0.0, 500 / hz);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 44_100, 192_000})
  void theEnvelopeIsThatOfItsDefinition(int rate) {
    float[] sound = Tones.sine(900, 0.3, 0.4, rate);
    for (int i = 0; i < sound.length; i++) {
      double x = (double) i / sound.length;
      sound[i] *= (float) (x * x * (1 - x));
    }
    assertThat(measure(Feature.ATTACK, sound, rate))
        .isCloseTo(PlainFeatures.attack(sound, rate), within(1.5));
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 0.5f, -0.25f})
  void silenceHasSensibleValuesWithAndWithoutAnOffset(float offset) {
    float[] silence = lifted(Tones.silence(0.6, RATE), offset);
    assertThat(measure(Feature.CENTROID, silence, RATE)).isEqualTo(-1);
    assertThat(measure(Feature.ROLLOFF, silence, RATE)).isEqualTo(-1);
    assertThat(measure(Feature.ZCR, silence, RATE)).isZero();
    assertThat(measure(Feature.LOUDNESS, silence, RATE)).isEqualTo(-120);
    assertThat(measure(Feature.ATTACK, silence, RATE)).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 20, 400})
  void theShortestSamplesHaveFiniteValues(int frames) {
    FeatureSet added = FeatureSet.parse("centroid,rolloff,zcr,loudness,attack");
    float[] noise = Tones.noise(0.5, 1, RATE);
    for (int rate : new int[] {8, 1000, 3000, 8000, RATE}) {
      SampleMeter meter = new SampleMeter(rate, PitchMethod.COMBINED, added);
      assertThat(meter.measure(Tones.buffer(noise), 100, frames).cells())
          .as("%s frames at %s Hz", frames, rate)
          .doesNotContain("");
    }
  }

  @Test
  void eachFeatureIsTheSameAloneAndAmongOthers() {
    float[] sound = Tones.hit(0.3, RATE);
    Tones.mix(sound, 0, Tones.sine(300, 0.2, 0.3, RATE));
    SampleMeter all = new SampleMeter(RATE, PitchMethod.COMBINED, FeatureSet.ALL);
    all.measure(Tones.buffer(Tones.noise(0.3, 1, RATE)), 0, RATE);
    SampleFeatures together = all.measure(Tones.buffer(sound), 0, sound.length);
    for (Feature feature : Feature.values()) {
      assertThat(measure(feature, sound, RATE))
          .as(feature.column())
          .isEqualTo(together.of(feature));
    }
  }

  @Test
  void whatWasMeasuredCanBeSent() throws IOException, ClassNotFoundException {
    SampleMeter meter = new SampleMeter(RATE, PitchMethod.COMBINED, FeatureSet.ALL);
    float[] tone = Tones.sine(300, 0.2, 0.3, RATE);
    SampleFeatures sent = meter.measure(Tones.buffer(tone), 0, tone.length);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(sent);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(((SampleFeatures) in.readObject()).cells()).isEqualTo(sent.cells());
    }
  }

  private static double measure(Feature feature, float[] sound, int rate) {
    SampleMeter meter = new SampleMeter(rate, PitchMethod.COMBINED, FeatureSet.of(feature));
    return meter.measure(Tones.buffer(sound), 0, sound.length).of(feature);
  }

  private static float[] lifted(float[] sound, float offset) {
    float[] lifted = sound.clone();
    for (int i = 0; i < lifted.length; i++) {
      lifted[i] += offset;
    }
    return lifted;
  }
}
