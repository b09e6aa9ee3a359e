package org.smalti.scrapers.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.smalti.scrapers.web.Trouble.Kind;

class GateTest {
  private static final int RETRIES = 3;

  private final Gate gate =
      new Gate(new Patience(RETRIES, Duration.ofMillis(1), Duration.ofSeconds(1)), () -> 0);

  /** Enters, meets trouble and leaves. */
  private Trouble meet(boolean node) throws Trouble {
    gate.enter();
    Trouble answer = gate.troubled(new Trouble(Kind.UNREACHABLE, "nobody answers").from(0, node));
    gate.leave();
    return answer;
  }

  @Test
  void nodesThatDoNotAnswerDoNotMakeTheArchiveLookDown() throws Trouble {
    gate.answered();
    for (int i = 0; i < 3 * RETRIES; i++) {
      assertThat(meet(true).kind()).isEqualTo(Kind.UNREACHABLE);
    }
    for (int i = 0; i < RETRIES; i++) {
      assertThat(meet(false).kind()).isEqualTo(Kind.UNREACHABLE);
    }
    assertThat(meet(false).kind()).isEqualTo(Kind.DOWN);
  }
}
