package org.smalti.scrapers.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.scrapers.archive.DownloadTester;
import org.smalti.scrapers.archive.fake.Fault;
import org.smalti.scrapers.web.PoliteClient.Node;

/** What is sent to servers, and which of their answers are refused. */
class PoliteClientTest extends DownloadTester {
  private static final RetryPolicy POLICY =
      new RetryPolicy(2, Duration.ofMillis(5), Duration.ofSeconds(10));

  private static PoliteClient client() {
    return new PoliteClient(
        POLICY,
        TransferLimits.USUAL,
        new IdentityInterceptor("smalti", url -> Optional.empty()),
        "check the address");
  }

  private JsonNode ask() {
    return client().json(HttpUrl.get(archive.url() + "/metadata/film"));
  }

  @Test
  void copiesInOneProcessAreOneClient() {
    PoliteClient client = client();
    byte[] sent = SerialCopy.packed(client);
    assertThat(SerialCopy.unpacked(PoliteClient.class, sent)).isSameAs(client);
    assertThat(SerialCopy.of(PoliteClient.class, client())).isNotSameAs(client);
    byte[] foreign = new String(sent, StandardCharsets.ISO_8859_1)
        .replace(client.identity(), "of another process".repeat(2))
        .getBytes(StandardCharsets.ISO_8859_1);
    PoliteClient first = SerialCopy.unpacked(PoliteClient.class, foreign);
    assertThat(first).isNotSameAs(client);
    assertThat(SerialCopy.unpacked(PoliteClient.class, foreign)).isSameAs(first);
  }

  @Test
  void aServerThatDoesNotAnswerInTimeIsATimeout() {
    archive.slowDown(5000, 0);
    Call call = new OkHttpClient()
        .newCall(PoliteClient.request(HttpUrl.get(archive.url())).build());
    assertThatThrownBy(() -> InterruptibleCalls.run(call, Duration.ofMillis(50), Response::code))
        .isInstanceOf(SocketTimeoutException.class)
        .hasMessage("no answer within 50 ms");
  }

  @Test
  void aServerOfThePublicNetworkCanNotNameALocalNode() throws IOException {
    PoliteClient client = client();
    HttpUrl url = HttpUrl.get(archive.url() + "/metadata/film");
    assertThatThrownBy(() -> client.once(
            PoliteClient.request(url).tag(Node.class, new Node("8.8.8.8")).build(),
            response -> response.code()))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining("local network");
    assertThat(archive.requests()).isEmpty();
    int code = client.once(
        PoliteClient.request(url).tag(Node.class, new Node("127.0.0.1")).build(),
        response -> response.code());
    assertThat(code).isEqualTo(200);
  }

  private String userAgent() {
    return String.valueOf(archive.recorded().get(0).getHeaders().get("User-Agent"));
  }

  @Test
  void theUserAgentIsSmalti() {
    search();
    assertThat(userAgent()).matches("smalti/\\S+ \\(collects media .*; few connections, .*\\)");
  }

  @Test
  void theUserAgentHoldsTheContact() {
    search("--contact", "films@university.example");
    assertThat(userAgent()).contains("(contact: films@university.example; few connections");
  }

  @Test
  void theUserAgentCanBeGiven() {
    search("--user-agent", "curator/2 (+https://museum.example/bots)");
    assertThat(userAgent()).isEqualTo("curator/2 (+https://museum.example/bots)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nX-Evil: 1", "ümlaut", "\u0000"})
  void aUserAgentThatIsNoHeaderIsRefused(String name) {
    search();
    assertThat(download("--user-agent", name)).returns(2, Outcome::exit);
    Outcome outcome = download("--contact", name);
    assertThat(outcome).returns(2, Outcome::exit);
    assertThat(outcome.err()).contains("--contact").doesNotContain("Evil");
  }

