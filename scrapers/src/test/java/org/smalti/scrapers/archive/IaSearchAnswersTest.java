package org.smalti.scrapers.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.scrapers.archive.fake.FakeArchive;
import org.smalti.scrapers.archive.fake.Fault;

/** How a search deals with answers that are too short, late, wrong or missing. */
class IaSearchAnswersTest extends SearchTester {
  @Test
  void resultsThatNeverComeAreTheArchivesFaultAndNotTheFormats() {
    archive.always(
        "/advancedsearch.php",
        answer -> answer.body =
            "{\"response\":{\"numFound\":13,\"docs\":[]}}".getBytes(StandardCharsets.UTF_8));
    Outcome outcome = search();
    assertThat(outcome).returns(4, Outcome::exit);
    assertThat(outcome.err())
        .contains("the archive reports 13 results and gives 0")
        .doesNotContain("--format");
    assertThat(out).doesNotExist();
  }

  @Test
  void whatCannotBeHadIsAFailureWithItsReason() {
    archive.item("open").file("a.mp4", 10);
    archive.item("dark").document(d -> d.removeAll().put("is_dark", true));
    archive.item("gone").document(d -> d.removeAll());
    archive.item("locked").file("b.mp4", 9).described(m -> m.put("access-restricted-item", "true"));
    archive.item("streamed").in("stream_only").file("c.mp4", 9);
    archive.item("private").file("d.mp4", 9, "h.264", r -> r.put("private", "true"));
    archive.item("parent").described(m -> m.putArray("mediatype").add("collection"));
    assertThat(search()).returns(6, Outcome::exit);
    assertThat(column("identifier")).containsExactly("open");
    assertThat(failures())
        .hasSize(6)
        .anyMatch(f -> f.startsWith("dark,metadata,") && f.contains("dark"))
        .anyMatch(f -> f.startsWith("gone,metadata,") && f.contains("no such item"))
        .anyMatch(f -> f.startsWith("locked,metadata,") && f.contains("restricted"))
        .anyMatch(f -> f.startsWith("streamed,metadata,") && f.contains("restricted"))
        .anyMatch(f -> f.startsWith("private,metadata,") && f.contains("private"))
        .anyMatch(f -> f.startsWith("parent,metadata,") && f.contains("collection:(parent)"));
  }

  @Test
  void anItemThatDoesNotExistIsAFailureAlsoWhenTheAnswerIsAnEmptyList() {
    archive.item("open").file("a.mp4", 10);
    archive.item("gone");
    archive.always("/metadata/gone", Fault.json("[]"));
    assertThat(search()).returns(6, Outcome::exit);
    assertThat(failures()).singleElement().asString().contains("gone", "no such item");
  }

  @Test
  void allPagesAreReadAndEachItemIsKeptOnce() {
    for (int i = 0; i < 2345; i++) {
      archive.item("film-" + i).file("film-" + i + ".mp4", 1);
    }
    assertThat(search("--threads", "8")).returns(0, Outcome::exit);
    assertThat(table().size()).isEqualTo(2345);
    assertThat(column("identifier")).isSorted().doesNotHaveDuplicates();
    assertThat(archive.requests(FakeArchive.SEARCH)).hasSize(5);
  }

  @Test
  void theLimitHolds() {
    for (int i = 0; i < 30; i++) {
      archive.item("film-" + (100 + i)).file("a.mp4", 1);
    }
    assertThat(search("--limit", "7")).returns(0, Outcome::exit);
    assertThat(column("identifier")).hasSize(7).startsWith("film-100").endsWith("film-106");
    assertThat(archive.requests("/metadata/")).hasSize(7);
  }

  @Test
  void anErrorWithStatus200IsAnError() {
    archive.item("film").file("a.mp4", 10);
    archive.always(FakeArchive.SEARCH, Fault.json("{\"error\":\"unbalanced parenthesis\"}"));
    Outcome outcome = search();
    assertThat(outcome).returns(3, Outcome::exit);
    assertThat(outcome.err()).contains("unbalanced parenthesis").contains("--query");
    assertThat(out).doesNotExist();
  }

