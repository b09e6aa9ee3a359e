package org.smalti.tools.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Notes of known pitch through the default estimator. */
class PitchTest {
  private static final double FOURTH = Math.pow(2, 5 / 12.0);

  @ParameterizedTest
  @EnumSource(Instrument.class)
  void everyInstrumentKeepsItsOctaveOverItsRange(Instrument instrument) {
    Tally tally = new Tally();
    long seed = 1;
    for (double hz = instrument.lowest; hz <= instrument.highest; hz *= FOURTH) {
      tally.add(hz, instrument.note(hz, 0.5, Tones.RATE, seed++), Tones.RATE);
      tally.add(hz, instrument.note(hz, 0.15, Tones.RATE, seed++), Tones.RATE);
    }
    assertThat(tally.share()).as(tally.wrong()).isGreaterThanOrEqualTo(0.95);
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 16_000, 44_100, 48_000, 96_000, 192_000})
  void pureAndRichTonesAreHeardWithinTwoCents(int rate) {
    for (int kind = 0; kind < 4; kind++) {
      Tally tally = new Tally();
      for (double hz = 27.5; hz <= Math.min(4979, rate * 0.45); hz *= FOURTH) {
        tally.add(hz, tone(kind, hz, 0.5, rate), rate);
        if (hz >= 50) {
          tally.add(hz, tone(kind, hz, 0.08, rate), rate);
        }
      }
      assertThat(tally.share())
          .as(tally.wrong())
          .as("kind %s: %s", kind, tally.wrong())
          .isEqualTo(1);
      assertThat(tally.median()).as("kind %s", kind).isLessThan(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {32_000, 44_100, 48_000, 96_000, 192_000})
  void tonesAreHeardUpToSixteenKilohertz(int rate) {
    Tally tally = new Tally();
    Tally noise = new Tally();
    double highest = Math.min(15_900, rate * 0.45);
    for (double hz = 3900; hz <= highest; hz *= 1.037) {
      for (int kind = 0; kind < 2; kind++) {
        tally.add(hz, tone(kind, hz, 0.5, rate), rate);
        tally.add(hz, tone(kind, hz, 0.08, rate), rate);
      }
      noise.add(hz, noisy(tone(0, hz, 0.3, rate), 15), rate);
    }
    assertThat(tally.share()).as(tally.wrong()).isEqualTo(1);
    assertThat(tally.median()).isLessThan(2);
    assertThat(noise.share()).as(noise.wrong()).isGreaterThanOrEqualTo(0.97);
  }

  @ParameterizedTest
  @EnumSource(
      value = PitchMethod.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"AMDF", "WAVELET"})
  void noMethodIsSureOfAWrongPitch(PitchMethod method) {
    for (int rate : new int[] {22_050, 44_100, 96_000}) {
      PitchMeter meter = new PitchMeter(rate, method);
      for (double at = 4500; at <= Math.min(20_000, rate * 0.48); at *= 1.11) {
        double hz = at;
        float[] sound = tone(0, hz, 0.3, rate);
        meter.measure(Tones.buffer(sound), 0, sound.length);
        assertThat(meter.hz())
            .as("%s, %.0f Hz at %d Hz", method, hz, rate)
            .satisfiesAnyOf(
                found -> assertThat(found).isEqualTo(-1),
                found -> assertThat(found).isCloseTo(hz, within(0.03 * hz)));
      }
    }
  }

  @Test
  void theHighestKeysOfAPianoAreHeardThroughTheKnockOfTheirHammers() {
    Tally tally = new Tally();
    for (int key = 0; key < 7; key++) {
      double hz = 2959.96 * Math.pow(2, key / 12.0);
      for (double[] each : new double[][] {{1, 0.03, 0.06}, {0.5, 0.15, 0.15}, {0.1, 0.03, 0.06}}) {
        float[] sound = Tones.silence(0.5, Tones.RATE);
        double low = 0;
        double lower = 0;
        Random random = new Random(key);
        for (int i = 0; i < sound.length; i++) {
          double t = (double) i / Tones.RATE;
          low += 0.08 * (random.nextGaussian() - low);
          lower += 0.08 * (low - lower);
          double knock = 6 * each[0] * lower * Math.exp(-t / each[1]);
          double ring = Math.exp(-t / each[2]) + 0.05 * Math.exp(-t / 0.2);
          sound[i] = (float)
              (knock + 0.3 * ring * Math.sin(2 * Math.PI * hz * t) + 1e-4 * random.nextGaussian());
        }
        tally.add(hz, sound, Tones.RATE);
      }
    }
    assertThat(tally.share()).as(tally.wrong()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {20, 10})
  void noiseBeneathATonePullsItNowhere(double decibels) {
    Tally tally = new Tally();
    for (double hz = 27.5; hz <= 4979; hz *= FOURTH) {
      tally.add(hz, noisy(tone(1, hz, 0.5, Tones.RATE), decibels), Tones.RATE);
      tally.add(hz, noisy(tone(0, hz, 0.5, Tones.RATE), decibels), Tones.RATE);
    }
    assertThat(tally.share()).as(tally.wrong()).isGreaterThanOrEqualTo(0.98);
    assertThat(tally.median()).isLessThan(2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 4e-4, 1e-3, 4e-3})
  void theStretchedPartialsOfStiffStringsAreNoOtherNote(double stiffness) {
    Tally tally = new Tally();
    for (double hz = 27.5; hz <= 4979; hz *= FOURTH) {
      float[] sound = Tones.silence(0.5, Tones.RATE);
      for (int n = 1; n <= 20; n++) {
        double partial = n * hz * Math.sqrt(1 + stiffness * n * n);
        if (partial < 20_000) {
          Tones.mix(sound, 0, Tones.sine(partial, 0.2 / n, 0.5, Tones.RATE));
        }
      }
      tally.add(hz, sound, Tones.RATE);
    }
    assertThat(tally.share()).as(tally.wrong()).isEqualTo(1);
    assertThat(tally.median()).isLessThan(2);
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "2, 3", "3, 4", "4, 5", "5, 6", "3, 5"})
  void ofTwoNotesOneIsHeardAndNotTheirCommonFundamental(int low, int high) {
    for (double hz : new double[] {165, 220, 330, 494, 784}) {
      for (double balance : new double[] {0.35, 0.7, 1.4}) {
        for (double decay : new double[] {0.15, 5}) {
          float[] sound = decaying(hz, 0.3, decay);
          float[] other = decaying(hz * high / low, 0.3, 5);
          for (int i = 0; i < sound.length; i++) {
            sound[i] += (float) (balance * other[i]);
          }
          double heard = hz(sound, Tones.RATE);
          assertThat(Math.min(Math.abs(cents(heard, hz)), Math.abs(cents(heard, hz * high / low))))
              .as("%s Hz, %s times as loud, decay %s s: %s Hz", hz, balance, decay, heard)
              .isLessThan(20);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 4", "3, 5", "2, 6", "3, 6", "4, 7", "3, 12", "5, 12"})
  void partialsInARowAreOneNoteEvenWithoutTheFundamental(int first, int last) {
    Tally tally = new Tally();
    for (double hz = 60; hz <= 500; hz *= FOURTH) {
      for (double falling : new double[] {0, 1}) {
        double[] levels = new double[last];
        for (int n = first; n <= last; n++) {
          levels[n - 1] = 0.1 * Math.pow(n, -falling);
        }
        tally.add(hz, Tones.partials(hz, 0.3, Tones.RATE, levels), Tones.RATE);
      }
    }
    assertThat(tally.share()).as(tally.wrong()).isEqualTo(1);
  }

  @Test
  void aDeepToneWithoutFundamentalIsHeardWhereAShortFrameShowsNoPartials() {
    double[] levels = {0, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1};
    for (double hz : new double[] {27.6, 33, 36.4, 41}) {
      float[] sound = Tones.partials(hz, 1, 48_000, levels);
      assertThat(cents(hz(sound, 48_000), hz)).isCloseTo(0, within(2.0));
    }
  }

  @Test
  void aSineOfHardlyMoreThanTwoSamplesAPeriodKeepsItsOctave() {
    for (double hz = 2500; hz < 3600; hz *= 1.03) {
      assertThat(cents(hz(Tones.sine(hz, 0.3, 0.3, 8000), 8000), hz)).isCloseTo(0, within(2.0));
    }
  }

  @Test
  void aVibratoIsHeardAtItsCentre() {
    for (double hz : new double[] {98, 220, 440, 1319}) {
      float[] sound = Tones.silence(0.6, Tones.RATE);
      double phase = 0;
      for (int i = 0; i < sound.length; i++) {
        double cents = 50 * Math.sin(2 * Math.PI * 5 * i / Tones.RATE);
        phase += 2 * Math.PI * hz * Math.pow(2, cents / 1200) / Tones.RATE;
        for (int n = 1; n <= 8; n++) {
          sound[i] += (float) (0.3 / n * Math.sin(n * phase));
        }
      }
      assertThat(cents(hz(sound, Tones.RATE), hz)).isCloseTo(0, within(15.0));
    }
  }

  @Test
  void noiseOfAnyColourHasNoPitch() {
    int pitched = 0;
    int all = 0;
    for (int seed = 0; seed < 20; seed++) {
      for (double low : new double[] {1, 0.3, 0.05, 0.005}) {
        for (double seconds : new double[] {0.08, 0.3}) {
          pitched += hz(colouredHit(seed, low, seconds), Tones.RATE) > 0 ? 1 : 0;
          all++;
        }
      }
    }
    assertThat(pitched / (double) all).isLessThan(0.02);
  }

  @ParameterizedTest
  @CsvSource({"44100, 1", "48000, 2", "192000, 8"})
  void aDecimatedSoundKeepsItsLevelBelowTheCutAndLosesWhatIsAbove(int rate, int factor) {
    Decimator decimator = new Decimator(factor);
    float[] out = new float[2000];
    float[] low = Tones.sine(1000, 0.5, 1, rate);
    decimator.read(Tones.buffer(low), 0, low.length, 500, out, out.length);
    assertThat(rms(out)).isCloseTo(0.5 / Math.sqrt(2), within(0.005));
    if (factor > 1) {
      float[] high = Tones.sine(rate / (2.0 * factor) * 1.3, 0.5, 1, rate);
      decimator.read(Tones.buffer(high), 0, high.length, 500, out, out.length);
      assertThat(rms(out)).isLessThan(0.005);
    }
  }

  @Test
  void theHannSpectrumOfAWholeFrameIsThatOfADirectTransform() {
    Autocorrelation periodicity = new Autocorrelation(256);
    float[] noise = Tones.noise(0.5, 256 / 8000.0, 8000);
    periodicity.measure(noise, 256);
    double mean = 0;
    for (float x : noise) {
      mean += x / 256.0;
    }
    for (int bin = 5; bin < 250; bin += 7) {
      double re = 0;
      double im = 0;
      for (int i = 0; i < 256; i++) {
        double x = (noise[i] - mean) * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / 256));
        re += x * Math.cos(2 * Math.PI * bin * i / 512);
        im -= x * Math.sin(2 * Math.PI * bin * i / 512);
      }
      double direct = re * re + im * im;
      assertThat((double) periodicity.powers()[bin])
          .isCloseTo(direct, within(1e-3 * direct + 1e-4));
    }
  }

  /** Sine, saw-tooth, square, saw-tooth without fundamental. */
  private static float[] tone(int kind, double hz, double seconds, int rate) {
    int partials = kind == 0 ? 1 : Math.max(1, Math.min(40, (int) (rate * 0.49 / hz)));
    double[] levels = new double[partials];
    for (int n = 1; n <= partials; n++) {
      boolean silent =
          (kind == 2 && n % 2 == 0) || (kind == 3 && n == 1 && 3 * hz < 10_000 && partials > 3);
      levels[n - 1] = silent ? 0 : 0.3 / n;
    }
    return Tones.partials(hz, seconds, rate, levels);
  }

  /** Six partials, the higher ones quieter and sooner gone. */
  private static float[] decaying(double hz, double seconds, double decay) {
    float[] sound = Tones.silence(seconds, Tones.RATE);
    for (int n = 1; n <= 6; n++) {
      for (int i = 0; i < sound.length; i++) {
        double t = i / (double) Tones.RATE;
        double level = 0.2 / n * Math.exp(-n * t / decay);
        sound[i] += (float) (level * Math.sin(2 * Math.PI * hz * n * t + n * n));
      }
    }
    return sound;
  }

  private static float[] noisy(float[] sound, double decibels) {
    Random random = new Random(3);
    double level = rms(sound) * Math.pow(10, -decibels / 20);
    float[] result = sound.clone();
    for (int i = 0; i < result.length; i++) {
      result[i] += (float) (level * random.nextGaussian());
    }
    return result;
  }

  private static float[] colouredHit(int seed, double low, double seconds) {
    Random random = new Random(seed);
    float[] sound = Tones.silence(seconds, Tones.RATE);
    double slow = 0;
    for (int i = 0; i < sound.length; i++) {
      slow += low * (random.nextGaussian() - slow);
      sound[i] = (float) (0.2 / Math.sqrt(low) * slow * Math.exp(-i / (0.1 * Tones.RATE)));
    }
    return sound;
  }

  private static double rms(float[] sound) {
    double energy = 0;
    for (float x : sound) {
      energy += x * x;
    }
    return Math.sqrt(energy / sound.length);
  }

  private static double hz(float[] sound, int rate) {
    PitchMeter meter = new PitchMeter(rate, PitchMethod.COMBINED);
    meter.measure(Tones.buffer(sound), 0, sound.length);
    return meter.hz();
  }

  private static double cents(double hz, double truth) {
    return hz <= 0 ? Double.NaN : 1200 * Math.log(hz / truth) / Math.log(2);
  }

  /** Counts notes and those within half a semitone. */
  private static final class Tally {
    private final ArrayList<Double> right = new ArrayList<>();
    private final StringBuilder wrong = new StringBuilder();
    private int all;

    void add(double truth, float[] sound, int rate) {
      double heard = hz(sound, rate);
      double off = Math.abs(cents(heard, truth));
      all++;
      if (off <= 50) {
        right.add(off);
      } else {
        wrong.append(Math.round(truth)).append(" Hz heard as ").append(heard).append("; ");
      }
    }

    double share() {
      return right.size() / (double) all;
    }

    String wrong() {
      return wrong.toString();
    }

    double median() {
      return right.stream().sorted().skip(right.size() / 2).findFirst().orElse(Double.NaN);
    }
  }
}
