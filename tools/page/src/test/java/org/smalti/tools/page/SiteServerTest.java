package org.smalti.tools.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.files.MediaFolder;

class SiteServerTest {
  private static final String FILM = "a film & 100% ü #1.mp4";

  @TempDir
  private Path folder = Path.of("");

  private final byte[] bytes = new byte[1000];
  private SiteServer server;

  @BeforeEach
  void serve() throws IOException {
    Path site = Files.createDirectories(folder.resolve("made/site"));
    Files.createDirectories(site.resolve("page"));
    Files.writeString(site.resolve("index.html"), "<head>the page</head>");
    Files.writeString(site.resolve("page/main.js"), SiteFolder.OURS + "'use strict';");
    Files.writeString(site.resolve("page/samples.js"), "smalti.part(\"samples\", 1);");
    Files.writeString(site.resolve("page/other.js"), "not of the page");
    Files.writeString(site.resolve("page/notes.txt"), "mine");
    Files.writeString(site.resolve(".index.html.journal"), "mine");
    Path media = Files.createDirectories(folder.resolve("media/deep"));
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    Files.write(media.resolve(FILM), bytes);
    Files.writeString(folder.resolve("secret.txt"), "secret");
    Files.writeString(folder.resolve("media/unnamed.mp4"), "secret");
    server = new SiteServer(new SiteFolder(site), Optional.empty());
    String address = PageAddress.of(site, folder.resolve("media")).orElseThrow() + "/";
    assertThat(address).isEqualTo("../../media/");
    for (String name : new String[] {
      "deep/" + FILM,
      "../secret.txt",
      "deep/link.mp4",
      folder.resolve("secret.txt").toString()
    }) {
      server.add(address, new MediaFolder(folder.resolve("media")), name);
    }
  }

  @AfterEach
  void close() {
    server.close();
  }

