package org.smalti.scrapers.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.smalti.scrapers.web.RequestException.Kind;

class RequestThrottleTest {
  private static final int RETRIES = 3;

  private final RequestThrottle throttle = new RequestThrottle(
      new RetryPolicy(RETRIES, Duration.ofMillis(1), Duration.ofSeconds(1)), () -> 0);

  /** A request that is not answered. */
  private RequestException unanswered(boolean node) throws RequestException {
    throttle.acquire();
    RequestException answer =
        throttle.backOff(new RequestException(Kind.UNREACHABLE, "nobody answers").from(0, node));
    throttle.release();
    return answer;
  }

  @Test
  void nodesThatDoNotAnswerDoNotMakeTheSiteLookDown() throws RequestException {
    throttle.answered();
    for (int i = 0; i < 3 * RETRIES; i++) {
      assertThat(unanswered(true).kind()).isEqualTo(Kind.UNREACHABLE);
    }
    for (int i = 0; i < RETRIES; i++) {
      assertThat(unanswered(false).kind()).isEqualTo(Kind.UNREACHABLE);
    }
    assertThat(unanswered(false).kind()).isEqualTo(Kind.DOWN);
  }
}
