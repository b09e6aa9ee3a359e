package org.smalti.core.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;

class MediaTimeTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "3.2, 3.2",
    "3.2s, 3.2",
    ".5, 0.5",
    "500ms, 0.5",
    "2min, 120",
    "2m, 120",
    "1.5h, 5400",
    "1:30, 90",
    "1:02:03.5, 3723.5",
    "90:00, 5400"
  })
  void aTimeIsReadInSeconds(String text, double seconds) {
    assertThat(MediaTime.seconds("--at", text)).isEqualTo(seconds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-1", "1:2:3:4", "1:30s", "1e9", "NaN", "1,5", "3 s"})
  void anythingElseIsRefusedByName(String text) {
    assertThatThrownBy(() -> MediaTime.seconds("--at", text))
        .isInstanceOfSatisfying(
            SmaltiException.class, e -> assertThat(e.reason().exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining("--at: \"" + text + "\" is no time");
  }
}
