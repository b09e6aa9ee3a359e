package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptionReaderTest {
  @TempDir
  private Path folder;

  private static List<Subtitle> captions(Path film) {
    List<Subtitle> all = new ArrayList<>();
    try (MediaFile media = MediaFile.open(film);
        CaptionReader reader = media.captions()) {
      for (Subtitle next = reader.next(); next != null; next = reader.next()) {
        all.add(next);
      }
    }
    return all;
  }

  @ParameterizedTest
  @CsvSource({"libx264,a.mp4", "libx264,a.ts", "mpeg2video,a.mpg"})
  void captionsBesideThePicturesAreReadWithTheirTimes(String codec, String name) {
    assertRight(captions(TestCaptions.film(folder.resolve(name), codec)));
  }

  /** A packet of a program stream has one time stamp, for the first picture in it: here it holds many. */
  @ParameterizedTest
  @CsvSource({
    "mpeg2video,1,a.mpg",
    "mpeg2video,2,a.mpg",
    "mpeg2video,2,a.vob",
    "mpeg2video,2,a.ts",
    "mpeg2video,2,a.mp4",
    "libx264,0,a.mpg",
    "libx264,3,a.mpg",
    "libx264,3,a.vob"
  })
  void picturesWithoutATimeStampHaveTheTimeOfTheirPlace(
      String codec, int bidirectional, String name) {
    assertRight(captions(TestCaptions.film(folder.resolve(name), codec, bidirectional)));
  }

  @ParameterizedTest
  @CsvSource({"libx264,a.ts", "mpeg2video,a.mpg"})
  void captionsOfASecondFilmBehindTheFirstFollowThoseOfTheFirst(String codec, String name)
      throws IOException {
    Path film = TestCaptions.film(folder.resolve(name), codec);
    byte[] once = Files.readAllBytes(film);
    Files.write(film, once, StandardOpenOption.APPEND);
    List<Subtitle> all = captions(film);
    assertRight(all.subList(0, 2));
    assertThat(all).hasSize(4);
    assertThat(all.get(2).start()).isCloseTo(5.0, within(0.001));
    assertThat(all.get(3).end()).isCloseTo(7.2, within(0.002));
  }

  private static void assertRight(List<Subtitle> all) {
    assertThat(all)
        .extracting(Subtitle::text)
        .containsExactly("Good evening,\nfriends", "good night");
    assertThat(all.get(0).start()).isCloseTo(1.0, within(0.001));
    assertThat(all.get(0).end()).isCloseTo(2.0, within(0.002));
    assertThat(all.get(1).start()).isCloseTo(2.4, within(0.001));
    assertThat(all.get(1).end()).isCloseTo(3.2, within(0.002));
  }

  @Test
  void aFilmWithoutCaptionsHasNone() {
    assertThat(captions(TestMedia.film(folder.resolve("a.mp4"), 16, 16, 25, 10, Optional.empty())))
        .isEmpty();
  }
}
