package org.smalti.scrapers.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.smalti.scrapers.web.RequestException.Kind;

class RequestThrottleTest {
  private static final int RETRIES = 3;

  private final RequestThrottle throttle = new RequestThrottle(
      new RetryPolicy(RETRIES, Duration.ofMillis(1), Duration.ofSeconds(1)), () -> 0);

  /** Enters, meets trouble and leaves. */
  private RequestException meet(boolean node) throws RequestException {
    throttle.enter();
    RequestException answer =
        throttle.troubled(new RequestException(Kind.UNREACHABLE, "nobody answers").from(0, node));
    throttle.leave();
    return answer;
  }

  @Test
  void nodesThatDoNotAnswerDoNotMakeTheArchiveLookDown() throws RequestException {
    throttle.answered();
    for (int i = 0; i < 3 * RETRIES; i++) {
      assertThat(meet(true).kind()).isEqualTo(Kind.UNREACHABLE);
    }
    for (int i = 0; i < RETRIES; i++) {
      assertThat(meet(false).kind()).isEqualTo(Kind.UNREACHABLE);
    }
    assertThat(meet(false).kind()).isEqualTo(Kind.DOWN);
  }
}
