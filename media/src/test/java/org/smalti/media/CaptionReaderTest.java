package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
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
    List<Subtitle> all = captions(TestCaptions.film(folder.resolve(name), codec));
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
