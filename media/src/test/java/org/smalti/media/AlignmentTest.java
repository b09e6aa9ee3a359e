package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlignmentTest {
  private static final int[] CLICKS = {480, 24000, 60001, 100_000, 143_000};

  @TempDir
  private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({"wav,0", "flac,0", "mp3,48", "m4a,48", "opus,48", "ogg,48"})
  void clicksAreHeardWhereTheyWereWritten(String format, int tolerance) {
    Path file = folder.resolve("clicks." + format);
    TestMedia.audio(file, format, TestMedia.impulses(144_000, 2, CLICKS), 48000, 2);
    float[] heard = TestMedia.all(file, AudioSpec.MONO);
    assertThat(heard.length).isCloseTo(144_000, within(tolerance));
    for (int click : CLICKS) {
      assertThat(loudest(heard, click - 4000, click + 4000))
          .as("click %d", click)
          .isCloseTo(click, within(tolerance));
    }
  }

  @ParameterizedTest
  @CsvSource({"mp3", "m4a", "opus", "wav"})
  void clicksStayInPlaceAtOtherRates(String format) {
    Path file = folder.resolve("clicks." + format);
    TestMedia.audio(file, format, TestMedia.impulses(144_000, 1, CLICKS), 44100, 1);
    float[] heard = TestMedia.all(file, new AudioSpec(48000, 1));
    assertThat(heard.length).isCloseTo(144_000 * 160 / 147, within(48));
    for (int click : CLICKS) {
      int place = click * 160 / 147;
      assertThat(loudest(heard, place - 4000, place + 4000)).isCloseTo(place, within(48));
    }
  }

  @Test
  void clicksAndFlashesOfAFilmAreAtTheSameTime() {
    float[] sound = TestMedia.impulses(144_000, 2, CLICKS);
    Path film = TestMedia.film(folder.resolve("film.mp4"), 64, 48, 25, 75, Optional.of(sound));
    try (MediaFile media = MediaFile.open(film);
        VideoDecoder pictures = media.video(new VideoSpec(0, 0, PixelFormat.YUV420P))) {
      float[] heard = TestMedia.all(media, AudioSpec.MONO);
      for (int click : CLICKS) {
        assertThat(loudest(heard, click - 4000, click + 4000)).isCloseTo(click, within(48));
      }
      byte[] pixels = new byte[PixelFormat.YUV420P.bytes(64, 48)];
      int count = 0;
      for (; pictures.next(); count++) {
        pictures.copyTo(pixels);
        assertThat(pixels[0] & 0xff).isCloseTo(TestMedia.brightness(count), within(2));
        assertThat(pictures.time()).isCloseTo(count / 25.0, within(1e-6));
      }
      assertThat(count).isEqualTo(75);
    }
  }

  private static int loudest(float[] sound, int from, int to) {
    int best = Math.max(0, from);
    for (int i = best; i < Math.min(sound.length, to); i++) {
      if (Math.abs(sound[i]) > Math.abs(sound[best])) {
        best = i;
      }
    }
    return best;
  }
}
