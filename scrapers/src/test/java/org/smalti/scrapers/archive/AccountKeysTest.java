package org.smalti.scrapers.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.scrapers.archive.fake.FakeArchive;
import org.smalti.scrapers.archive.fake.Fault;
import org.smalti.scrapers.web.PoliteClient;
import org.smalti.scrapers.web.SerialCopy;
import picocli.CommandLine;

/** Who gets to see the keys of an account. */
class AccountKeysTest extends DownloadTester {
  private static final String SECRET = "s3cr3tOfTheAccount";
  private static final String HEADER = "LOW myAccess:" + SECRET;

  private Outcome downloadWithKeys(Object... more) {
    return download(
        Stream.concat(Stream.of("--access", "myAccess", "--secret", SECRET), Stream.of(more))
            .toArray());
  }

  private static List<String> authorizations(FakeArchive server) {
    return server.recorded().stream().map(AccountKeysTest::authorization).toList();
  }

  private static String authorization(RecordedRequest request) {
    return String.valueOf(request.getHeaders().get("Authorization"));
  }

  @Test
  void theArchiveSeesThemWithEachRequest() throws IOException {
    search("--access", "myAccess", "--secret", SECRET);
    assertThat(downloadWithKeys("--archive-url", archive.url())).returns(0, Outcome::exit);
    assertThat(authorizations(archive)).hasSizeGreaterThanOrEqualTo(4).containsOnly(HEADER);
    assertRight("a.mp4", "film", "a.mp4");
  }

  @Test
  void withoutKeysNothingIsSent() {
    search();
    download();
    assertThat(authorizations(archive)).containsOnly("null");
  }

  @Test
  @DisplayName(
      "fault 20: a redirect to a foreign host does not carry the Authorization header there")
  void aRedirectElsewhereDoesNotCarryThem() throws IOException {
    search();
    try (FakeArchive foreign = new FakeArchive()) {
      foreign.item("film").file("a.mp4", SIZE);
      archive.always(
          "/download/film/a.mp4", answer -> answer.header("Location", foreign.url() + node()));
      assertThat(downloadWithKeys("--archive-url", archive.url())).returns(0, Outcome::exit);
      assertRight("a.mp4", "film", "a.mp4");
      assertThat(foreign.requests()).containsExactly(node());
      assertThat(authorizations(foreign)).containsOnly("null");
      assertThat(authorizations(archive)).last().isEqualTo(HEADER);
    }
  }

  @Test
  @DisplayName("fault 20: the same machine under another name is a foreign host")
  void anotherNameIsForeign() throws IOException {
    search();
    HttpUrl here = HttpUrl.get(archive.url());
    String other = here.host().equals("localhost") ? "127.0.0.1" : "localhost";
    HttpUrl there = here.newBuilder().host(other).encodedPath(node()).build();
    int before = archive.requests().size();
    archive.always("/download/film/a.mp4", answer -> answer.header("Location", there.toString()));
    assertThat(downloadWithKeys("--archive-url", archive.url())).returns(0, Outcome::exit);
    assertThat(authorizations(archive).subList(before, before + 2)).containsExactly(HEADER, "null");
  }

  @Test
  void aTableCanNotNameWhoSeesThem() throws IOException {
    search();
    assertThat(downloadWithKeys()).returns(0, Outcome::exit);
    assertRight("a.mp4", "film", "a.mp4");
    assertThat(authorizations(archive)).containsOnly("null");
  }

