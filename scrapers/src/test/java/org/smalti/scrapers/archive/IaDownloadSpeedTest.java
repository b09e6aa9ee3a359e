package org.smalti.scrapers.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.scrapers.archive.fake.FakeArchive;
import org.smalti.scrapers.archive.fake.Fault;

/** How fast files come, and which requests wait for which. */
class IaDownloadSpeedTest extends DownloadTester {
  private Duration timed(Object... words) {
    long began = System.nanoTime();
    Outcome outcome = download(words);
    assertThat(outcome).as(outcome.err()).returns(0, Outcome::exit);
    return Duration.ofNanos(System.nanoTime() - began);
  }

  @Test
  void allConnectionsTogetherKeepToTheRate() throws IOException {
    archive.item("other").file("b.mp4", SIZE);
    search();
    assertThat(timed("--limit-rate", "500k")).isGreaterThan(Duration.ofMillis(750));
    assertRight("a.mp4", "film", "a.mp4");
  }

  @Test
  void requestsKeepTheirDistance() {
    for (int i = 0; i < 4; i++) {
      archive.item("more").file("c" + i + ".mp4", 10);
    }
    search("--multi");
    Queue<Long> times = new ConcurrentLinkedQueue<>();
    archive.everywhere(answer -> times.add(System.nanoTime()));
    timed("--sleep", "0.1");
    assertThat(times).hasSize(10);
    List<Long> sorted = times.stream().sorted().toList();
    assertThat(Duration.ofNanos(sorted.get(9) - sorted.get(0)))
        .isGreaterThan(Duration.ofMillis(700));
  }

  @Test
  void aSlowNodeIsLeftForTheNextOne() throws IOException {
    try (FakeArchive second = new FakeArchive()) {
      second.item("film").file("a.mp4", SIZE);
      archive
          .item("film")
          .document(document -> document
              .put("dir", "/node/film")
              .put("d1", second.url().substring("http://".length())));
      search();
      archive.always(node(), Fault.throttled(500));
      timed("--lowest-speed", "20k", "--timeout", "0.5");
      assertThat(archive.requests(node())).hasSize(1);
      assertThat(second.requests()).singleElement().asString().startsWith(node() + " bytes=");
    }
    assertRight("a.mp4", "film", "a.mp4");
  }

  @ParameterizedTest
  @CsvSource({
    "--limit-rate, fast, is no speed",
    "--limit-rate, 0, must be more than 0",
    "--lowest-speed, -1, is no speed",
    "--sleep, -1, --sleep must be",
    "--patience, soon, is no time"
  })
  void whatIsNoSpeedIsSaid(String option, String value, String message) {
    search();
    Outcome outcome = download(option, value);
    assertThat(outcome).returns(2, Outcome::exit);
    assertThat(outcome.err()).contains(message);
  }

  @Test
  void nothingWaitsForALongFileWhileTheArchiveIsBusy() throws IOException {
    for (int i = 0; i < 6; i++) {
      archive.item("more").file("c" + i + ".mp4", 10_000);
    }
    search("--multi");
    archive.next("/download/film/a.mp4", Fault.status(503), Fault.status(503));
    archive.next("/download/more/c0.mp4", Fault.status(503), Fault.status(503));
    // Half of it comes, then nothing for as long as the timeout.
    archive.next(node(), Fault.silentAfter(SIZE / 2));
    timed("--timeout", "3");
    List<String> requests = archive.requests("/node/");
    assertThat(requests).last().asString().startsWith(node() + " bytes=");
    assertThat(requests).hasSize(8);
  }
}
