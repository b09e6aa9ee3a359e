package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.junit.jupiter.api.Test;

final class LibavDictionaryTest {
  /** A map's own order differs from process to process: what a killed run wrote and what the next one writes differ. */
  @Test
  void namesStandInOneOrder() {
    try (NativeResources natives = new NativeResources()) {
      AVDictionary dictionary = Libav.dictionary(
          natives,
          Map.of(
              "title", "a", "comment", "b", "artist", "c", "date", "d", "genre", "e", "album",
              "f"));
      assertThat(Libav.names(dictionary)).isEqualTo("album, artist, comment, date, genre, title");
    }
  }
}
