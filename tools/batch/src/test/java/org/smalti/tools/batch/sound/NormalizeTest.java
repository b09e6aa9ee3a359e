package org.smalti.tools.batch.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smalti.core.SmaltiException;
import org.smalti.media.ChannelChoice;
import org.smalti.media.MediaStream.Kind;
import org.smalti.media.SoundSelection;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.tools.batch.Conversion;

final class NormalizeTest extends SoundTesting {
  private static final Normalize USUAL = new Normalize(-23, -1, false);

  private Path speech(int rate, int channels, double seconds, double gain) throws IOException {
    float[] mono = NoisySpeech.louder(NoisySpeech.speech(rate, seconds), gain);
    return tester.wav("speech.wav", rate, channels, channels == 1 ? mono : NoisySpeech.twice(mono));
  }

  @ParameterizedTest
  @CsvSource({
    "8000,1,5,-20",
    "44100,2,5,-20",
    "48000,1,5,0",
    "96000,2,5,-12",
    // Too short for ffmpeg's own filter, and too short for a block of R128.
    "16000,1,2,-20",
    "16000,1,0.6,-20",
    "16000,2,0.3,-20"
  })
  void theLoudnessIsReachedAndTheSampleRateKept(int rate, int channels, double seconds, double gain)
      throws IOException {
    Path file = speech(rate, channels, seconds, gain);
    Conversion.Needed made = tester.decided(USUAL, file);
    Path result = tester.performed(made, "result.wav");
    assertThat(tester.loudness(result).integrated()).isCloseTo(-23, within(0.5));
    assertThat(SoundTester.sound(result)).isEqualTo(SoundTester.sound(file));
    float[] was = SoundTester.heard(file, 0);
    float[] is = SoundTester.heard(result, 0);
    assertThat(is).hasSameSizeAs(was);
    assertThat(SoundTester.lag(was, is, 20)).isZero();
    assertThat(made.remark().of(result, tester).orElseThrow()).endsWith("-> -23.0 LUFS");
  }

  @Test
  void whatIsNearIsLeftAsItIs() throws IOException {
    Path file = speech(48000, 1, 5, 0);
    double is = tester.loudness(file).integrated();
    assertThat(new Normalize(is + 0.4, -1, false).make(SoundTester.source(file), tester))
        .isInstanceOf(Conversion.NotNeeded.class);
    assertThat(new Normalize(is + 0.6, -1, false).make(SoundTester.source(file), tester))
        .isInstanceOf(Conversion.Needed.class);
  }

  @Test
  void silenceHasNoLoudness() throws IOException {
    Path file = tester.wav("silent.wav", 16000, 1, new float[48000]);
    assertThat(USUAL.make(SoundTester.source(file), tester))
        .isEqualTo(new Conversion.NotNeeded("is silent"));
  }

  /** Quiet speech with one loud click. */
  private Path peaky() throws IOException {
    float[] sound = NoisySpeech.louder(NoisySpeech.speech(48000, 6), -20);
    for (int i = 0; i < 24; i++) {
      sound[100_000 + i] = i % 2 == 0 ? 0.5f : 0.45f;
    }
    return tester.wav("peaky.wav", 48000, 1, sound);
  }

  @Test
  void peaksLimitTheGainAndThatIsSaid() throws IOException {
    Conversion.Needed made = tester.decided(USUAL, peaky());
    assertThat(tester.missed)
        .singleElement()
        .asString()
        .matches(
            "stream 0: [\\d.]+ LU below -23.0 LUFS, its peaks allow no more; --dynamic turns .*");
    Loudness after = tester.loudness(tester.performed(made, "result.wav"));
    assertThat(after.peak()).isCloseTo(-1, within(0.3));
  }

  @Test
  void peaksThatMayBeTurnedDownLimitNothing() throws IOException {
    Path file = peaky();
    Path result = tester.performed(new Normalize(-23, -1, true), file, "result.wav");
    assertThat(tester.loudness(result).integrated()).isCloseTo(-23, within(0.5));
    assertThat(tester.loudness(result).peak()).isLessThan(-0.7);
    assertThat(SoundTester.sound(result)).isEqualTo(SoundTester.sound(file));
    assertThat(Math.abs(
            SoundTester.lag(SoundTester.heard(file, 0), SoundTester.heard(result, 0), 300)))
        .isLessThan(48);
  }

  @Test
  void aResultThatIsNotAsLoudAsItWasToBeIsRefused() throws IOException {
    Path file = speech(48000, 1, 5, -20);
    Conversion.Needed made = tester.decided(USUAL, file);
    assertThatThrownBy(() -> made.remark().of(file, tester))
        .isInstanceOf(SmaltiException.class)
        .hasMessageMatching(".*speech.wav, stream 0 has -\\d+\\.\\d LUFS instead of -23\\.0; .*");
  }