  @ParameterizedTest
  @CsvSource({
    "https://archive.org, https://archive.org/download/a/b, true",
    "https://archive.org, https://ia600001.us.archive.org/7/items/a/b, true",
    "https://archive.org, https://ARCHIVE.ORG/metadata/a, true",
    "https://archive.org, http://archive.org/download/a/b, false",
    "https://archive.org, https://archive.org:8443/download/a/b, false",
    "https://archive.org, https://notarchive.org/, false",
    "https://archive.org, https://archive.org.example/, false",
    "https://archive.org, https://archive.org@evil.example/, false",
    "https://archive.org, https://evil.example/archive.org, false",
    "http://archive.org, http://archive.org/download/a/b, true",
    "http://archive.org, http://ia600001.us.archive.org/7/items/a/b, false",
    "https://mirror.example, https://mirror.example/download/a/b, true",
    "https://mirror.example, https://node.mirror.example/a, false",
    "https://mirror.example, http://mirror.example/a, false",
    "https://mirror.example, https://archive.org/a, true",
    "http://127.0.0.1:8080, http://127.0.0.1:8080/a, true",
    "http://127.0.0.1:8080, http://127.0.0.1:8081/a, false",
    "http://127.0.0.1:8080, http://localhost:8080/a, false",
  })
  void whoMayKnowThem(String root, String url, boolean may) {
    AccountKeys keys = AccountKeys.of("a", "b", Map.of(), root);
    assertThat(keys.authorization(HttpUrl.get(url)).isPresent()).isEqualTo(may);
  }

  @Test
  void theEnvironmentIsAskedWhereNothingIsGiven() {
    Map<String, String> environment =
        Map.of(AccountKeys.ACCESS, "envAccess", AccountKeys.SECRET, "envSecret");
    HttpUrl url = HttpUrl.get("https://archive.org/");
    assertThat(AccountKeys.of("", "", environment, "https://archive.org").authorization(url))
        .hasValue("LOW envAccess:envSecret");
    assertThat(AccountKeys.of("a", "b", environment, "https://archive.org").authorization(url))
        .hasValue("LOW a:b");
    assertThatThrownBy(
            () -> AccountKeys.of("", "", Map.of(AccountKeys.SECRET, SECRET), "https://archive.org"))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("the secret key is given alone")
        .hasMessageNotContaining(SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"line\nbreak", "carriage\rreturn", "blank space", "umläut", "nul\0"})
  void strangeKeysAreRefusedWithoutBeingShown(String key) {
    search();
    Outcome outcome = download("--access", "myAccess", "--secret", key);
    assertThat(outcome).returns(2, Outcome::exit);
    assertThat(outcome.err()).contains("copy both again").doesNotContain(key);
    assertThat(download("--access", key, "--secret", SECRET)).returns(2, Outcome::exit);
    assertThat(download("--access", "a:b", "--secret", SECRET)).returns(2, Outcome::exit);
  }

  @Test
  void oneOfTheTwoIsAMistake() {
    search();
    assertThat(download("--access", "myAccess").err()).contains("access key is given alone");
    assertThat(download("--secret", SECRET)).returns(2, Outcome::exit);
  }

  @Test
  void theyAreWrittenNowhere() throws IOException {
    archive.item("film").file("b.mp4", 10);
    search("--multi", "--access", "myAccess", "--secret", SECRET);
    archive.always(node(), Fault.status(403));
    Path log = folder.resolve("log.txt");
    Outcome outcome = downloadWithKeys("--archive-url", archive.url(), "-v", "--log-file", log);
    assertThat(outcome).returns(6, Outcome::exit);
    assertThat(outcome.err() + outcome.out()).doesNotContain(SECRET);
    assertThat(log).exists();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(SECRET);
      }
    }
  }

  @Test
  void theyStayBehindWhenWorkGoesToAnotherMachine() {
    PoliteClient client = CommandLine.populateCommand(
            new ArchiveOptions(),
            "--archive-url=https://archive.org",
            "--access=myAccess",
            "--secret=" + SECRET)
        .client();
    assertThat(new String(SerialCopy.packed(client), StandardCharsets.ISO_8859_1))
        .contains("archive.org")
        .doesNotContain(SECRET);
  }

  @Test
  void aProcessThatUnpacksThemLooksForItsOwn() {
    AccountKeys keys = AccountKeys.of("myAccess", SECRET, Map.of(), "https://archive.org");
    AccountKeys own = AccountKeys.of("", "", System.getenv(), "https://archive.org");
    HttpUrl url = HttpUrl.get("https://archive.org/");
    assertThat(SerialCopy.of(AccountKeys.class, keys).authorization(url))
        .isEqualTo(own.authorization(url))
        .isNotEqualTo(keys.authorization(url));
  }
}
