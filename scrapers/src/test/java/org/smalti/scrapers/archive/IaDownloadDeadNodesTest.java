package org.smalti.scrapers.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.scrapers.archive.fake.FakeArchive;
import org.smalti.scrapers.archive.fake.FakeItem;
import org.smalti.scrapers.archive.fake.Fault;
import org.smalti.scrapers.archive.fake.SwallowingPort;

/** Nodes that are gone, and a front door that fails for some files: the others do not wait for them. */
class IaDownloadDeadNodesTest extends DownloadTester {
  private static final int FILES = 12;
  /** An attempt at a silent node took as long as --timeout, 30 s, and held up everything. */
  private static final Duration ONE_TIMEOUT = Duration.ofSeconds(30);

  private SwallowingPort silent;
  private FakeArchive healthy;

  @BeforeEach
  void openNodes() throws IOException {
    silent = new SwallowingPort();
    healthy = new FakeArchive();
    archive.remove("film");
    healthy.films(FILES, 20_000);
    String node = healthy.url().substring("http://".length());
    for (FakeItem film : archive.films(FILES, 20_000)) {
      film.document(document -> document
          .put("dir", "/node/" + film.identifier())
          .put("d1", silent.host())
          .put("d2", node));
    }
    search();
  }

  @AfterEach
  void closeNodes() throws IOException {
    silent.close();
    healthy.close();
  }

  private static String front(int number) {
    String name = "film-00000" + number;
    return "/download/" + name + "/" + name + ".mp4";
  }

  private Outcome fetched(String... more) throws IOException {
    long began = System.nanoTime();
    Outcome outcome = download((Object[]) more);
    assertThat(outcome).as(outcome.err()).returns(0, Outcome::exit);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(ONE_TIMEOUT);
    for (int i = 1; i <= FILES; i++) {
      String name = "film-" + Integer.toString(1_000_000 + i).substring(1);
      assertRight(name + ".mp4", name, name + ".mp4");
    }
    return outcome;
  }

  @Test
  void nodesThatAreGoneHoldUpNobodyElse() throws IOException {
    archive.always(front(1), Fault.leadingTo("http://" + silent.host() + "/x"));
    archive.always(front(2), Fault.leadingTo("http://nowhere.invalid/x"));
    archive.always(front(3), Fault.leadingTo("http://255.255.255.255/x"));
    fetched();
    assertThat(healthy.requests()).hasSize(3);
    assertThat(archive.requests(front(4))).as("the others are not disturbed").hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 405, 500, 502, 503})
  void whatTheFrontDoorRefusesComesFromTheNodesOfTheRecord(int status) throws IOException {
    List.of(1, 5, 9).forEach(number -> archive.always(front(number), Fault.status(status)));
    fetched("--threads", "3");
    assertThat(healthy.requests()).hasSize(3);
    assertThat(archive.requests(front(2))).hasSize(1);
  }

  @Test
  void theNodeThatCanNotBeReachedIsTheOneThatIsNamed() throws IOException {
    archive.item("alone").file("b.mp4", 100);
    search();
    archive.always("/download/alone/b.mp4", Fault.leadingTo("http://" + silent.host() + "/x"));
    assertThat(download("--retries", "1")).returns(6, Outcome::exit);
    assertThat(failures())
        .singleElement()
        .asString()
        .contains("the node " + silent.host() + " can't be reached (it does not answer)");
  }
}
