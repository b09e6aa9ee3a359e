package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeekTest {
  private static final int RATE = 44100;
  private static final double[] TIMES = {3.3, 0, 7.123456, 0.01, 5, 5.2, 9.99, 1.5};

  @TempDir
  private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "wav,0,0",
    "flac,0,0",
    "wav,48000,0.00001",
    "flac,22050,0.00001",
    "mp3,0,0.001",
    "m4a,0,0.001",
    "opus,0,0.02",
    "ogg,0,0.02",
    "mp3,48000,0.001"
  })
  void soundAfterASeekIsWhatIsHeardThereFromTheStart(String format, int rate, float tolerance) {
    Path file = TestMedia.audio(
        folder.resolve("chirp." + format), format, TestMedia.chirp(10 * RATE, 2, RATE), RATE, 2);
    float[] whole = TestMedia.all(file, new AudioSpec(rate, 1));
    try (MediaFile media = MediaFile.open(file);
        AudioDecoder decoder = media.audio(new AudioSpec(rate, 1))) {
      for (double time : TIMES) {
        int target = (int) Math.round(time * decoder.sampleRate());
        decoder.seek(time);
        assertThat(decoder.position()).isEqualTo(target);
        float[] heard = TestMedia.rest(decoder, 3000);
        float[] expected =
            Arrays.copyOfRange(whole, target, Math.min(whole.length, target + heard.length));
        assertThat(heard.length).isGreaterThan(200);
        assertThat(furthest(heard, expected))
            .as("%s at %s s", format, time)
            .isLessThanOrEqualTo(tolerance);
      }
      assertThat(decoder.damage()).isEmpty();
    }
  }

  @Test
  void beyondTheEndThereIsNothingAndOneCanComeBack() {
    Path file =
        TestMedia.audio(folder.resolve("a.flac"), "flac", TestMedia.chirp(RATE, 1, RATE), RATE, 1);
    try (MediaFile media = MediaFile.open(file);
        AudioDecoder decoder = media.audio(AudioSpec.MONO)) {
      decoder.seek(17);
      assertThat(decoder.read(new float[10], 0, 10)).isEqualTo(-1);
      decoder.seek(0.5);
      assertThat(TestMedia.rest(decoder, RATE)).hasSize(RATE / 2);
    }
  }

  @Test
  void aFilmGivesThePictureThatIsShownAtATime() {
    Path film = TestMedia.film(folder.resolve("f.mp4"), 32, 32, 25, 90, Optional.empty());
    byte[] pixels = new byte[32 * 32];
    try (MediaFile media = MediaFile.open(film);
        VideoDecoder pictures = media.video(new VideoSpec(32, 32, PixelFormat.GRAY8))) {
      for (int frame : new int[] {0, 40, 41, 3, 89, 0, 60, 10}) {
        for (double within : new double[] {0, 0.02, 0.039}) {
          pictures.seek(frame / 25.0 + within);
          assertThat(pictures.next()).isTrue();
          assertThat(pictures.time()).isCloseTo(frame / 25.0, within(1e-6));
          pictures.copyTo(pixels);
          double luma = (TestMedia.brightness(frame) - 16) * 255.0 / 219;
          assertThat((double) (pixels[500] & 0xff)).isCloseTo(luma, within(3.0));
        }
      }
      pictures.seek(88 / 25.0);
      assertThat(pictures.next()).isTrue();
      assertThat(pictures.next()).isTrue();
      assertThat(pictures.next()).isFalse();
      pictures.seek(1000);
      assertThat(pictures.next()).isTrue();
      assertThat(pictures.time()).isCloseTo(89 / 25.0, within(1e-6));
      assertThat(pictures.next()).isFalse();
    }
  }

  private static float furthest(float[] a, float[] b) {
    float furthest = a.length == b.length ? 0 : Float.MAX_VALUE;
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      furthest = Math.max(furthest, Math.abs(a[i] - b[i]));
    }
    return furthest;
  }
}