  @Test
  void aTotalThatIsTooSmallIsAskedForAgain() {
    for (int i = 0; i < 5; i++) {
      archive.item("film-" + i).file(i + ".mp4", 1);
    }
    Fault truncated = Fault.json(
        "{\"response\":{\"numFound\":\"2\",\"docs\":[{\"identifier\":\"film-0\"},{\"identifier\":[\"film-0\"]}]}}");
    archive.next(FakeArchive.SEARCH, truncated, truncated);
    Outcome outcome = search();
    assertThat(outcome).returns(0, Outcome::exit);
    assertThat(column("identifier")).hasSize(5);
    assertThat(outcome.err()).contains("asking again");
  }

  @Test
  void aTotalThatIsNeverReachedIsReported() {
    archive.item("film").file("a.mp4", 1);
    archive.always(
        FakeArchive.SEARCH,
        Fault.json("{\"response\":{\"numFound\":9,\"docs\":[{\"identifier\":\"film\"}]}}"));
    assertThat(search()).returns(6, Outcome::exit);
    assertThat(failures()).singleElement().asString().contains("reports 9 results and gives 1");
    archive.honestAgain();
    assertThat(search()).returns(0, Outcome::exit);
    assertThat(archive.requests("/metadata/")).as("now its date is known").hasSize(2);
    assertThat(folder.resolve("items.csv.failures.csv")).doesNotExist();
  }

  @Test
  void aBusyArchiveIsAskedAgain() {
    archive.item("film").file("a.mp4", 1);
    archive.next(FakeArchive.SEARCH, Fault.busy(503, "0"), Fault.status(502));
    archive.next("/metadata/film", Fault.busy(429, "1"), Fault.htmlPage(), Fault.cutHalfWay());
    assertThat(search()).returns(0, Outcome::exit);
    assertThat(column("filename")).containsExactly("a.mp4");
  }

  @Test
  void anItemThatNeverAnswersIsAFailureAndTheSearchIsNotDone() {
    archive.item("film").file("a.mp4", 1);
    archive.item("broken").file("b.mp4", 1);
    archive.always("/metadata/broken", Fault.htmlPage());
    assertThat(search("--retries", "2")).returns(6, Outcome::exit);
    assertThat(failures())
        .singleElement()
        .asString()
        .startsWith("broken,")
        .contains("no valid JSON");
    archive.honestAgain();
    assertThat(search()).returns(0, Outcome::exit);
    assertThat(column("identifier")).containsExactly("broken", "film");
    assertThat(folder.resolve("items.csv.failures.csv")).doesNotExist();
  }

  /** The whole archive gives such answers for longer than all retries of one request. */
  private void outageOf(Fault fault) {
    AtomicInteger answers = new AtomicInteger();
    archive.everywhere(answer -> {
      if (answers.incrementAndGet() <= 5) {
        fault.spoil(answer);
      }
    });
  }

  private Outcome byName(String identifier) {
    List<Object> words = new ArrayList<>(words());
    int at = words.indexOf("--query");
    words.set(at, "--ids");
    words.set(at + 1, identifier);
    words.addAll(List.of("--retries", "2"));
    return CommandTester.of(IaCommand.class).run(words.toArray());
  }

  private static Stream<Fault> offline() {
    return Stream.of(Fault.htmlPage(), Fault.status(503));
  }

  @ParameterizedTest
  @MethodSource("offline")
  void anOutageIsNoFaultOfTheOneItemThatIsAskedFor(Fault fault) {
    archive.item("film").file("a.mp4", 1);
    outageOf(fault);
    Outcome outcome = byName("film");
    assertThat(outcome).as(outcome.err()).returns(0, Outcome::exit);
    assertThat(column("filename")).containsExactly("a.mp4");
    assertThat(outcome.err()).containsOnlyOnce("waiting for it, next try at");
  }

