package org.smalti.scrapers.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.smalti.scrapers.web.RequestException.Kind;

/** Which requests wait after which trouble. */
class RequestThrottleTest {
  private static final int RETRIES = 3;
  private static final String FILE = "http://archive.example/download/";
  private static final HttpUrl SITE = HttpUrl.get("http://archive.example/");

  private final List<String> told = new ArrayList<>();

  private RequestThrottle throttle(Duration pause, Duration patience) {
    RequestThrottle throttle = new RequestThrottle(
        new RetryPolicy(RETRIES, pause, Duration.ofSeconds(30), patience, Duration.ZERO), () -> 0);
    throttle.tellOutages(told::add);
    return throttle;
  }

  private RequestThrottle throttle() {
    return throttle(Duration.ofMillis(1), Duration.ofMinutes(30));
  }

  private static ServerGate site(RequestThrottle throttle) {
    return throttle.gate(SITE, false);
  }

  private static ServerGate node(RequestThrottle throttle, int number) {
    return throttle.gate(HttpUrl.get("http://node" + number + ".example/"), true);
  }

  private static RequestException trouble(Kind kind) {
    return new RequestException(kind, "archive.example is out; try later");
  }

  /** A request that fails. */
  private static RequestException failed(ServerGate gate, Kind kind, String address)
      throws RequestException {
    gate.acquire();
    RequestException known = gate.failed(trouble(kind), address);
    gate.release();
    return known;
  }

  @Test
  void aSiteThatHasNeverAnsweredIsGivenUpSoon() throws RequestException {
    ServerGate gate = site(throttle());
    assertThat(failed(gate, Kind.UNREACHABLE, FILE + "a").kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(failed(gate, Kind.UNREACHABLE, FILE + "a").kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(failed(gate, Kind.UNREACHABLE, FILE + "a").kind()).isEqualTo(Kind.DOWN);
    assertThat(told).isEmpty();
    assertThatThrownBy(gate::acquire).hasMessageContaining("is out");
  }

  @Test
  void aSiteThatHasAnsweredIsWaitedForAndThatIsSaidOnce() throws RequestException {
    ServerGate gate = site(throttle());
    gate.answered();
    for (int i = 0; i < 2 * RETRIES; i++) {
      assertThat(failed(gate, Kind.UNREACHABLE, FILE + "a"))
          .returns(true, RequestException::isOutage);
    }
    assertThat(told)
        .singleElement()
        .asString()
        .matches("archive.example is out; waiting for it, next try at \\d\\d:\\d\\d:\\d\\d .*");
    gate.answered();
    failed(gate, Kind.UNREACHABLE, FILE + "a");
    assertThat(told).as("another outage").hasSize(2);
  }

  @Test
  void patienceEnds() throws RequestException {
    ServerGate gate = site(throttle(Duration.ofMillis(1), Duration.ZERO));
    gate.answered();
    assertThat(failed(gate, Kind.UNREACHABLE, FILE + "a").kind()).isEqualTo(Kind.DOWN);
  }

  @Test
  void nodesThatDoNotAnswerDoNotMakeTheSiteLookDown() throws RequestException {
    RequestThrottle throttle = throttle(Duration.ofMinutes(1), Duration.ofMinutes(30));
    ServerGate site = site(throttle);
    site.answered();
    ServerGate node = node(throttle, 1);
    assertThat(failed(node, Kind.UNREACHABLE, FILE + "a"))
        .returns(false, RequestException::isOutage)
        .returns(Kind.UNREACHABLE, RequestException::kind);
    assertThatThrownBy(node::acquire).as("at once").hasMessageContaining("is out");
    site.acquire();
    node(throttle, 2).acquire();
    assertThat(told).isEmpty();
  }

  @Test
  void aNodeIsAskedAgainAfterAnOutage() throws RequestException {
    RequestThrottle throttle = throttle(Duration.ofMillis(1), Duration.ofMinutes(30));
    ServerGate site = site(throttle);
    site.answered();
    failed(site, Kind.UNREACHABLE, FILE + "a");
    ServerGate node = node(throttle, 1);
    failed(node, Kind.UNREACHABLE, FILE + "a");
    site.answered();
    assertThat(node.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
    node.acquire();
  }

  @Test
  void connectingToANodeMayTakeLongerEachTimeAndToTheSiteAtOnce() throws RequestException {
    RequestThrottle throttle = throttle();
    assertThat(site(throttle).connectTimeout()).isEqualTo(Duration.ofSeconds(30));
    ServerGate node = node(throttle, 1);
    for (int seconds : new int[] {2, 4, 8, 16, 30, 30}) {
      assertThat(node.connectTimeout()).isEqualTo(Duration.ofSeconds(seconds));
      node.failed(trouble(Kind.UNREACHABLE), "http://a/");
    }
  }

  @Test
  void oneErrorAmongGoodAnswersHoldsUpNobody() throws RequestException {
    ServerGate gate = site(throttle(Duration.ofMinutes(1), Duration.ofMinutes(30)));
    for (int i = 0; i < 9; i++) {
      assertThat(failed(gate, Kind.BUSY, FILE + "a")).returns(false, RequestException::isGated);
      gate.acquire();
      gate.release();
      gate.answered();
    }
    assertThat(gate.most()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void errorsOfSeveralAddressesInARowAreAnOutage() throws RequestException {
    ServerGate gate = site(throttle());
    for (String address : List.of(FILE + "a", FILE + "b")) {
      assertThat(failed(gate, Kind.WRONG, address)).returns(false, RequestException::isOutage);
    }
    assertThat(failed(gate, Kind.WRONG, FILE + "c")).returns(true, RequestException::isOutage);
    assertThat(told).hasSize(1);
    gate.answered();
    assertThat(failed(gate, Kind.WRONG, FILE + "d")).returns(false, RequestException::isOutage);
  }

  @Test
  void errorsOfTwoServicesInARowAreAnOutage() throws RequestException {
    ServerGate gate = site(throttle());
    failed(gate, Kind.WRONG, FILE + "a/a.mp4");
    assertThat(failed(gate, Kind.BROKEN, "http://archive.example/metadata/a"))
        .returns(true, RequestException::isOutage);
  }

  @Test
  void oneAddressAloneIsNoOutage() throws RequestException {
    ServerGate gate = site(throttle());
    for (int i = 0; i < 9; i++) {
      assertThat(failed(gate, Kind.BUSY, FILE + "a")).returns(false, RequestException::isOutage);
    }
  }

  @Test
  void afterABackOffHalfAsManyMayBeInsideAndThenOneMoreForAnswersAndWithTime() throws Exception {
    long[] now = {0};
    RequestThrottle throttle = new RequestThrottle(
        new RetryPolicy(RETRIES, Duration.ofMillis(1), Duration.ofSeconds(1)),
        () -> 0,
        () -> now[0]);
    ServerGate gate = site(throttle);
    for (int i = 0; i < 8; i++) {
      gate.acquire();
    }
    gate.failed(trouble(Kind.BUSY), "http://a/");
    gate.failed(trouble(Kind.BUSY), "http://a/");
    gate.failed(trouble(Kind.BUSY), "http://a/");
    assertThat(gate.most()).isEqualTo(4);
    for (int i = 0; i < ServerGate.ANSWERS_FOR_ONE_MORE; i++) {
      gate.answered();
    }
    assertThat(gate.most()).isEqualTo(5);
    now[0] += 2 * ServerGate.SECONDS_FOR_ONE_MORE * 1_000_000_000L;
    assertThat(gate.most()).as("without any answer").isEqualTo(7);
  }
}
