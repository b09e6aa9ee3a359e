package org.smalti.scrapers.archive.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.smalti.core.run.Run;
import org.smalti.scrapers.archive.ArchiveOptions;
import org.smalti.scrapers.archive.fake.FakeArchive;
import org.smalti.scrapers.archive.fake.FakeSearch;
import org.smalti.scrapers.archive.fake.Fault;
import org.smalti.scrapers.archive.search.ItemFinder.Found;
import org.smalti.scrapers.archive.site.ArchiveSite;
import picocli.CommandLine;

class ItemFinderTest {
  private static final String SAME = "4096";

  private FakeArchive archive;

  @BeforeEach
  void open() throws IOException {
    archive = new FakeArchive();
  }

  @AfterEach
  void close() {
    archive.close();
  }

  @Test
  void twentyFiveThousandItemsAreFoundWhereCursorsRepeat() {
    items(25_000);
    archive.search().cursorsRepeat();
    archive.search().partsEndAfter(5000);
    assertAll(find(), 25_000);
    assertThat(archive.requests(FakeSearch.SCRAPE)).hasSize(2);
    assertThat(archive.requests(FakeSearch.PAGES)).hasSizeLessThan(40);
  }

  @Test
  void aCursorThatWorksIsFollowed() {
    items(25_000);
    assertAll(find(), 25_000);
    assertThat(archive.requests(FakeSearch.SCRAPE)).hasSize(5);
    assertThat(archive.requests(FakeSearch.PAGES))
        .as("the total, before and after")
        .hasSize(2);
  }

  @Test
  void theQueryIsSplitWhereTheScrapeServiceRefuses() {
    items(12_000);
    archive.always(FakeSearch.SCRAPE, Fault.status(400));
    assertAll(find(), 12_000);
  }

  @Test
  void theQueryIsSplitWhereTheScrapeServiceIsBusy() {
    items(12_000);
    archive.always(FakeSearch.SCRAPE, Fault.status(503));
    assertAll(find(), 12_000);
  }

  @Test
  void theQueryIsSplitWhereTheScrapeServiceSaysNothingUseful() {
    items(12_000);
    archive.always(
        FakeSearch.SCRAPE,
        Fault.json("{\"items\":[{\"identifier\":\"film-00001\"}],\"total\":\"7\"}"));
    assertAll(find(), 12_000);
    archive.always(FakeSearch.SCRAPE, Fault.json("[\"sorry\"]"));
    assertAll(find(), 12_000);
    archive.always(FakeSearch.SCRAPE, Fault.htmlPage());
    assertAll(find(), 12_000);
  }

  @Test
  void theScrapeServiceIsUsedWhileTheTotalGrowsALittle() {
    items(12_000);
    archive.search().totalDrifts(30);
    assertAll(find(), 12_000);
    assertThat(archive.requests(FakeSearch.SCRAPE)).hasSize(3);
  }

  @Test
  void theQueryIsSplitWhereTheTotalJumps() {
    items(12_000);
    archive.search().totalDrifts(300);
    assertAll(find(), 12_000);
    assertThat(archive.requests(FakeSearch.SCRAPE)).hasSize(2);
  }

  @Test
  void itemsOfOneSizeAreSplitByTheDayTheyWereAdded() {
    items(15_000);
    for (int i = 0; i < 12_000; i++) {
      archive.item(name(i)).indexed("item_size", SAME);
    }
    archive.search().cursorsRepeat();
    archive.search().partsEndAfter(5000);
    assertAll(find(), 15_000);
  }

  @Test
  void itemsWithoutASizeOrADateAreFoundToo() {
    items(12_000);
    for (int i = 0; i < 6000; i++) {
      archive.item(name(i)).indexed("item_size", i % 2 == 0 ? null : SAME);
      archive.item(name(i)).indexed("addeddate", i % 3 == 0 ? null : "2011-05-04T03:02:01.5Z");
    }
    archive.search().cursorsRepeat();
    archive.search().partsEndAfter(5000);
    assertAll(find(), 12_000);
  }

  @Test
  void itemsThatCanNotBeSplitAreReportedAndTheRestIsKept() {
    items(15_000);
    for (int i = 0; i < 12_000; i++) {
      archive.item(name(i)).indexed("item_size", SAME).indexed("addeddate", "2011-05-04T03:02:01Z");
    }
    archive.search().cursorsRepeat();
    archive.search().partsEndAfter(5000);
    Found found = find();
    assertThat(found.dates()).hasSizeBetween(8000, 14_999);
    assertThat(found.problem())
        .contains("reports 15000 results and gives " + found.dates().size())
        .contains("5000 of 12000 results came")
        .contains("narrow --query");
    assertThat(archive.requests()).hasSizeLessThan(150);
  }

