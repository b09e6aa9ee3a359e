package org.smalti.tools.batch.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.TestFiles;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.tools.batch.Conversion;

final class DenoiseTest extends SoundTesting {
  private static final Denoise ADAPTIVE = new Denoise(DenoiseMethod.ADAPTIVE, 1);
  private static final Path DATA = TestFiles.data();

  private Path noisy(int rate, double level) throws IOException {
    return tester.wav("noisy.wav", rate, 1, NoisySpeech.hiss(NoisySpeech.speech(rate, 6), level));
  }

  private static MediaStream sound(Path file) {
    return SoundTester.streams(file, Kind.AUDIO).get(0);
  }

  @ParameterizedTest
  @CsvSource({"8000,-40", "16000,-30", "44100,-55", "48000,-40"})
  void theNoiseIsMeasuredInThePauses(int rate, double level) throws IOException {
    Path file = noisy(rate, level);
    NoiseProfile noise = NoiseProfile.of(file, sound(file), true, constant -> {});
    assertThat(noise).isNotNull();
    assertThat(noise.passage().isFound()).isTrue();
    assertThat(noise.passage().floor()).isCloseTo(level, within(0.5));
    assertThat(noise.bands()).allSatisfy(band -> assertThat(band).isCloseTo(level, within(2.0)));
  }

  @Test
  void digitalSilenceTellsNothingOfTheNoise() throws IOException {
    float[] sound = NoisySpeech.hiss(NoisySpeech.speech(16000, 6), -40);
    Arrays.fill(sound, 0, 32000, 0);
    Path file = tester.wav("late.wav", 16000, 1, sound);
    NoiseProfile noise = NoiseProfile.of(file, sound(file), true, constant -> {});
    assertThat(noise).isNotNull();
    assertThat(noise.passage().floor()).isCloseTo(-40, within(0.5));
  }

  @Test
  void aSilentFileNeedsNothing() throws IOException {
    Path file = tester.wav("silent.wav", 16000, 1, new float[48000]);
    assertThat(ADAPTIVE.make(SoundTester.source(file), tester))
        .isEqualTo(new Conversion.NotNeeded("is silent"));
  }

  @Test
  void whereNothingStandsOutOfTheNoiseLittleIsTakenAway() throws IOException {
    Path file = tester.wav("rain.wav", 16000, 1, NoisySpeech.hiss(new float[64000], -20));
    Conversion.Needed made = tester.decided(ADAPTIVE, file);
    assertThat(made.notes()).anyMatch(note -> note.contains("no quiet passage"));
    Path result = tester.performed(made, "after.wav");
    float[] after = SoundTester.heard(result, 16000);
    assertThat(ratio(SoundTester.heard(file, 16000), after)).isGreaterThan(15);
    assertThat(made.remark().of(result, tester))
        .as("a floor that was never found")
        .isEmpty();
  }

  @Test
  void cleanSpeechIsHardlyTouched() throws IOException {
    Path file = DATA.resolve("speech_russian.wav");
    float[] before = SoundTester.heard(file, 0);
    float[] after = SoundTester.heard(tester.performed(ADAPTIVE, file, "after.wav"), 0);
    assertThat(after).hasSameSizeAs(before);
    assertThat(ratio(before, after)).isGreaterThan(25);
  }

  /** dB: a sound against its difference to another. */
  private static double ratio(float[] sound, float[] other) {
    double all = 0;
    double difference = 0;
    for (int i = 0; i < sound.length; i++) {
      all += sound[i] * sound[i];
      difference += (sound[i] - other[i]) * (sound[i] - other[i]);
    }
    return 10 * Math.log10(all / difference);
  }