  @Test
  void redirectsInACircleAreGivenUp() {
    search();
    archive.always(
        "/download/film/a.mp4", answer -> answer.header("Location", "/download/film/a.mp4"));
    int before = archive.requests().size();
    assertThat(download()).returns(6, Outcome::exit);
    assertThat(failures()).singleElement().asString().contains("without end");
    assertThat(archive.requests().size() - before).isLessThan(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "ftp://archive.example/a.mp4", "javascript:1"})
  void redirectsLeadToWebAddressesOnly(String address) {
    search();
    archive.always("/download/film/a.mp4", answer -> answer.header("Location", address));
    assertThat(download()).returns(6, Outcome::exit);
    assertThat(failures()).singleElement().asString().contains("not followed").contains(address);
  }

  @ParameterizedTest
  @CsvSource({
    "8.8.8.8, 127.0.0.1, false",
    "8.8.8.8, 10.0.0.7, false",
    "8.8.8.8, 172.16.3.4, false",
    "8.8.8.8, 192.168.1.1, false",
    "8.8.8.8, 169.254.169.254, false",
    "8.8.8.8, 100.64.0.1, false",
    "8.8.8.8, 0.0.0.0, false",
    "8.8.8.8, ::1, false",
    "8.8.8.8, fd00::1, false",
    "8.8.8.8, fe80::1, false",
    "8.8.8.8, ::ffff:127.0.0.1, false",
    "8.8.8.8, 9.9.9.9, true",
    "8.8.8.8, 2001:4860:4860::8888, true",
    "127.0.0.1, 127.0.0.1, true",
    "192.168.1.1, 10.0.0.7, true",
    "192.168.1.1, 8.8.8.8, true",
  })
  void thePublicNetworkDoesNotSendIntoTheLocalOne(String from, String to, boolean may)
      throws IOException {
    HttpUrl url = HttpUrl.get("http://somewhere.example/");
    RedirectChain redirects = new RedirectChain();
    redirects.next(url, InetAddress.getByName(from));
    InetAddress next = InetAddress.getByName(to);
    if (may) {
      redirects.next(url, next);
    } else {
      assertThatThrownBy(() -> redirects.next(url, next))
          .isInstanceOf(RequestException.class)
          .hasMessageContaining("local network");
    }
  }

  @Test
  void anAnswerThatDecompressesWithoutEndIsCutOff() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("{\"a\":\"".getBytes(StandardCharsets.UTF_8));
      byte[] spaces = " ".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
      gzip.write("\",".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 200; i++) {
        gzip.write(spaces);
      }
    }
    assertThat(packed.size()).isLessThan(300_000);
    archive.always("/metadata/film", answer -> {
      answer.header("Content-Encoding", "gzip");
      answer.body = packed.toByteArray();
    });
    assertThatThrownBy(this::ask)
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("longer than 128 MB");
    assertThat(archive.requests()).hasSize(1);
  }

  @Test
  void nestedDocumentsWithoutEndAreNoJson() {
    archive.always("/metadata/film", Fault.json("[".repeat(1_000_000)));
    assertThatThrownBy(this::ask).hasMessageContaining("no valid JSON");
  }

  @Test
  void aByteOrderMarkAndAWrongCharsetDoNoHarm() {
    archive.always(
        "/metadata/film",
        Fault.json("\ufeff{\"title\":\"Füße 映画\"}")
            .and(answer -> answer.header("Content-Type", "text/plain; charset=iso-8859-1")));
    assertThat(ask().path("title").asText()).isEqualTo("Füße 映画");
  }

  @Test
  void bytesThatAreNoTextAreNoJson() {
    archive.always("/metadata/film", answer -> answer.body = new byte[] {'"', (byte) 0xff, '"'});
    assertThatThrownBy(this::ask).hasMessageContaining("no valid JSON");
  }

  @Test
  void pausesDoubleAndAreNeverTheSameForAll() {
    assertThat(POLICY.delay(1, 0)).isEqualTo(Duration.ofMillis(5));
    assertThat(POLICY.delay(3, 0)).isEqualTo(Duration.ofMillis(20));
    assertThat(POLICY.delay(3, 0.5)).isEqualTo(Duration.ofMillis(25));
    assertThat(POLICY.delay(3, 1)).isEqualTo(Duration.ofMillis(30));
    assertThat(POLICY.delay(99, 0)).isEqualTo(Duration.ofMillis(5).multipliedBy(4096));
  }
}