  @Test
  void higherPeaksThanWantedAreToldAndMuchHigherOnesRefused() throws IOException {
    Path file = speech(48000, 1, 5, -20);
    Conversion.Needed made = tester.decided(USUAL, file);
    float[] sound = SoundTester.heard(tester.performed(made, "right.wav"), 0);
    sound[100_000] = 1;
    Path result = tester.wav("result.wav", 48000, 1, sound);
    assertThat(made.remark().of(result, tester).orElseThrow())
        .containsPattern("-23\\.\\d LUFS with peaks of -?0\\.\\d dBTP once it is encoded");
    Conversion.Needed lower = tester.decided(new Normalize(-23, -3.5, false), file);
    assertThatThrownBy(() -> lower.remark().of(result, tester))
        .isInstanceOf(SmaltiException.class)
        .hasMessageMatching(
            ".* has peaks of -?0\\.\\d dBTP once it is encoded; a true peak of -[78]\\.5 leaves"
                + " .*");
  }

  @Test
  void whereALimiterDoesNotReachTheLoudnessThatIsSaid() throws IOException {
    Path file = speech(48000, 1, 5, -20);
    Conversion.Needed made = tester.decided(new Normalize(-14, -9, true), file);
    assertThat(tester.missed)
        .singleElement()
        .asString()
        .contains("turning its peaks down gives no more");
    Path result = tester.performed(made, "result.wav");
    assertThat(made.remark().of(result, tester)).isPresent();
  }

  @Test
  void onlyTheChosenTrackIsChanged() throws IOException {
    Path one = tester.made("one.wav", "-i", FfmpegCommand.file(speech(48000, 1, 4, -20)));
    Path both = tester.made(
        "both.mkv",
        "-i",
        FfmpegCommand.file(one),
        "-i",
        FfmpegCommand.file(one),
        "-map",
        "0",
        "-map",
        "1",
        "-metadata:s:1",
        "language=fre",
        "-c:a",
        "pcm_s16le");
    for (String track : List.of("2", "fr")) {
      var chosen = new SoundSelection(ChannelChoice.MIX, track);
      Conversion.Needed made = tester.decided(new Normalize(-16, -1, false, chosen), both);
      assertThat(made.expected().stream().map(Conversion.Expected::copied))
          .containsExactly(true, false);
      assertThat(tester
              .decided(new Denoise(DenoiseMethod.ADAPTIVE, 1, chosen), both)
              .expected())
          .isEqualTo(made.expected());
    }
    assertThatThrownBy(() -> tester.decided(
            new Normalize(-16, -1, false, new SoundSelection(ChannelChoice.MIX, "3")), both))
        .hasMessageContaining("no sound 3 in it; there are 1, 2 fre");
  }

  @Test
  void aFilmKeepsItsPictureAndSoundsThatAreLoudEnough() throws IOException {
    Path quiet = tester.made("quiet.wav", "-i", FfmpegCommand.file(speech(48000, 2, 4, -20)));
    Path loud = speech(48000, 1, 4, 0);
    double is = tester.loudness(loud).integrated();
    Path film = tester.made(
        "film.mkv",
        "-f",
        "lavfi",
        "-i",
        "testsrc=size=160x90:rate=25:duration=4",
        "-i",
        FfmpegCommand.file(quiet),
        "-i",
        FfmpegCommand.file(loud),
        "-map",
        "0",
        "-map",
        "1",
        "-map",
        "2",
        "-c:v",
        "libx264",
        "-c:a",
        "aac");
    Conversion.Needed made = tester.decided(new Normalize(is, -1, false), film);
    Path result = tester.performed(made, "result.mkv");
    assertThat(tester.hashes(result)).isEqualTo(tester.hashes(film));
    assertThat(made.expected().stream().map(Conversion.Expected::copied))
        .isEqualTo(List.of(true, false, true));
    assertThat(SoundTester.streams(result, Kind.AUDIO)).hasSize(2);
    assertThat(tester.loudness(result).integrated()).isCloseTo(is, within(0.5));
  }

  @ParameterizedTest
  @CsvSource({"-4,-1", "-70,-1", "NaN,-1", "-23,0.1", "-23,-10"})
  void limitsOfTheOptionsAreNamed(double loudness, double peak) {
    assertThatThrownBy(() -> new Normalize(loudness, peak, false))
        .isInstanceOf(SmaltiException.class)
        .hasMessageMatching("the (loudness|true peak) is a number from .*");
  }

  @Test
  void aTalkWithoutLoudnessIsAFailure() {
    assertThatThrownBy(() -> Loudness.in("nothing of interest", "a.wav"))
        .isInstanceOf(SmaltiException.class)
        .hasMessageStartingWith("a.wav: ffmpeg told no loudness");
  }
}