  @ParameterizedTest
  @CsvSource({"8000,1", "16000,3", "44100,1", "48000,2"})
  void noiseGoesAndSpeechStaysInTimeToTheSample(int rate, int passes) throws IOException {
    Path file = noisy(rate, -35);
    float[] clean = NoisySpeech.speech(rate, 6);
    float[] noisy = SoundTester.heard(file, 0);
    Denoise denoise = new Denoise(DenoiseMethod.ADAPTIVE, passes);
    Conversion.Needed made = tester.decided(denoise, file);
    Path result = tester.performed(made, "after.wav");
    float[] after = SoundTester.heard(result, 0);
    assertThat(after).hasSameSizeAs(noisy);
    assertThat(SoundTester.lag(noisy, after, 50)).isZero();
    assertThat(ratio(clean, after)).isGreaterThan(ratio(clean, noisy) + 3);
    assertThat(made.remark().of(result, tester).orElseThrow())
        .matches("noise floor -3[45]\\.\\d -> -[4-9]\\d\\.\\d dBFS");
  }

  @ParameterizedTest
  @CsvSource({"r.wma,wmav2", "r.flv,aac", "r.wav,libmp3lame", "r.mka,aac"})
  void theFloorIsMeasuredWhereThePassageIsInTheResult(String name, String codec)
      throws IOException {
    float[] clicks = NoisySpeech.hiss(new float[44100 * 6], -50);
    for (int i = 0; i < clicks.length; i++) {
      clicks[i] += i % 22050 < 3000 ? (float) (0.3 * Math.sin(i * 0.1)) : 0;
    }
    Path sound = tester.wav("clicks.wav", 44100, 1, clicks);
    Path file = tester.made(name, "-i", FfmpegCommand.file(sound), "-c:a", codec);
    Conversion.Needed made = tester.decided(ADAPTIVE, file);
    Path result = tester.performed(made, "result" + name.substring(1));
    assertThat(made.remark().of(result, tester).orElseThrow())
        .matches("noise floor -(49|5[01])\\.\\d -> -([6-9]\\d)\\.\\d dBFS");
  }

  @Test
  void theVoiceProfileIsTheBandOfAVoiceAsOftenAsAsked() throws IOException {
    Conversion.Needed made = tester.decided(new Denoise(DenoiseMethod.VOICE, 2), noisy(16000, -30));
    assertThat(made.streams())
        .contains("highpass=f=200,lowpass=f=3000,highpass=f=200,lowpass=f=3000");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 11})
  void anOddNumberOfPassesIsRefused(int passes) {
    assertThatThrownBy(() -> new Denoise(DenoiseMethod.ADAPTIVE, passes))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("1 to 10 passes");
  }

  @Test
  void aFilmWithoutSoundIsRefused() {
    Path film = DATA.resolve("coin_motion.mov");
    boolean sounds = SoundTester.source(film).has(Kind.AUDIO);
    assertThat(ADAPTIVE.refusal(SoundTester.source(film)).isPresent()).isEqualTo(!sounds);
    Path mute = tester.made(
        "mute.mp4", "-i", FfmpegCommand.file(DATA.resolve("city_night.mp4")), "-an", "-c", "copy");
    assertThat(ADAPTIVE.refusal(SoundTester.source(mute))).hasValue("has no sound");
  }

  @Test
  void theFirstTenSecondsOfSpeechAreHeardBeforeAndAfter() throws IOException {
    float[] sound = new float[16000 * 30];
    float[] speech = NoisySpeech.speech(16000, 15);
    System.arraycopy(speech, 0, sound, 16000 * 12, speech.length);
    Path file = tester.wav("late.wav", 16000, 1, NoisySpeech.hiss(sound, -40));
    DenoisePreview preview = new DenoisePreview(ADAPTIVE);
    Conversion.Needed made = tester.decided(preview, file);
    assertThat(preview.extension(SoundTester.source(file))).isEqualTo("wav");
    assertThat(made.seconds()).hasValue(20.5);
    float[] heard = SoundTester.heard(tester.performed(made, "clip.preview.wav"), 16000);
    assertThat(heard.length).isEqualTo((int) (20.5 * 16000));
    float[] original = SoundTester.heard(file, 16000);
    for (int i = 0; i < 160000; i++) {
      assertThat(heard[i]).isEqualTo(original[i + 16000 * 11 + 400]);
    }
  }
}
