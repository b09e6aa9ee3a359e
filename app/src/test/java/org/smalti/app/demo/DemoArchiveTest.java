package org.smalti.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.scrapers.archive.IaCommand;

class DemoArchiveTest {
  private static final String LONG_NAME = "a tone & 100% ü #1.flac";

  @TempDir
  Path folder = Path.of("");

  private Path data = Path.of("");
  private DemoArchive archive;

  @BeforeEach
  void serve() throws IOException {
    data = Files.createDirectories(folder.resolve("data"));
    write("small.mp4", 1000);
    write("large.mp4", 300_000);
    write(LONG_NAME, 70_000);
    Files.writeString(
        data.resolve("items.csv"),
        "identifier,title,creator,date,description,subject,licenseurl,filename\n"
            + "film,Film,A; B,1906,\"Old, silent\",race,https://example.org/l,small.mp4\n"
            + "film,Film again,A; B,1906,,race,https://example.org/l,large.mp4\n"
            + "tone,Tone,,,,,," + LONG_NAME + "\n");
    archive = DemoArchive.of(data);
  }

  @AfterEach
  void close() {
    archive.close();
  }

  @Test
  void searchAndDownloadBringWhatIsServed() throws IOException {
    assertThat(search("--format", ".mp4,Flac", "--multi")).returns(0, Outcome::exit);
    Table items = TableReader.read(folder.resolve("items.csv"));
    assertThat(items.stream().map(row -> row.text("filename")))
        .containsExactly("large.mp4", "small.mp4", LONG_NAME);
    assertThat(items.row(0).text("title")).isEqualTo("Film; Film again");
    assertThat(items.row(0).text("description")).isEqualTo("Old, silent");
    Path media = folder.resolve("media");
    Object[] download = {"download", "--in", folder.resolve("items.csv"), "--out", media};
    assertThat(CommandTester.of(IaCommand.class).run(download)).returns(0, Outcome::exit);
    for (String name : new String[] {"small.mp4", "large.mp4", LONG_NAME}) {
      assertThat(media.resolve(name)).hasSameBinaryContentAs(data.resolve(name));
    }
    archive.close();
    assertThat(CommandTester.of(IaCommand.class).run(download))
        .as("the second run needs no archive")
        .returns(0, Outcome::exit);
  }

  @Test
  void anotherPortBringsNoOtherRowsAndNoOtherFiles() {
    Path media = folder.resolve("media");
    search("--format", ".mp4,Flac", "--multi");
    Object[] download = {"download", "--in", folder.resolve("items.csv"), "--out", media};
    CommandTester.of(IaCommand.class).run(download);
    String before = archive.url();
    try (DemoArchive first = archive) {
      archive = DemoArchive.of(data);
      assertThat(archive.url()).isNotEqualTo(first.url());
    }
    assertThat(search("--format", ".mp4,Flac", "--multi")).returns(0, Outcome::exit);
    assertThat(TableReader.read(folder.resolve("items.csv")).stream().map(row -> row.text("url")))
        .hasSize(3)
        .noneMatch(url -> url.startsWith(before + "/"));
    assertThat(CommandTester.of(IaCommand.class).run(download).err())
        .contains("already has all 3 files");
  }

  @Test
  void theLargestIsChosenAndAnotherCollectionIsEmpty() {
    assertThat(search("--limit", "1")).returns(0, Outcome::exit);
    assertThat(TableReader.read(folder.resolve("items.csv")).row(0).text("filename"))
        .isEqualTo("large.mp4");
    Outcome other = CommandTester.of(IaCommand.class)
        .run(
            "search",
            "--query",
            "collection:(FedFlix)",
            "--archive-url",
            archive.url(),
            "--out",
            folder.resolve("other.csv"));
    assertThat(other).returns(3, Outcome::exit);
  }

  @Test
  void aPartIsSentOnlyOfTheSameVersion() throws Exception {
    byte[] whole = Files.readAllBytes(data.resolve("large.mp4"));
    HttpResponse<byte[]> first = get("/download/film/large.mp4");
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.body()).isEqualTo(whole);
    String tag = first.headers().firstValue("ETag").orElseThrow();
    HttpResponse<byte[]> part =
        get("/node/film/large.mp4", "Range", "bytes=299990-", "If-Range", tag);
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).hasSize(10);
    assertThat(part.headers().firstValue("Content-Range")).contains("bytes 299990-299999/300000");
    assertThat(get("/node/film/large.mp4", "Range", "bytes=5-", "If-Range", "\"old\"")
            .body())
        .isEqualTo(whole);
    HttpResponse<byte[]> past = get("/node/film/large.mp4", "Range", "bytes=300000-");
    assertThat(past.statusCode()).isEqualTo(416);
    assertThat(past.headers().firstValue("Content-Range")).contains("bytes */300000");
  }

  @Test
  void nothingButTheListedFilesIsServed() throws Exception {
    for (String path : new String[] {
      "/download/film/items.csv",
      "/download/film/../../items.csv",
      "/node/film/%2e%2e/data/items.csv",
      "/download/tone/large.mp4",
      "/other/film/large.mp4",
      "/"
    }) {
      assertThat(get(path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(new String(get("/metadata/none").body(), StandardCharsets.UTF_8)).isEqualTo("{}");
  }

  @Test
  void aListedFileThatIsMissingIsNamed() throws IOException {
    Files.delete(data.resolve("small.mp4"));
    assertThatThrownBy(() -> DemoArchive.of(data))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("row 1: no file small.mp4");
  }

  private Outcome search(Object... more) {
    Object[] words = {
      "search",
      "--query",
      "collection:(smalti) AND mediatype:(movies)",
      "--archive-url",
      archive.url(),
      "--out",
      folder.resolve("items.csv")
    };
    return CommandTester.of(IaCommand.class)
        .run(Stream.of(words, more).flatMap(Arrays::stream).toArray());
  }

  private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(archive.url() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newBuilder()
        .followRedirects(HttpClient.Redirect.NORMAL)
        .build()
        .send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private void write(String name, int size) throws IOException {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    Files.write(data.resolve(name), bytes);
  }
}