  @Test
  void aServiceThatIgnoresRangesIsNotAskedAgainAndAgain() {
    items(12_000);
    archive.always(FakeSearch.SCRAPE, Fault.status(400));
    archive.search().clausesAreIgnored();
    archive.search().partsEndAfter(5000);
    Found found = find();
    assertThat(found.dates()).hasSize(5000);
    assertThat(found.problem())
        .contains("reports 12000 results and gives 5000")
        .contains("the same items whatever part")
        .contains("narrow --query");
    assertThat(archive.requests()).hasSizeLessThan(10);
  }

  @Test
  void pagesThatOverlapAreCompletedInAnotherWay() {
    items(3000);
    archive.search().pagesOverlap();
    assertAll(find(), 3000);
  }

  @Test
  void anArchiveThatRefusesEarlierPagesIsAskedInAnotherWay() {
    items(2500);
    archive.search().pagesEndAfter(2000);
    assertAll(find(), 2500);
  }

  @Test
  void aTotalThatIsSilentlyTooSmallIsNotBelieved() {
    items(1547);
    Fault truncated =
        Fault.json("{\"response\":{\"numFound\":3,\"docs\":[{\"identifier\":\"film-00001\"}]}}");
    archive.next(FakeSearch.PAGES, truncated, truncated);
    assertThat(finder(Integer.MAX_VALUE).total(1547)).isEqualTo(1547);
    archive.next(FakeSearch.PAGES, truncated, truncated, truncated, truncated);
    assertAll(finder(Integer.MAX_VALUE).find(1547, Run.silent()), 1547);
  }

  @Test
  void anEmptyResultIsAskedForTwice() {
    items(3);
    archive.next(FakeSearch.PAGES, Fault.json("{\"response\":{\"numFound\":0,\"docs\":[]}}"));
    assertThat(finder(Integer.MAX_VALUE).total(0)).isEqualTo(3);
  }

  @Test
  void aSmallLimitIsOneRequestHoweverMuchThereIs() {
    items(25_000);
    Found found = finder(10).find(25_000, Run.silent());
    assertThat(found.dates().keySet()).hasSize(10).first().isEqualTo("film-00000");
    assertThat(found.problem()).isEmpty();
    assertThat(archive.requests()).hasSize(1);
  }

  @Test
  void aLargeLimitEndsTheScrape() {
    items(25_000);
    assertThat(finder(11_000).find(25_000, Run.silent()).dates()).hasSize(11_000);
    assertThat(archive.requests()).hasSize(3);
  }

  @Test
  void theDateIsThatOfTheLastChange() {
    archive.item("a").indexed("oai_updatedate", "2020-01-02T00:00:00Z");
    archive.item("b").indexed("publicdate", "2019-01-02T00:00:00Z");
    archive.item("c").indexed("addeddate", "2018-01-02T00:00:00Z");
    archive.item("d").indexed("addeddate", null);
    assertThat(find().dates())
        .containsEntry("a", "2020-01-02T00:00:00Z")
        .containsEntry("b", "2019-01-02T00:00:00Z")
        .containsEntry("c", "2018-01-02T00:00:00Z")
        .containsEntry("d", "");
  }

  private void items(int count) {
    for (int i = 0; i < count; i++) {
      archive.item(name(i));
    }
  }

  private static String name(int number) {
    return String.format(Locale.ROOT, "film-%05d", number);
  }

  private ItemFinder finder(int limit) {
    ArchiveOptions network = CommandLine.populateCommand(
        new ArchiveOptions(),
        "--archive-url=" + archive.url(),
        "--retries=2",
        "--retry-delay=0.002",
        "--timeout=10");
    ArchiveSite site = new ArchiveSite(network.root());
    return new ItemFinder(new SearchService(site, network.client()), "all", limit);
  }

  private Found find() {
    ItemFinder finder = finder(Integer.MAX_VALUE);
    return finder.find(finder.total(0), Run.silent());
  }

  private static void assertAll(Found found, int count) {
    assertThat(found.problem()).isEmpty();
    assertThat(found.reported()).isEqualTo(count);
    List<String> identifiers = List.copyOf(found.dates().keySet());
    assertThat(identifiers).hasSize(count).isSorted().first().isEqualTo("film-00000");
  }
}
