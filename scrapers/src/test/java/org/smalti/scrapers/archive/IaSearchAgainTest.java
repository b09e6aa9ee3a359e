package org.smalti.scrapers.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.core.table.TableWriter;
import org.smalti.scrapers.archive.fake.FakeArchive;
import org.smalti.scrapers.archive.fake.Fault;

/** The same search once more: what is requested, and how the table changes. */
class IaSearchAgainTest extends SearchTester {
  @Test
  void onlyNewAndChangedItemsAreAskedFor() {
    films(5);
    search();
    assertThat(metadataRequests()).hasSize(5);
    archive.item("film-5").file("5.mp4", 10);
    archive.item("film-2").indexed("oai_updatedate", "2031-01-01T00:00:00Z").file("large.mp4", 90);
    assertThat(search()).returns(0, Outcome::exit);
    assertThat(metadataRequests().subList(5, 7))
        .containsExactlyInAnyOrder("/metadata/film-2", "/metadata/film-5");
    assertThat(column("filename")).contains("large.mp4", "5.mp4");
    search();
    assertThat(metadataRequests()).hasSize(7);
  }

  @Test
  void nothingNewLeavesTheTableUntouchedAndSaysSo() throws IOException {
    films(3);
    search();
    Files.setLastModifiedTime(out, FileTime.fromMillis(0));
    Outcome again = search();
    assertThat(again).returns(0, Outcome::exit);
    assertThat(again.err()).contains("is up to date: 3 files").hasLineCount(1);
    assertThat(Files.getLastModifiedTime(out).toMillis()).isZero();
  }

  @Test
  void refreshAsksForEverything() {
    films(3);
    search();
    archive.item("film-1").described(m -> m.put("title", "New"));
    search();
    assertThat(column("title")).containsOnly("");
    assertThat(search("--refresh")).returns(0, Outcome::exit);
    assertThat(column("title")).containsExactly("", "New", "");
    assertThat(metadataRequests()).hasSize(6);
  }

  @Test
  void whatCannotBeHadIsRememberedButAnItemThatFailedIsAskedForAgain() {
    films(1);
    archive.item("dark").document(d -> d.removeAll().put("is_dark", true));
    archive.item("gone").document(d -> d.removeAll());
    archive.item("locked").in("stream_only").file("l.mp4", 10);
    archive.item("shy").file("shy.mp4", 10);
    archive.item("down").file("down.mp4", 10);
    archive.always("/metadata/shy", Fault.json("{\"error\":\"try later\"}"));
    archive.always("/metadata/down", Fault.json("{\"servers_unavailable\":true,\"files\":[]}"));
    assertThat(search()).returns(6, Outcome::exit);
    assertThat(failures())
        .hasSize(5)
        .anyMatch(f -> f.startsWith("shy,") && f.contains("try later"));
    archive.honestAgain();
    assertThat(search()).returns(6, Outcome::exit);
    assertThat(metadataRequests().subList(6, 8))
        .containsExactlyInAnyOrder("/metadata/shy", "/metadata/down");
    assertThat(metadataRequests()).hasSize(8);
    assertThat(failures()).hasSize(3);
    assertThat(column("identifier")).containsExactly("down", "film-0", "shy");
  }

  @Test
  void aSearchThatWasInterruptedGoesOnWhereItWas() throws InterruptedException {
    films(300);
    archive.always("/metadata/film-200", Fault.silentAfter(0)); // The 113th in order.
    CommandTester tester = CommandTester.of(IaCommand.class);
    Thread search = new Thread(() -> tester.run(words().toArray()));
    search.start();
    while (metadataRequests().size() < 130) {
      Thread.sleep(10);
    }
    tester.cancellation().request();
    search.join();
    int asked = metadataRequests().size();
    assertThat(asked).isLessThan(200);
    assertThat(out).doesNotExist();
    archive.honestAgain();
    assertThat(search()).returns(0, Outcome::exit);
    assertThat(column("identifier")).hasSize(300);
    // Answers that came but waited for their turn are requested twice: at most 8 for each of the 4
    // threads.
    assertThat(metadataRequests().size()).isBetween(300, 332);
  }

  @Test
  void anIncompleteMemberIsCutOff() throws IOException {
    films(20);
    search();
    byte[] table = Files.readAllBytes(out);
    byte[] whole = Files.readAllBytes(metadata());
    for (int length : new int[] {whole.length - 1, whole.length - 150, whole.length - 400, 3}) {
      int before = metadataRequests().size();
      Files.write(metadata(), Arrays.copyOf(whole, length));
      assertThat(search()).returns(0, Outcome::exit);
      assertThat(metadataRequests().size() - before).isBetween(1, length == 3 ? 20 : 3);
      assertThat(out).hasBinaryContent(table);
      assertThat(Files.size(metadata())).isEqualTo(whole.length);
    }
  }

