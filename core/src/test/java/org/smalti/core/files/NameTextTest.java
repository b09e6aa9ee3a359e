package org.smalti.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A name in any bytes is named as what it is. */
class NameTextTest {
  private static Path named(String encoded) {
    assumeThat(System.getProperty("os.name")).isEqualTo("Linux");
    assumeThat(System.getProperty("sun.jnu.encoding")).isEqualToIgnoringCase("UTF-8");
    return Path.of(URI.create("file:///films/" + encoded));
  }

  @Test
  void bytesThatAreNoTextAreShownAsNumbers() {
    assertThat(NameText.shown(named("caf%E9.wav"))).isEqualTo("/films/caf\\xE9.wav");
    assertThat(NameText.shown(named("%FF%e6%b0%b4%C3.wav"))).isEqualTo("/films/\\xFF水\\xC3.wav");
    assertThat(NameText.isText(named("caf%E9.wav"))).isFalse();
    Path inside = Path.of("").toAbsolutePath().resolve(named("caf%E9.wav").getFileName());
    Path relative = Path.of("").toAbsolutePath().relativize(inside);
    assertThat(NameText.shown(relative)).isEqualTo("caf\\xE9.wav");
  }

  @Test
  void allOthersAreText() {
    for (String encoded :
        new String[] {"caf%C3%A9.wav", "a%20b%25.wav", "%F0%9F%8E%AC.mp4", "%0A"}) {
      assertThat(NameText.isText(named(encoded))).as(encoded).isTrue();
    }
    assertThat(NameText.shown(Path.of("a b.wav"))).isEqualTo("a b.wav");
  }

  @Test
  void aNameThatATableCouldNotHoldIsSaidToBeOne() {
    assertThat(NameText.missing(Path.of("a.wav"))).hasMessage("a.wav: no such file");
    assertThat(NameText.missing(Path.of("caf\uFFFD.wav"))).hasMessageContaining("rename it");
  }
}
