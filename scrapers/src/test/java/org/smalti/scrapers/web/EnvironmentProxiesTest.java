package org.smalti.scrapers.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.SmaltiException;
import org.smalti.scrapers.archive.DownloadTester;

/** The proxies that the environment names. */
class EnvironmentProxiesTest extends DownloadTester {
  private static String proxy(Map<String, String> environment, String url) {
    Proxy proxy =
        EnvironmentProxies.of(environment).orElseThrow().select(URI.create(url)).get(0);
    return proxy.type() + " " + proxy.address();
  }

  @Test
  void withoutProxiesThoseOfJavaHold() {
    assertThat(EnvironmentProxies.of(Map.of("no_proxy", "*"))).isEmpty();
    assertThat(EnvironmentProxies.of(Map.of("http_proxy", " "))).isEmpty();
  }

  @Test
  void eachSchemeHasItsProxy() {
    Map<String, String> environment = Map.of(
        "http_proxy", "http://plain.example:3128/",
        "HTTPS_PROXY", "secure.example:8080",
        "NO_PROXY", "archive.example");
    assertThat(proxy(environment, "http://a.example/"))
        .startsWith("HTTP plain.example")
        .endsWith("3128");
    assertThat(proxy(environment, "https://a.example/"))
        .contains("secure.example")
        .endsWith("8080");
    assertThat(proxy(environment, "https://www.archive.example/")).startsWith("DIRECT");
    assertThat(proxy(Map.of("all_proxy", "socks5h://s.example"), "https://a.example/"))
        .startsWith("SOCKS s.example")
        .endsWith("1080");
    assertThat(proxy(Map.of("all_proxy", "http://p.example"), "http://a.example/"))
        .endsWith(":80");
  }

  @Test
  void aWebServersHeaderIsNoProxy() {
    assertThat(EnvironmentProxies.of(
            Map.of("HTTP_PROXY", "http://evil.example:1", "REQUEST_METHOD", "GET")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://p.example:1", "http://", "ftp://p.example", "http://a b:1"})
  void whatIsNoProxyIsSaid(String value) {
    assertThatThrownBy(() -> EnvironmentProxies.of(Map.of("http_proxy", value)))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("http_proxy is no address such as");
  }

  @ParameterizedTest
  @CsvSource({
    "*, a.example, true",
    "b.example, a.example, false",
    "a.example, A.Example, true",
    "a.example, www.a.example, true",
    ".a.example, www.a.example, true",
    "*.a.example, www.a.example, true",
    "a.example, ba.example, false",
    "a.example:80, a.example, true",
    "a.example:81, a.example, false",
    "127.0.0.1, 127.0.0.1, true",
    "10.0.0.0/8, 10.9.8.7, true",
    "10.0.0.0/8, 11.9.8.7, false",
    "10.0.0.0/8, ten.example, false",
    "::1, [::1], true",
    "fd00::/8, [fd12::7], true",
    "[::1]:80, [::1], true",
  })
  void someHostsAreAskedDirectly(String entry, String host, boolean direct) {
    assertThat(NoProxyHosts.of("x.example, " + entry).has(host, 80)).isEqualTo(direct);
  }

  @Test
  void requestsGoThroughTheProxy() throws Exception {
    Connections connections = Connections.with(
        new RetryPolicy(0, Duration.ofMillis(1), Duration.ofSeconds(10)),
        new IdentityInterceptor("smalti", url -> Optional.empty()),
        TransferLimits.USUAL,
        Map.of("http_proxy", archive.url()));
    try (Response response = connections
        .call(
            PoliteClient.request(HttpUrl.get("http://elsewhere.invalid/metadata/film"))
                .build(),
            Duration.ZERO)
        .execute()) {
      assertThat(response.isSuccessful()).isTrue();
    }
    assertThat(archive.requests()).hasSize(1);
  }
}
