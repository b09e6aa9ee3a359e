package org.smalti.scrapers.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.run.Task;
import org.smalti.core.table.Filter;
import org.smalti.scrapers.web.PoliteClient;
import org.smalti.scrapers.web.RequestOptions;
import org.smalti.scrapers.web.SerialCopy;
import picocli.CommandLine;

/** What an engine sends to another machine, and that a plain web server which is no archive is enough there. */
class DownloadTravelTest {
  private static final String CONTENT = "ten bytes.";
  private static final String MD5 = "1cdd96a1d3d33a82e5c803edd69ca23d";

  @TempDir
  private Path folder = Path.of("");

  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void open() throws IOException {
    server.start();
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private static PoliteClient client() {
    return CommandLine.populateCommand(new RequestOptions(), "--retry-delay=0.001", "--timeout=10")
        .client("", url -> Optional.empty(), "check the address");
  }

  private Download download(Path media) throws IOException {
    Path table = folder.resolve("items.csv");
    Files.writeString(
        table,
        "filename,url,size,md5\nclips/a.bin," + server.url("/a.bin") + "," + CONTENT.length() + ","
            + MD5 + "\n");
    DownloadList list = DownloadList.of(table, Filter.parse(""), media, "make it again");
    assertThat(list.refused()).isEmpty();
    return list.files().get(0);
  }

  /** What happens when the work and the file have been sent to another process. */
  private static DownloadResult fetchedElsewhere(DownloadWork work, Download download) {
    DownloadResult result = SerialCopy.of(DownloadWork.class, work)
        .apply(SerialCopy.of(Download.class, download), Task.unwatched());
    return SerialCopy.of(DownloadResult.class, result);
  }

  private static CheckResult checkedElsewhere(Download download) {
    CheckResult result = SerialCopy.of(CheckWork.class, new CheckWork(false))
        .apply(SerialCopy.of(Download.class, download), Task.unwatched());
    return SerialCopy.of(CheckResult.class, result);
  }

  @Test
  void theFolderIsAbsoluteWhateverItWasCalled() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    Path relative = Path.of("media");
    Download download = download(relative);
    assertThat(download.folder()).isEqualTo(here.resolve("media").toString());
    assertThat(download(Path.of("")).folder()).isEqualTo(here.toString());
    assertThat(SerialCopy.of(Download.class, download)).isEqualTo(download);
    assertThat(download.path()).isEqualTo(here.resolve("media/clips/a.bin"));
  }

  @Test
  void anyWebServerWillDo() throws IOException {
    Path media = folder.resolve("media");
    Download download = download(media);
    assertThat(checkedElsewhere(download)).isEqualTo(CheckResult.missing());
    server.enqueue(answer(CONTENT));
    DownloadWork work = new DownloadWork(client(), (file, client) -> List.of(), Replacing.NONE);
    assertThat(fetchedElsewhere(work, download)).isEqualTo(DownloadResult.fetched());
    assertThat(media.resolve("clips/a.bin")).hasContent(CONTENT);
    assertThat(checkedElsewhere(download)).isEqualTo(CheckResult.right());
    assertThat(fetchedElsewhere(work, download)).isEqualTo(DownloadResult.present());
    assertThat(server.getRequestCount()).isOne();
  }

  @Test
  void otherServersAreAskedWhenTheFilesOwnAddressDoesNotHelp() throws IOException {
    Path media = folder.resolve("media");
    server.enqueue(answer("the beginning"));
    server.enqueue(answer("of a page"));
    server.enqueue(answer(CONTENT));
    String node = server.url("/node/a.bin").toString();
    DownloadWork work =
        new DownloadWork(client(), (file, client) -> List.of(HttpUrl.get(node)), Replacing.NONE);
    assertThat(fetchedElsewhere(work, download(media))).isEqualTo(DownloadResult.fetched());
    assertThat(media.resolve("clips/a.bin")).hasContent(CONTENT);
    assertThat(List.of(target(), target(), target()))
        .containsExactly("/a.bin", "/a.bin", "/node/a.bin");
  }

  private String target() {
    try {
      return server.takeRequest().getTarget();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static MockResponse answer(String body) {
    return new MockResponse.Builder().body(body).build();
  }
}