  @Test
  void theMetadataIsAGzipFileThatAnyoneCanRead() throws IOException {
    films(3);
    archive.item("film-1").described(m -> m.put("title", "Shown"));
    search();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(metadata()))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines())
          .anyMatch(
              line -> line.startsWith("{\"identifier\":\"film-1\"") && line.contains("Shown"));
    }
  }

  @Test
  void damagedMetadataIsNamedWithTheWayOut() throws IOException {
    films(3);
    search();
    byte[] bytes = Files.readAllBytes(metadata());
    bytes[bytes.length - 6] ^= 1;
    Files.write(metadata(), bytes);
    Outcome damaged = search();
    assertThat(damaged).returns(3, Outcome::exit);
    assertThat(damaged.err()).contains(".items.csv.metadata is damaged").contains("--refresh");
    assertThat(search("--refresh")).returns(0, Outcome::exit);
  }

  @Test
  void metadataDoesNotGrowWithEveryRefresh() throws IOException {
    films(50);
    search();
    long once = Files.size(metadata());
    for (int i = 0; i < 4; i++) {
      search("--refresh");
    }
    assertThat(Files.size(metadata())).isLessThan(once * 2 + 1);
    int asked = metadataRequests().size();
    assertThat(search()).returns(0, Outcome::exit);
    assertThat(metadataRequests()).hasSize(asked);
  }

  @Test
  void metadataOfAnotherArchiveIsRemoved() throws IOException {
    films(3);
    search();
    try (FakeArchive other = new FakeArchive()) {
      other.item("film-1").file("other.mp4", 10);
      List<Object> words = words();
      words.set(words.indexOf(archive.url()), other.url());
      assertThat(CommandTester.of(IaCommand.class).run(words.toArray())).returns(0, Outcome::exit);
      assertThat(other.requests("/metadata/")).hasSize(1);
    }
  }

  @Test
  void columnsAndFileNamesOfLaterStepsStay() {
    films(3);
    search("--fields", "language");
    Table probed = TableReader.read(out)
        .with(List.of("duration", "filename"), i -> new String[] {i + ".5", "mine-" + i + ".mp4"});
    TableWriter.write(probed, out);
    archive.item("film-1").described(m -> m.put("title", "Changed"));
    archive.item("film-9").file("9.mp4", 10);
    archive.item("film-8").file("MINE-0.mp4", 10);
    Outcome again = search("--refresh");
    assertThat(again).returns(0, Outcome::exit);
    assertThat(again.err()).contains("5 files in").contains("2 of them new");
    assertThat(TableReader.read(out).columns().names())
        .isEqualTo(probed.columns().names());
    assertThat(column("filename"))
        .containsExactly("mine-0.mp4", "mine-1.mp4", "mine-2.mp4", "film-8/MINE-0.mp4", "9.mp4");
    assertThat(column("duration")).containsExactly("0.5", "1.5", "2.5", "", "");
    assertThat(column("title")).containsExactly("", "Changed", "", "", "");
  }

  @Test
  void aFileNameStaysWhenANewItemHasOneOfTheSame() {
    archive.item("two").file("film.mp4", 10);
    search();
    archive.item("one").file("film.mp4", 20);
    search();
    assertThat(column("filename")).containsExactly("one/film.mp4", "film.mp4");
  }

  @Test
  void rowsThatAreNoLongerFoundStayAndAreCounted() {
    films(5);
    search();
    archive.remove("film-0");
    archive.remove("film-2");
    archive.remove("film-3");
    Outcome again = search();
    assertThat(again).returns(0, Outcome::exit);
    assertThat(again.err())
        .contains("3 rows are of files or items that this search does not find; they are kept");
    assertThat(column("identifier"))
        .containsExactly("film-1", "film-4", "film-0", "film-2", "film-3");
    assertThat(search().err()).contains("up to date");
    search("--force");
    assertThat(column("identifier")).containsExactly("film-1", "film-4");
  }

  @Test
  void anItemThatFailsThisTimeKeepsItsRow() {
    films(3);
    search();
    archive.always("/metadata/film-1", Fault.json("{\"error\":\"try later\"}"));
    Outcome again = search("--refresh");
    assertThat(again).returns(6, Outcome::exit);
    assertThat(again.err()).doesNotContain("does not find");
    assertThat(column("identifier")).containsExactly("film-0", "film-2", "film-1");
  }

  @Test
  void aTableOfAnotherKindIsNotOverwritten() throws IOException {
    films(1);
    Files.writeString(out, "filename,start,dur\na.mp4,0,1\n");
    Outcome refused = search();
    assertThat(refused).returns(3, Outcome::exit);
    assertThat(refused.err()).contains("is no items table").contains("url").contains("--out");
    assertThat(archive.requests()).isEmpty();
    assertThat(out).hasContent("filename,start,dur\na.mp4,0,1\n");
    assertThat(search("--force")).returns(0, Outcome::exit);
    assertThat(column("filename")).containsExactly("0.mp4");
  }

  @Test
  void aTotalMuchSmallerThanTheLastTimeIsAskedForAgainAndSaid() {
    films(30);
    search();
    Fault truncated =
        Fault.json("{\"response\":{\"numFound\":3,\"docs\":[{\"identifier\":\"film-1\"}]}}");
    archive.next(FakeArchive.SEARCH, truncated, truncated);
    assertThat(search().err()).contains("up to date: 30 files");
    for (int i = 3; i < 30; i++) {
      archive.remove("film-" + i);
    }
    assertThat(search().err()).contains("reports 3 results; it was 30 the last time");
  }

  private void films(int count) {
    for (int i = 0; i < count; i++) {
      archive.item("film-" + i).file(i + ".mp4", 10);
    }
  }

  private Path metadata() {
    return folder.resolve(".items.csv.metadata");
  }

  private List<String> metadataRequests() {
    return archive.requests("/metadata/");
  }

  @Override
  List<Object> words() {
    List<Object> words = super.words();
    words.addAll(List.of("--retries", "2"));
    return words;
  }
}
