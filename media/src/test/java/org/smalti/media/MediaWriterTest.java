package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;

class MediaWriterTest {
  @TempDir
  private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"mp3", "wav", "flac", "m4a", "opus", "ogg", "mp4"})
  void theSameSoundGivesTheSameBytes(String format) {
    float[] sound = TestMedia.chirp(60_000, 2, 44100);
    Path one = TestMedia.audio(folder.resolve("1"), format, sound, 44100, 2);
    Path two = TestMedia.audio(folder.resolve(".two.part"), format, sound, 44100, 2);
    assertThat(one).hasSameBinaryContentAs(two);
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 22_050, 48_000})
  void howeverShortAnMp3IsItIsReadAgain(int rate) {
    for (int ms = 5; ms <= 300; ms += 5) {
      float[] sound = TestMedia.chirp(rate * ms / 1000, 1, rate);
      Path file = TestMedia.audio(folder.resolve(ms + ".sound"), "mp3", sound, rate, 1);
      assertThat(TestMedia.all(file, AudioSpec.MONO).length)
          .as(ms + " ms")
          .isCloseTo(sound.length, within(rate / 200));
    }
  }

  @Test
  void theSameFilmGivesTheSameBytes() {
    Optional<float[]> sound = Optional.of(TestMedia.chirp(144_000, 2, 48000));
    Path one = TestMedia.film(folder.resolve("1.mp4"), 320, 180, 30, 90, sound);
    Path two = TestMedia.film(folder.resolve("2.mp4"), 320, 180, 30, 90, sound);
    assertThat(one).hasSameBinaryContentAs(two);
  }

  @Test
  void aFilmBeginsWithItsIndexSoThatItPlaysWhileItLoads() throws Exception {
    Path film = TestMedia.film(folder.resolve("f.mp4"), 32, 32, 25, 25, Optional.empty());
    String head = new String(Files.readAllBytes(film), StandardCharsets.ISO_8859_1);
    assertThat(head.indexOf("moov")).isPositive().isLessThan(head.indexOf("mdat"));
  }

  @ParameterizedTest
  @CsvSource({"24,1", "25,1", "30000,1001", "60,1"})
  void soundAndPictureEndWithinOneFrame(int numerator, int denominator) {
    int frames = 100;
    double seconds = frames * denominator / (double) numerator;
    int samples = (int) Math.round(seconds * 48000);
    Path file = folder.resolve("f.mp4");
    try (MediaWriter writer = MediaWriter.create(
        file,
        "mp4",
        Optional.of(AudioSpec.stereo(48000)),
        Optional.of(new VideoFrames(48, 32, numerator, denominator, 23, "veryfast")))) {
      byte[] picture = new byte[PixelFormat.YUV420P.bytes(48, 32)];
      for (int i = 0; i < frames; i++) {
        writer.writeVideo(picture);
      }
      writer.writeAudio(TestMedia.chirp(samples, 2, 48000), 0, samples);
      writer.finish();
    }
    try (MediaFile media = MediaFile.open(file)) {
      MediaInfo info = media.measured();
      double picture = info.video().orElseThrow().duration();
      assertThat(picture).isCloseTo(seconds, within(0.001));
      assertThat(info.audio().orElseThrow().duration()).isCloseTo(picture, within(0.001));
      assertThat(info.video().orElseThrow().fps())
          .isCloseTo(numerator / (double) denominator, within(1e-6));
      assertThat(media.info().duration()).isCloseTo(seconds, within(0.03));
    }
  }

  @ParameterizedTest
  @CsvSource({"8000,1", "11025,2", "22050,1", "32000,2", "44100,2", "96000,2"})
  void anyRateCanBeWrittenInAnyFormat(int rate, int channels) {
    for (String format : new String[] {"mp3", "wav", "flac", "m4a", "opus", "ogg", "mp4"}) {
      Path file = TestMedia.audio(
          folder.resolve("a." + format),
          format,
          TestMedia.chirp(rate, channels, rate),
          rate,
          channels);
      try (MediaFile media = MediaFile.open(file)) {
        AudioStream audio = media.measured().audio().orElseThrow();
        assertThat(audio.duration()).as(format).isCloseTo(1, within(0.002));
        assertThat(audio.channels()).isEqualTo(channels);
      }
    }
  }

  @Test
  void sixteenBitSoundSurvivesWavAndFlacUnchanged() {
    float[] sound = new float[65536];
    for (int i = 0; i < sound.length; i++) {
      sound[i] = (i - 32768) / 32768f;
    }
    for (String format : new String[] {"wav", "flac"}) {
      Path file = TestMedia.audio(folder.resolve("a." + format), format, sound, 44100, 1);
      assertThat(TestMedia.all(file, AudioSpec.MONO)).containsExactly(sound);
    }
  }

  @Test
  void tooLoudSoundIsClippedAndNotWrappedAround() {
    Path file =
        TestMedia.audio(folder.resolve("a.wav"), "wav", new float[] {3, -3, Float.NaN}, 8000, 1);
    assertThat(TestMedia.all(file, AudioSpec.MONO)).containsExactly(32767 / 32768f, -1f, 0f);
  }

  @Test
  void aFullDiskIsSaidAsSuch() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "no /dev/full on this system");
    assertThatThrownBy(() -> TestMedia.audio(full, "wav", new float[1_000_000], 48000, 1))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("disk is full")
        .extracting(e -> ((SmaltiException) e).reason())
        .isEqualTo(Reason.OUTPUT);
  }

  @Test
  void whatCannotBeWrittenIsExplained() {
    assertThatThrownBy(
            () -> TestMedia.audio(folder.resolve("no/such/a.wav"), "wav", new float[9], 8000, 1))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("can't be written");
    assertThatThrownBy(() -> TestMedia.audio(folder.resolve("a.xyz"), "xyz", new float[9], 8000, 1))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("mp3, wav, flac");
  }

  @Test
  void aPresetThatX264DoesNotKnowIsExplained() {
    assertThatThrownBy(() -> MediaWriter.create(
            folder.resolve("a.mp4"),
            "mp4",
            Optional.empty(),
            Optional.of(new VideoFrames(16, 16, 25, 1, 23, "sloow"))))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("sloow");
  }
}
