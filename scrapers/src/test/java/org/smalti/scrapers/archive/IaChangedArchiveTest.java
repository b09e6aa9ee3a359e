package org.smalti.scrapers.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.TableReader;
import org.smalti.scrapers.archive.fake.FakeArchive;
import org.smalti.scrapers.archive.fake.Fault;

/** What the archive has changed since the search, and an archive that has moved. */
class IaChangedArchiveTest extends DownloadTester {
  private Outcome searched(Object... more) {
    return searchedFor("all", archive.url(), more);
  }

  private Outcome searchedFor(String query, String url, Object... more) {
    List<Object> words =
        new ArrayList<>(List.of("search", "--query", query, "--out", items, "--archive-url", url));
    words.addAll(List.of("--multi", "--retry-delay", "0.01", "--progress", "none"));
    words.addAll(List.of(more));
    return CommandTester.of(IaCommand.class).run(words.toArray());
  }

  private List<String> column(String name) {
    return TableReader.read(items).stream().map(row -> row.text(name)).toList();
  }

  @Test
  void rowsAreKnownByItemAndNameWhateverPortTheArchiveHas() throws IOException {
    archive.item("film").file("b c.mp4", 500);
    searched();
    download();
    try (PortForwarder moved = new PortForwarder(HttpUrl.get(archive.url()).port())) {
      moved.open();
      assertThat(searchedFor("all", moved.url())).returns(0, Outcome::exit);
      assertThat(column("filename")).containsExactly("a.mp4", "b c.mp4");
      assertThat(column("url")).allMatch(url -> url.startsWith(moved.url() + "/"));
      int asked = archive.requests("/download/").size();
      assertThat(download().err()).contains("already has all 2 files");
      assertThat(archive.requests("/download/")).hasSize(asked);
    }
  }

  @Test
  void aPartIsGoneOnWithWhateverPortTheArchiveHas() throws IOException {
    searched();
    archive.always(node(), Fault.cutHalfWay());
    download("--retries", "0");
    archive.honestAgain();
    try (PortForwarder moved = new PortForwarder(HttpUrl.get(archive.url()).port())) {
      moved.open();
      Files.writeString(items, Files.readString(items).replace(archive.url(), moved.url()));
      assertThat(download()).returns(0, Outcome::exit);
    }
    assertThat(archive.requests("/node/")).last().asString().matches(".* bytes=\\d+-");
    assertRight("a.mp4", "film", "a.mp4");
  }

  @Test
  void aFileThatWasChangedIsTransferredOnceAndExplained() throws IOException {
    searched();
    archive.item("film").replaced("a.mp4");
    Outcome outcome = download();
    assertThat(outcome).returns(6, Outcome::exit);
    assertThat(archive.requests("/node/")).hasSize(1);
    assertThat(failures())
        .singleElement()
        .asString()
        .contains("was changed at localhost since the table was made: its md5 is ")
        .contains("search again with --refresh, then download with --update");
    assertThat(searched("--refresh")).returns(0, Outcome::exit);
    assertThat(download("--update")).as("the way out").returns(0, Outcome::exit);
    assertRight("a.mp4", "film", "a.mp4");
  }

  @Test
  void aFileOfAnotherSizeIsExplainedToo() {
    searched();
    archive.item("film").file("a.mp4", SIZE + 5);
    assertThat(download()).returns(6, Outcome::exit);
    assertThat(archive.requests("/node/")).hasSize(1);
    assertThat(failures()).singleElement().asString().contains("it has 200005 bytes now");
  }

  @Test
  void whatIsDamagedOnTheWayIsFetchedAgain() throws IOException {
    searched();
    archive.next(node(), Fault.oneByteWrong());
    assertThat(download()).returns(0, Outcome::exit);
    assertRight("a.mp4", "film", "a.mp4");
  }

  @Test
  void anUpdateReplacesWhatWasFetchedAndNotTouched() throws IOException {
    for (String name : List.of("b.mp4", "c.mp4", "d.mp4", "e.mp4", "f.mp4")) {
      archive.item("film").file(name, 1000);
    }
    searched();
    download();
    archive.item("film").replaced("a.mp4").replaced("b.mp4").replaced("c.mp4");
    Files.write(media.resolve("c.mp4"), new byte[7]);
    assertThat(searched()).returns(0, Outcome::exit);
    Outcome without = download();
    assertThat(without).returns(6, Outcome::exit);
    assertThat(failures())
        .hasSize(3)
        .anyMatch(f -> f.startsWith("a.mp4,") && f.contains("--update replaces it"))
        .anyMatch(f -> f.startsWith("c.mp4,") && f.contains("--filter 'filename=\"c.mp4\"'"));
    int asked = archive.requests("/node/").size();
    assertThat(download("--update", "--dry-run", "--format", "csv").out())
        .isEqualTo("filename,size,url\n"
            + "a.mp4,200000," + archive.url() + "/download/film/a.mp4\n"
            + "b.mp4,1000," + archive.url() + "/download/film/b.mp4\n");
    assertThat(download("--update")).returns(6, Outcome::exit);
    assertThat(archive.requests("/node/").subList(asked, asked + 2))
        .containsExactlyInAnyOrder(node(), FakeArchive.node("film", "b.mp4"));
    assertThat(archive.requests("/node/")).hasSize(asked + 2);
    assertRight("a.mp4", "film", "a.mp4");
    assertRight("b.mp4", "film", "b.mp4");
    assertThat(media.resolve("c.mp4")).as("somebody's own work").hasBinaryContent(new byte[7]);
    assertThat(download("--force", "--filter", "filename=\"c.mp4\""))
        .as("the way out")
        .returns(0, Outcome::exit);
    assertThat(archive.requests("/node/")).hasSize(asked + 3);
    assertRight("c.mp4", "film", "c.mp4");
    assertThat(download("--update").err()).contains("already has all 6 files");
  }

  @Test
  void pruningDropsRowsOfWhatIsGoneAndNoOthers() throws IOException {
    archive.item("film").file("b.mp4", 10).file("old.mov", 10);
    archive.item("gone").file("g.mp4", 10);
    archive.item("dark").file("d.mp4", 10);
    archive.item("other").in("elsewhere").file("o.mp4", 10);
    searched();
    searched("--format", ".mov");
    assertThat(column("filename")).hasSize(6);
    archive.item("film").without("b.mp4").indexed("oai_updatedate", "2031-01-01T00:00:00Z");
    archive.remove("gone");
    archive.item("dark").document(d -> d.removeAll().put("is_dark", true));
    Outcome usual = searchedFor("elsewhere", archive.url());
    assertThat(usual.err()).contains("5 rows are of files or items that this search does not find");
    assertThat(column("filename")).hasSize(6);
    Outcome pruned = searchedFor("elsewhere", archive.url(), "--prune");
    assertThat(pruned).as(pruned.err()).returns(0, Outcome::exit);
    assertThat(pruned.err()).contains("3 rows dropped whose files the archive no longer has");
    assertThat(column("filename")).containsExactlyInAnyOrder("o.mp4", "a.mp4", "old.mov");
  }

  @Test
  void whatCannotBeAskedForIsNotPruned() {
    archive.item("gone").file("g.mp4", 10);
    searched();
    archive.always("/metadata/gone", Fault.json("{\"error\":\"later\"}"));
    archive.item("gone").indexed("identifier", null);
    Outcome outcome = searched("--prune", "--retries", "0");
    assertThat(outcome).returns(6, Outcome::exit);
    assertThat(column("filename")).containsExactly("a.mp4", "g.mp4");
  }
}
