package org.smalti.scrapers.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.SmaltiException;
import org.smalti.scrapers.web.RequestException.Kind;

/** Whose certificates are trusted. */
class TrustedCertificatesTest {
  private static final char[] WORD = "changeit".toCharArray();
  private static final RetryPolicy POLICY =
      new RetryPolicy(0, Duration.ofMillis(1), Duration.ofSeconds(10));
  private static final IdentityInterceptor ASKER =
      new IdentityInterceptor("smalti", url -> Optional.empty());

  @TempDir
  Path folder = Path.of("");

  /** A certificate that nobody has signed but its owner. */
  private KeyStore ownCertificate() throws Exception {
    Path file = folder.resolve("keys.p12");
    Process keytool = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "own",
            "-keyalg",
            "EC",
            "-dname",
            "CN=localhost",
            "-ext",
            "san=dns:localhost,ip:127.0.0.1",
            "-validity",
            "2",
            "-storetype",
            "PKCS12",
            "-storepass",
            new String(WORD),
            "-keystore",
            file.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("keytool.txt").toFile())
        .start();
    assertThat(keytool.waitFor())
        .as(Files.readString(folder.resolve("keytool.txt")))
        .isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, WORD);
    }
    return keys;
  }

  private static SSLContext context(KeyStore keys) throws Exception {
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, WORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  @Test
  void anAuthorityOfTheEnvironmentIsTrustedAndAnotherIsNot() throws Exception {
    KeyStore keys = ownCertificate();
    String text =
        Base64.getMimeEncoder().encodeToString(keys.getCertificate("own").getEncoded());
    Path pem = Files.writeString(
        folder.resolve("own.pem"),
        "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
    try (MockWebServer server = new MockWebServer()) {
      server.useHttps(context(keys).getSocketFactory());
      server.start();
      server.enqueue(new MockResponse.Builder().body("{}").build());
      Request request = PoliteClient.request(
              HttpUrl.get("https://localhost:" + server.getPort() + "/metadata/film"))
          .build();
      PoliteClient client = new PoliteClient(POLICY, TransferLimits.USUAL, ASKER, "check it");
      assertThatThrownBy(() -> client.once(request, Response::code))
          .isInstanceOfSatisfying(
              RequestException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DOWN))
          .hasMessageContaining("can't be trusted: its certificate is signed by an authority that")
          .hasMessageContaining("SSL_CERT_FILE");
      Connections connections = Connections.with(
          POLICY, ASKER, TransferLimits.USUAL, Map.of("SSL_CERT_FILE", pem.toString()));
      try (Response response = connections.call(request, Duration.ZERO).execute()) {
        assertThat(response.code()).isEqualTo(200);
      }
    }
  }

  @Test
  void aFileWithoutCertificatesIsSaid() throws Exception {
    Path empty = Files.write(folder.resolve("e.pem"), "no\n".getBytes(StandardCharsets.UTF_8));
    for (String file : new String[] {empty.toString(), "/nowhere/at.pem"}) {
      assertThatThrownBy(() -> TrustedCertificates.of(Map.of("SSL_CERT_FILE", file)))
          .isInstanceOf(SmaltiException.class)
          .hasMessageContaining("SSL_CERT_FILE names " + file + ", which holds no certificates");
    }
  }
}