  @ParameterizedTest
  @MethodSource("offline")
  void aSearchWaitsForTheEndOfAnOutage(Fault fault) {
    archive.item("film").file("a.mp4", 1);
    outageOf(fault);
    Outcome outcome = search("--retries", "2");
    assertThat(outcome).as(outcome.err()).returns(0, Outcome::exit);
    assertThat(outcome.err()).containsOnlyOnce("waiting for it, next try at");
    outageOf(fault);
    Outcome counted = search("--retries", "2", "--dry-run");
    assertThat(counted).as(counted.err()).returns(0, Outcome::exit);
    assertThat(counted.out()).isEqualTo("1 item\n");
    assertThat(counted.err()).containsOnlyOnce("waiting for it, next try at");
  }

  @Test
  void aPageForOneItemAloneIsThatItemsFault() {
    archive.item("film").file("a.mp4", 1);
    archive.always("/metadata/film", Fault.htmlPage());
    Outcome outcome = byName("film");
    assertThat(outcome).as(outcome.err()).returns(4, Outcome::exit);
    assertThat(outcome.err()).doesNotContain("next try at");
    assertThat(failures()).singleElement(STRING).contains("no valid JSON");
  }

  @Test
  void nobodyThereIsANetworkErrorInOneLine() {
    archive.close();
    Outcome outcome = search("--retries", "2");
    assertThat(outcome).returns(4, Outcome::exit);
    assertThat(outcome.err().strip().lines())
        .singleElement()
        .asString()
        .contains("can't be reached (connection refused)")
        .contains("check the network");
    assertThat(out).doesNotExist();
  }

  @Test
  void nothingFoundIsSaidAndNothingWritten() {
    Outcome outcome = search();
    assertThat(outcome).returns(3, Outcome::exit);
    assertThat(outcome.err()).contains("nothing found for all");
    assertThat(out).doesNotExist();
  }

  @Test
  void noFileOfTheFormatIsSaid() {
    archive.item("film").file("a.ogv", 1);
    Outcome outcome = search();
    assertThat(outcome).returns(3, Outcome::exit);
    assertThat(outcome.err()).contains("ends with .mp4").contains("--format");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 414})
  void aQueryThatTheArchiveCanNotTakeIsNamed(int status) {
    archive.item("open").file("a.mp4", 10);
    archive.always(FakeArchive.SEARCH, Fault.status(status));
    Outcome outcome = search();
    assertThat(outcome).returns(3, Outcome::exit);
    assertThat(outcome.err()).contains("HTTP " + status, "--query").doesNotContain("--archive-url");
  }

  @Test
  void anArchiveWithASlashAtItsEndIsTheSame() {
    archive.item("open").file("a.mp4", 10);
    assertThat(search()).returns(0, Outcome::exit);
    int asked = archive.requests("/metadata/").size();
    Outcome again = searchWith("--archive-url", archive.url() + "/");
    assertThat(again).returns(0, Outcome::exit);
    assertThat(again.err()).contains("nothing has changed");
    assertThat(archive.requests("/metadata/")).hasSize(asked);
    assertThat(column("url")).containsExactly(archive.url() + "/download/open/a.mp4");
  }

  @Test
  void aQueryMayStandInAFile() throws IOException {
    archive.item("open").file("a.mp4", 10);
    Path file = Files.writeString(folder.resolve("query.txt"), "\ufeff all\n\n");
    assertThat(searchWith("--query", "@" + file)).returns(0, Outcome::exit);
    assertThat(column("identifier")).containsExactly("open");
    Outcome missing = searchWith("--query", "@" + folder.resolve("none.txt"));
    assertThat(missing).returns(2, Outcome::exit);
    assertThat(missing.err()).contains("none.txt: that file can't be read");
  }

  /** The search with another value of an option. */
  private Outcome searchWith(String option, String value) {
    List<Object> words = words();
    words.set(words.indexOf(option) + 1, value);
    return CommandTester.of(IaCommand.class).run(words.toArray());
  }
}
