package org.smalti.scrapers.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.scrapers.archive.fake.FakeArchive;
import org.smalti.scrapers.archive.fake.Fault;

/** How ia download deals with a server that misbehaves. */
class IaDownloadFaultsTest extends DownloadTester {
  @Test
  @DisplayName("fault 1: a wrong byte is noticed and the file fetched again")
  void aWrongByteIsNoticedAndTheFileFetchedAgain() throws IOException {
    search();
    archive.next(node(), Fault.oneByteWrong());
    assertThat(download()).returns(0, Outcome::exit);
    assertRight("a.mp4", "film", "a.mp4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"md5", "sha1", "crc32"})
  @DisplayName("fault 1: a byte that stays wrong is a failure, whatever sum is known")
  void aByteThatStaysWrongIsAFailureWhateverSumIsKnown(String sum) throws IOException {
    archive.item("sums").file("s.mp4", 500, "h.264", record -> {
      for (String other : List.of("md5", "sha1", "crc32")) {
        if (!other.equals(sum)) {
          record.remove(other);
        }
      }
    });
    search();
    archive.always(FakeArchive.node("sums", "s.mp4"), Fault.oneByteWrong());
    assertThat(download()).returns(6, Outcome::exit);
    assertThat(failures())
        .singleElement()
        .asString()
        .startsWith("s.mp4,download")
        .contains(sum);
    assertThat(media.resolve("s.mp4")).doesNotExist();
    assertThat(leftOver()).isEmpty();
    archive.honestAgain();
    assertThat(download()).returns(0, Outcome::exit);
    assertRight("s.mp4", "sums", "s.mp4");
    assertThat(folder.resolve("media.failures.csv")).doesNotExist();
  }

  @Test
  @DisplayName("fault 2: a page instead of the file is noticed")
  void aPageInsteadOfTheFileIsNoticed() throws IOException {
    search();
    archive.always(node(), Fault.htmlPage());
    Outcome outcome = download();
    assertThat(outcome).returns(6, Outcome::exit);
    assertThat(failures()).singleElement().asString().contains("text/html", "instead of 200000");
    assertThat(media.resolve("a.mp4")).doesNotExist();
    assertThat(leftOver()).isEmpty();
  }

  @Test
  @DisplayName("fault 2: a page in disguise is noticed too")
  void aPageInDisguiseIsNoticedToo() throws IOException {
    search();
    archive.always(node(), Fault.pageInDisguise());
    assertThat(download()).returns(6, Outcome::exit);
    assertThat(media.resolve("a.mp4")).doesNotExist();
    archive.honestAgain();
    assertThat(download()).returns(0, Outcome::exit);
    assertRight("a.mp4", "film", "a.mp4");
  }

  @ParameterizedTest
  @DisplayName("fault 2: a success without content is no empty file")
  @ValueSource(ints = {201, 202, 204, 205})
  void aSuccessWithoutContentIsNoEmptyFile(int code) throws IOException {
    Files.writeString(items, "filename,url\na.mp4," + archive.url() + "/download/film/a.mp4\n");
    archive.always(node(), Fault.status(code).and(answer -> {
      answer.header("Content-Type", "video/mp4");
      answer.body = new byte[0];
    }));
    assertThat(download()).returns(6, Outcome::exit);
    assertThat(failures()).singleElement().asString().contains("no file (HTTP " + code + ")");
    assertThat(media.resolve("a.mp4")).doesNotExist();
  }

  @Test
  @DisplayName("fault 3: a cut download goes on where it was")
  void aCutDownloadGoesOnWhereItWas() throws IOException {
    search();
    archive.next(node(), Fault.cutHalfWay(), Fault.cutHalfWay());
    assertThat(download()).returns(0, Outcome::exit);
    assertRight("a.mp4", "film", "a.mp4");
    assertThat(archive.requests("/node/"))
        .containsExactly(node(), node() + " bytes=100000-", node() + " bytes=150000-");
  }

  @Test
  @DisplayName("fault 4: a server that ignores Range is read from the start")
  void aServerThatIgnoresRangeIsReadFromTheStart() throws IOException {
    search();
    archive.next(node(), Fault.cutHalfWay(), Fault.rangeIgnored());
    assertThat(download()).returns(0, Outcome::exit);
    assertRight("a.mp4", "film", "a.mp4");
  }

  @Test
  @DisplayName("fault 4: a server that continues at the wrong place is read from the start")
  void aServerThatContinuesAtTheWrongPlaceIsReadFromTheStart() throws IOException {
    search();
    archive.next(node(), Fault.cutHalfWay(), Fault.wrongPlace());
    assertThat(download()).returns(0, Outcome::exit);
    assertRight("a.mp4", "film", "a.mp4");
  }

  @Test
  @DisplayName("fault 5: a busy server is left alone as long as it asks")
  void aBusyServerIsLeftAloneAsLongAsItAsks() throws IOException {
    search();
    archive.next(node(), Fault.busy(429, "1"), Fault.status(503), Fault.status(503));
    long began = System.nanoTime();
    assertThat(download()).returns(0, Outcome::exit);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofSeconds(1));
    assertRight("a.mp4", "film", "a.mp4");
  }

  @Test
  @DisplayName("fault 5: Retry-After may be a date")
  void retryAfterMayBeADate() throws IOException {
    search();
    String soon = DateTimeFormatter.RFC_1123_DATE_TIME.format(
        ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(1));
    archive.next(node(), Fault.busy(503, soon));
    assertThat(download()).returns(0, Outcome::exit);
    assertRight("a.mp4", "film", "a.mp4");
  }

  @Test
  @DisplayName("fault 5: a server that wants hours is not asked again")
  void aServerThatWantsHoursIsNotAskedAgain() throws IOException {
    archive.item("other").file("b.mp4", 10);
    search();
    archive.always("/download/film/a.mp4", Fault.busy(429, "7200"));
    archive.always("/download/other/b.mp4", Fault.busy(429, "7200"));
    Outcome outcome = download("--threads", "1");
    assertThat(outcome).returns(4, Outcome::exit);
    assertThat(outcome.err()).contains("asks to be left alone for 7200 s");
    assertThat(archive.requests("/download/")).hasSize(1);
  }

  @Test
  @DisplayName("fault 6: a server that always cuts leaves a part that the next run continues")
  void aServerThatAlwaysCutsLeavesAPartThatTheNextRunContinues() throws IOException {
    search();
    archive.always(node(), Fault.cutHalfWay());
    assertThat(download("--retries", "2")).returns(6, Outcome::exit);
    assertThat(media.resolve("a.mp4")).doesNotExist();
    assertThat(media.resolve(".a.mp4.partial")).hasSize(175_000);
    assertThat(failures()).singleElement().asString().contains("first 175000 bytes are kept");
    archive.honestAgain();
    assertThat(download()).returns(0, Outcome::exit);
    assertThat(archive.requests()).last().isEqualTo(node() + " bytes=175000-");
    assertRight("a.mp4", "film", "a.mp4");
    assertThat(leftOver()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 410})
  @DisplayName("faults 8 and 15: what is missing or private is asked for once")
  void whatIsNotGivenAwayIsAskedForOnce(int status) throws IOException {
    archive.item("other").file("b.mp4", 10);
    search();
    archive.always(FakeArchive.node("other", "b.mp4"), Fault.status(status));
    assertThat(download()).returns(6, Outcome::exit);
    assertThat(failures()).singleElement().asString().startsWith("b.mp4,").contains("" + status);
    assertThat(archive.requests(FakeArchive.node("other", "b.mp4"))).hasSize(1);
    assertRight("a.mp4", "film", "a.mp4");
  }

  @Test
  @DisplayName("fault 9: an interrupted run goes on without fetching a byte twice")
  void anInterruptedRunGoesOnWithoutFetchingAByteTwice() throws Exception {
    search();
    archive.next(node(), Fault.silentAfter(120_000));
    AtomicReference<Outcome> outcome = new AtomicReference<>();
    Thread run = new Thread(() -> outcome.set(download()));
    run.start();
    Path part = media.resolve(".a.mp4.partial");
    while (run.isAlive() && (!Files.exists(part) || Files.size(part) < 120_000)) {
      Thread.onSpinWait();
    }
    run.interrupt();
    run.join(20_000);
    assertThat(outcome.get()).as("a silent server does not hold it up").isNotNull();
    assertThat(outcome.get()).returns(130, Outcome::exit);
    assertThat(media.resolve("a.mp4")).doesNotExist();
    assertThat(download()).returns(0, Outcome::exit);
    assertThat(archive.requests()).last().isEqualTo(node() + " bytes=120000-");
    assertRight("a.mp4", "film", "a.mp4");
  }

  @Test
  @DisplayName("fault 19: a file that changed on the server is not mixed")
  void aFileThatChangedOnTheServerIsNotMixed() throws IOException {
    search();
    archive.always(node(), Fault.cutHalfWay());
    download("--retries", "0");
    archive.honestAgain();
    archive.next(node(), Fault.oneByteWrong().and(Fault.rangeIgnored()));
    assertThat(download()).returns(0, Outcome::exit);
    assertRight("a.mp4", "film", "a.mp4");
  }

  @Test
  void aSilentServerIsGivenUpAfterTheTimeout() throws IOException {
    search();
    archive.next(node(), Fault.silentAfter(1000));
    assertThat(download("--timeout", "0.3")).returns(0, Outcome::exit);
    assertRight("a.mp4", "film", "a.mp4");
  }

  @Test
  @DisplayName("fault 11: nobody there is a network error in one line")
  void nobodyThereIsANetworkErrorInOneLine() throws IOException {
    archive.item("other").file("b.mp4", 10);
    search();
    archive.close();
    Outcome outcome = download();
    assertThat(outcome).returns(4, Outcome::exit);
    assertThat(outcome.err().strip().lines())
        .singleElement()
        .asString()
        .contains("can't be reached (connection refused)", "check the network");
    assertThat(failures()).as("each has its row").hasSize(2);
  }

  @Test
  void filesThatCameBeforeTheArchiveWentAwayStay() throws IOException {
    archive.item("other").file("b.mp4", 10);
    search();
    archive.always("/download/other/b.mp4", Fault.busy(429, "7200"));
    assertThat(download("--threads", "1")).returns(6, Outcome::exit);
    assertRight("a.mp4", "film", "a.mp4");
    assertThat(failures()).singleElement().asString().startsWith("b.mp4,");
  }

  @Test
  void aNodeThatIsDownIsNotTakenForTheArchive() throws IOException {
    archive.item("other").file("b.mp4", 10);
    search();
    archive.always(
        "/download/film/a.mp4", answer -> answer.header("Location", "http://127.0.0.1:1/"));
    assertThat(download("--threads", "1", "--retries", "3")).returns(6, Outcome::exit);
    assertThat(failures()).singleElement().asString().startsWith("a.mp4,").contains("127.0.0.1:1");
    assertRight("b.mp4", "other", "b.mp4");
  }

  @Test
  void manyFilesComeAtOnce() throws IOException {
    for (int i = 0; i < 40; i++) {
      archive.item("many").file("f" + i + ".mp4", 10_000 + i);
      archive.next(
          FakeArchive.node("many", "f" + i + ".mp4"),
          switch (i % 5) {
            case 0 -> Fault.cutHalfWay();
            case 1 -> Fault.oneByteWrong();
            case 2 -> Fault.status(503);
            case 3 -> Fault.htmlPage();
            default -> answer -> {};
          });
    }
    search("--multi");
    assertThat(download("--threads", "8", "--retries", "50")).returns(0, Outcome::exit);
    for (int i = 0; i < 40; i++) {
      assertRight("f" + i + ".mp4", "many", "f" + i + ".mp4");
    }
    assertThat(leftOver()).isEmpty();
  }
}
