package org.smalti.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.SmaltiException;

class MediaFolderTest {
  private final MediaFolder media = new MediaFolder(Path.of("media"));

  @ParameterizedTest
  @ValueSource(strings = {"../a.wav", "a/../../b.wav", "..", ".", "a/..", ""})
  void aNameThatLeadsOutIsRefused(String name) {
    assertThatThrownBy(() -> media.resolve(name)).isInstanceOf(SmaltiException.class);
    assertThatThrownBy(() -> MediaFolder.mirrored("samples/%s.csv", name))
        .isInstanceOf(SmaltiException.class);
  }

  @Test
  void aNameWithANulIsRefused() {
    assertThatThrownBy(() -> media.resolve("a\0b"))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("a\\0b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b.wav",
        "-dash.wav",
        "100%.wav",
        "%s.wav",
        "it's \"x\".wav",
        "Genève/日本.wav",
        "a/./b.wav",
        "a..b"
      })
  void oddNamesStayInTheFolder(String name) {
    assertThat(media.resolve(name)).isEqualTo(Path.of("media").resolve(name));
    assertThat(MediaFolder.mirrored("samples/%s.csv", name).toString())
        .isEqualTo("samples/" + name + ".csv");
  }

  @Test
  void anAbsoluteNameStandsAsItIsAndIsMirroredBelowThePattern() {
    assertThat(media.resolve("/x/a.wav")).isEqualTo(Path.of("/x/a.wav"));
    assertThat(MediaFolder.mirrored("samples/%s.csv", "/x/a.wav"))
        .isEqualTo(Path.of("samples/x/a.wav.csv"));
  }
}
