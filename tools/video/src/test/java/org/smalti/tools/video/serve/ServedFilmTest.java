package org.smalti.tools.video.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.SmaltiException;

class ServedFilmTest {
  @Test
  void filmsHaveTheirNamesAndNoTwoTheSame() {
    List<Path> files = List.of(
        Path.of("a/film.mp4"), Path.of("b/film.mkv"), Path.of(".hidden"), Path.of("film-2.mp4"));
    assertThat(ServedFilm.of(files, path -> path).stream().map(ServedFilm::path))
        .containsExactly("film", "film-2", ".hidden", "film-2-2");
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:8554, 127.0.0.1, 8554",
    "0.0.0.0:0, 0.0.0.0, 0",
    "8554, 127.0.0.1, 8554",
    ":8554, 127.0.0.1, 8554",
    "[::1]:554, 0:0:0:0:0:0:0:1, 554"
  })
  void anAddressIsHostAndPort(String written, String host, int port) {
    InetSocketAddress address = ListenAddress.of(written);
    assertThat(address.getAddress().getHostAddress()).isEqualTo(host);
    assertThat(address.getPort()).isEqualTo(port);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a:b", "localhost", "1.2.3.4:70000", "::1:8554", "host:port:1"})
  void otherAddressesAreRefused(String written) {
    assertThatThrownBy(() -> ListenAddress.of(written)).isInstanceOf(SmaltiException.class);
  }
}