  private HttpResponse<byte[]> ask(String method, String path, String... headers) {
    try {
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path))
          .method(method, BodyPublishers.noBody());
      if (headers.length > 0) {
        request.headers(headers);
      }
      return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static String header(HttpResponse<byte[]> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @Test
  void thePageIsServedToThisMachineWithItsTypes() {
    assertThat(server.url()).startsWith("http://127.0.0.1:");
    HttpResponse<byte[]> index = ask("GET", "");
    assertThat(text(index)).contains("the page");
    assertThat(header(index, "Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(text(ask("GET", "index.html"))).contains("the page");
    HttpResponse<byte[]> script = ask("GET", "page/main.js");
    assertThat(script.statusCode()).isEqualTo(200);
    assertThat(header(script, "Content-Type")).isEqualTo("text/javascript; charset=utf-8");
    assertThat(text(ask("GET", "page/samples.js"))).startsWith("smalti.part");
    HttpResponse<byte[]> head = ask("HEAD", "page/main.js");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(header(head, "Content-Length")).isEqualTo(Integer.toString(script.body().length));
    HttpResponse<byte[]> none = ask("HEAD", "page/none.js");
    assertThat(none.statusCode()).isEqualTo(404);
    assertThat(header(none, "Content-Length")).isNotEqualTo("0");
  }

  @Test
  void whatABrowserHasAlreadyIsNotSentAgain() {
    String tag = header(ask("GET", "page/main.js"), "ETag");
    for (String known : new String[] {tag, "W/" + tag, "\"other\", " + tag, "*"}) {
      HttpResponse<byte[]> again = ask("GET", "page/main.js", "If-None-Match", known);
      assertThat(again.statusCode()).as(known).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      assertThat(header(again, "ETag")).isEqualTo(tag);
    }
    assertThat(ask("GET", "page/main.js", "If-None-Match", "\"other\"").statusCode())
        .isEqualTo(200);
  }

  @Test
  void partsOfMediaAreSent() {
    String film = "media/deep/" + PageAddress.encoded(FILM);
    HttpResponse<byte[]> whole = ask("GET", film);
    assertThat(whole.body()).isEqualTo(bytes);
    assertThat(header(whole, "Content-Type")).isEqualTo("video/mp4");
    assertThat(header(whole, "Accept-Ranges")).isEqualTo("bytes");
    int[][] parts = {{0, 9}, {990, 999}, {500, 500}};
    for (int[] part : parts) {
      HttpResponse<byte[]> some = ask("GET", film, "Range", "bytes=" + part[0] + "-" + part[1]);
      assertThat(some.statusCode()).isEqualTo(206);
      assertThat(some.body()).isEqualTo(Arrays.copyOfRange(bytes, part[0], part[1] + 1));
      assertThat(header(some, "Content-Range"))
          .isEqualTo("bytes " + part[0] + "-" + part[1] + "/1000");
    }
    assertThat(ask("GET", film, "Range", "bytes=900-").body()).hasSize(100);
    assertThat(ask("GET", film, "Range", "bytes=-30").body())
        .isEqualTo(Arrays.copyOfRange(bytes, 970, 1000));
    assertThat(ask("GET", film, "Range", "bytes=-5000").body()).isEqualTo(bytes);
    assertThat(ask("GET", film, "Range", "bytes=0-99999").body()).isEqualTo(bytes);
    for (String none : new String[] {"bytes=1000-", "bytes=-0"}) {
      HttpResponse<byte[]> beyond = ask("GET", film, "Range", none);
      assertThat(beyond.statusCode()).as(none).isEqualTo(416);
      assertThat(header(beyond, "Content-Range")).isEqualTo("bytes */1000");
    }
    assertThat(ask("GET", film, "Range", "bytes=0-1,5-6").statusCode())
        .as("several parts: the whole")
        .isEqualTo(200);
  }

  @Test
  void noWayLeadsOut() throws IOException {
    Files.createSymbolicLink(folder.resolve("media/deep/link.mp4"), folder.resolve("secret.txt"));
    server.add("../../media/", new MediaFolder(folder.resolve("media")), "deep/link.mp4");
    for (String path : new String[] {
      "secret.txt",
      "../secret.txt",
      "..%2f..%2fsecret.txt",
      "page/..%2f..%2f..%2fsecret.txt",
      "page/%2e%2e/%2e%2e/%2e%2e/secret.txt",
      "page/..%5c..%5csecret.txt",
      "%00",
      "page/main.js%00.txt",
      "page/",
      "page",
      "page/other.js",
      "page/notes.txt",
      ".index.html.journal",
      "media/",
      "media/unnamed.mp4",
      "media/deep/link.mp4",
      "media/../secret.txt",
      "//etc/passwd",
      "media/deep/..%2f..%2fsecret.txt"
    }) {
      HttpResponse<byte[]> answer = ask("GET", path);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(text(answer)).doesNotContain("secret", "mine");
    }
  }

  @Test
  void nothingCanBeChangedAndOtherNamesOfThisMachineAreRefused() throws IOException {
    for (String method : new String[] {"POST", "PUT", "DELETE", "OPTIONS"}) {
      HttpResponse<byte[]> answer = ask(method, "index.html");
      assertThat(answer.statusCode()).as(method).isEqualTo(405);
      assertThat(header(answer, "Allow")).isEqualTo("GET, HEAD");
    }
    assertThat(answer("evil.example")).startsWith("HTTP/1.1 403");
    assertThat(answer("LocalHost")).startsWith("HTTP/1.1 200");
  }

  /** The answer to a request that names a host. */
  private String answer(String host) throws IOException {
    URI here = URI.create(server.url());
    try (Socket socket = new Socket(here.getHost(), here.getPort())) {
      socket
          .getOutputStream()
          .write(("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      try (InputStream in = socket.getInputStream()) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() {
    int port = URI.create(server.url()).getPort();
    assertThatThrownBy(() -> new SiteServer(new SiteFolder(folder), Optional.of(port)))
        .hasMessageContaining("port " + port + " is taken")
        .hasMessageContaining("--port");
    try (SiteServer other = new SiteServer(new SiteFolder(folder), Optional.empty())) {
      assertThat(URI.create(other.url()).getPort()).isNotEqualTo(port);
    }
  }
}
