package org.smalti.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExitCodeTest {
  @Test
  void othersGoOnOnlyFromAResult() {
    assertThat(ExitCode.hasResult(ExitCode.OK)).isTrue();
    assertThat(ExitCode.hasResult(ExitCode.PARTIAL)).isTrue();
    assertThat(ExitCode.hasResult(ExitCode.INPUT)).isFalse();
    assertThat(ExitCode.hasResult(ExitCode.INTERRUPTED)).isFalse();
  }
}
