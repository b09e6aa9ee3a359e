package org.smalti.scrapers.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.Row;
import org.smalti.core.table.TableReader;
import org.smalti.scrapers.archive.fake.FakeArchive;
import org.smalti.scrapers.archive.fake.Fault;

/** An outage of the whole archive is waited for. */
class IaDownloadOutageTest extends DownloadTester {
  private static final int FILES = 24;

  private void films() {
    archive.remove("film");
    archive.films(FILES, 5000);
    search();
  }

  private void assertAllRight(Outcome outcome) throws IOException {
    assertThat(outcome).as(outcome.err()).returns(0, Outcome::exit);
    for (Row row : TableReader.read(items).rows()) {
      String name = row.text("filename");
      assertRight(name, name.replace(".mp4", ""), name);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void aPageForSeveralItemsIsAnOutageThatIsWaitedFor(int threads) throws IOException {
    films();
    AtomicInteger pages = new AtomicInteger();
    archive.everywhere(answer -> {
      if (pages.incrementAndGet() <= 6) {
        Fault.htmlPage().spoil(answer);
      }
    });
    int before = archive.asked();
    Outcome outcome = download("--threads", threads);
    assertAllRight(outcome);
    assertThat(archive.asked() - before).isLessThan(3 * FILES);
    assertThat(outcome.err().lines().filter(line -> line.contains("next try at")))
        .singleElement(STRING)
        .contains(HttpUrl.get(archive.url()).host() + ": the ");
  }

  @Test
  void itemsAreNotLostWhileTheArchiveIsOffline() throws IOException {
    archive.remove("film");
    archive.films(FILES, 5000);
    AtomicInteger pages = new AtomicInteger();
    archive.everywhere(answer -> {
      if (new String(answer.body, StandardCharsets.UTF_8).contains("\"files\"")
          && pages.incrementAndGet() <= 7) {
        Fault.htmlPage().spoil(answer);
      }
    });
    search("--retry-delay", "0.2");
    assertThat(TableReader.read(items).size()).isEqualTo(FILES);
  }

  @Test
  void whoHasNoPatienceIsToldAtOnce() {
    films();
    archive.everywhere(Fault.htmlPage());
    int before = archive.asked();
    Outcome outcome = download("--patience", "0");
    assertThat(outcome).as(outcome.err()).returns(4, Outcome::exit);
    assertThat(archive.asked() - before).isLessThan(12);
    assertThat(outcome.err())
        .contains(HttpUrl.get(archive.url()).host() + ": ")
        .contains("run the same command again later");
    assertThat(failures()).hasSize(FILES);
  }

  @Test
  void aConnectionThatIsGoneForLongerThanAllRetriesIsWaitedFor() throws Exception {
    archive.remove("film");
    archive.films(FILES, 5000);
    try (PortForwarder forwarder = new PortForwarder(HttpUrl.get(archive.url()).port())) {
      forwarder.open();
      search();
      Files.writeString(
          items, Files.readString(items).replace(archive.url() + "/", forwarder.url() + "/"));
      AtomicBoolean shut = new AtomicBoolean();
      archive.next(FakeArchive.node("film-000007", "film-000007.mp4"), answer -> {
        forwarder.shut();
        shut.set(true);
      });
      AtomicReference<Outcome> outcome = new AtomicReference<>();
      Thread run = new Thread(() -> outcome.set(download("--retries", "1")));
      run.start();
      while (run.isAlive() && !shut.get()) {
        Thread.onSpinWait();
      }
      Thread.sleep(300);
      assertThat(run.isAlive()).isTrue();
      forwarder.open();
      run.join(60_000);
      Outcome ended = Objects.requireNonNull(outcome.get());
      assertAllRight(ended);
      assertThat(ended.err()).containsOnlyOnce("connection refused").contains("next try at");
    }
  }

  @Test
  void itemsThatStayBrokenAreNoOutage() throws IOException {
    films();
    for (int i = FILES - 3; i <= FILES; i++) {
      String name = "film-0000" + i;
      archive.always("/download/" + name + "/" + name + ".mp4", Fault.htmlPage());
    }
    Outcome outcome = download("--retry-delay", "0.1");
    assertThat(outcome).as(outcome.err()).returns(6, Outcome::exit);
    assertThat(failures()).hasSize(4);
  }
}
