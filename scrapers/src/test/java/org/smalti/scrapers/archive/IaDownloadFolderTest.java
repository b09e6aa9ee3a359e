package org.smalti.scrapers.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.scrapers.archive.fake.Fault;

/** What ia download does to the folder it fetches into: nothing that it should not. */
class IaDownloadFolderTest extends DownloadTester {
  private static final String PRECIOUS = "a file of the user";

  private Path users(String name) throws IOException {
    Path file = media.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, PRECIOUS);
  }

  private void table(String... rows) throws IOException {
    StringBuilder text = new StringBuilder("filename,url,size,mtime\n");
    for (String row : rows) {
      text.append(row.replace("URL", archive.url() + "/download")).append('\n');
    }
    Files.writeString(items, text);
  }

  private Instant date(String name) throws IOException {
    return Files.getLastModifiedTime(media.resolve(name)).toInstant();
  }

  @Test
  void aFileHasTheDateOfTheTable() throws IOException {
    table("a.mp4,URL/film/a.mp4," + SIZE + ",2011-01-29T21:36:17Z");
    assertThat(download()).returns(0, Outcome::exit);
    assertThat(date("a.mp4")).isEqualTo(Instant.parse("2011-01-29T21:36:17Z"));
    assertThat(download().err()).contains("already has the file");
  }

  @Test
  void withoutADateInTheTableTheServersIsTaken() throws IOException {
    table("a.mp4,URL/film/a.mp4,,no date");
    archive.next(node(), answer -> answer.header("Last-Modified", "Sat, 29 Jan 2011 21:36:17 GMT"));
    assertThat(download()).returns(0, Outcome::exit);
    assertThat(date("a.mp4")).isEqualTo(Instant.parse("2011-01-29T21:36:17Z"));
  }

  @Test
  void aSizeThatNoFileHasIsRefused() throws IOException {
    archive.item("film").file("small.mp4", 10);
    table("a.mp4,URL/film/a.mp4,1e300,", "small.mp4,URL/film/small.mp4,10,");
    assertThat(download()).returns(6, Outcome::exit);
    assertThat(failures()).singleElement().asString().contains("\"1e300\" is no size in bytes");
    assertThat(media.resolve("small.mp4")).exists();
  }

  @Test
  void aFilterChooses() throws IOException {
    archive.item("film").file("small.mp4", 10);
    table("a.mp4,URL/film/a.mp4," + SIZE + ",", "small.mp4,URL/film/small.mp4,10,");
    assertThat(download("--filter", "size<1e3")).returns(0, Outcome::exit);
    assertRight("small.mp4", "film", "small.mp4");
    assertThat(media.resolve("a.mp4")).doesNotExist();
    assertThat(download("--filter", "size<1e3", "--dry-run").out()).startsWith("0 files");
    assertThat(download("--filter", "width<7").err()).contains("no column width");
  }

  @Test
  @DisplayName("fault 18: of names that differ in case only, one is fetched on every system")
  void namesThatDifferInCaseOnlyAreOneFile() throws IOException {
    table("a.mp4,URL/film/a.mp4,,", "A.mp4,URL/film/a.mp4,,", "./a.mp4,URL/film/a.mp4,,");
    assertThat(download()).returns(6, Outcome::exit);
    assertThat(failures())
        .hasSize(2)
        .anyMatch(row -> row.startsWith("A.mp4,") && row.contains("the same as a.mp4"))
        .anyMatch(row -> row.startsWith("./a.mp4,") && row.contains("stands twice"));
    assertRight("a.mp4", "film", "a.mp4");
  }

  @ParameterizedTest
  @ValueSource(strings = {".b.mp4.partial", "x/.b.mp4.partial.note", ".x.journal"})
  @DisplayName("fault 17: names of our own hidden files are refused")
  void namesOfOurOwnFilesAreRefused(String name) throws IOException {
    table(name + ",URL/film/a.mp4,,");
    assertThat(download()).returns(6, Outcome::exit);
    assertThat(failures()).singleElement().asString().contains("hidden files");
    assertThat(archive.requests()).isEmpty();
  }

  @Test
  @DisplayName("fault 17: a folder that is a link out of the media folder is not written to")
  void aLinkOutOfTheFolderIsNotFollowed() throws IOException {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.createDirectories(media);
    Files.createSymbolicLink(media.resolve("link"), outside);
    Files.createSymbolicLink(media.resolve("lost"), folder.resolve("nowhere"));
    table("link/a.mp4,URL/film/a.mp4,,", "lost/x/a.mp4,URL/film/a.mp4,,");
    assertThat(download()).returns(6, Outcome::exit);
    assertThat(failures()).hasSize(2).allMatch(row -> row.contains("is a link that leads out"));
    assertThat(outside).isEmptyDirectory();
    assertThat(folder.resolve("nowhere")).doesNotExist();
    assertThat(archive.requests()).isEmpty();
  }

  @Test
  void aLinkInsideTheFolderAndAFolderThatIsALinkAreFine() throws IOException {
    Path real = Files.createDirectories(folder.resolve("disk/films/b"));
    Files.createSymbolicLink(media, real.getParent());
    Files.createSymbolicLink(media.resolve("c"), Path.of("b"));
    table("c/a.mp4,URL/film/a.mp4,,");
    assertThat(download()).returns(0, Outcome::exit);
    assertRight("b/a.mp4", "film", "a.mp4");
  }

  @Test
  @DisplayName("fault 7: a link in the way is left alone")
  void aLinkInTheWayIsNotWrittenThrough() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.txt"), PRECIOUS);
    Files.createDirectories(media);
    Files.createSymbolicLink(media.resolve("a.mp4"), file);
    Files.createSymbolicLink(media.resolve("b.mp4"), folder.resolve("nowhere"));
    table("a.mp4,URL/film/a.mp4," + SIZE + ",", "b.mp4,URL/film/a.mp4," + SIZE + ",");
    assertThat(download()).returns(6, Outcome::exit);
    assertThat(failures()).hasSize(2);
    assertThat(file).hasContent(PRECIOUS);
    assertThat(folder.resolve("nowhere")).doesNotExist();
    assertThat(media.resolve("b.mp4").toFile()).doesNotExist();
    assertThat(Files.isSymbolicLink(media.resolve("b.mp4"))).isTrue();
  }

  @Test
  @DisplayName("fault 7: a folder in the way, and a file where a folder should be, are left alone")
  void aFolderOrFileInTheWayIsLeftAlone() throws IOException {
    users("a.mp4/notes.txt");
    users("disc");
    table("a.mp4,URL/film/a.mp4,,", "disc/a.mp4,URL/film/a.mp4,,");
    for (List<Object> words : List.<List<Object>>of(List.of(), List.of("--force"))) {
      Outcome outcome = download(words.toArray());
      assertThat(outcome).as(outcome.err()).returns(6, Outcome::exit);
      assertThat(failures())
          .hasSize(2)
          .anyMatch(row -> row.contains("something else stands there"))
          .anyMatch(row -> row.contains("a file stands where its folder should be"));
    }
    assertThat(media.resolve("a.mp4/notes.txt")).hasContent(PRECIOUS);
    assertThat(media.resolve("disc")).hasContent(PRECIOUS);
  }

  @Test
  @DisplayName("fault 7: files of the user with the names of our parts are left alone")
  void filesThatOnlyLookLikePartsAreLeftAlone() throws IOException {
    Path part = users(".a.mp4.partial");
    Path note = users(".a.mp4.2.partial.note");
    search();
    archive.always(node(), Fault.cutHalfWay());
    assertThat(download("--retries", "0")).returns(6, Outcome::exit);
    archive.honestAgain();
    assertThat(download()).returns(0, Outcome::exit);
    assertThat(archive.requests()).last().isEqualTo(node() + " bytes=100000-");
    assertRight("a.mp4", "film", "a.mp4");
    assertThat(leftOver()).containsExactlyInAnyOrder(part, note);
    assertThat(part).hasContent(PRECIOUS);
    assertThat(note).hasContent(PRECIOUS);
  }

  @Test
  @DisplayName("fault 7: a file that appears while another is fetched is left alone")
  void aFileThatAppearsMeanwhileIsLeftAlone() throws IOException {
    search();
    archive.next(node(), answer -> {
      try {
        users("a.mp4");
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    });
    assertThat(download()).returns(6, Outcome::exit);
    assertThat(failures()).singleElement().asString().contains("appeared there meanwhile");
    assertThat(media.resolve("a.mp4")).hasContent(PRECIOUS);
    Files.delete(media.resolve("a.mp4"));
    int asked = archive.requests().size();
    assertThat(download()).returns(0, Outcome::exit);
    assertThat(archive.requests()).as("it is there already").hasSize(asked);
    assertRight("a.mp4", "film", "a.mp4");
  }

  @Test
  void theLongestNamesAreFetched() throws IOException {
    String name = "é".repeat(125) + ".mp4";
    table(name + ",URL/film/a.mp4,,", "é" + name + ",URL/film/a.mp4,,");
    archive.next(node(), Fault.cutHalfWay());
    Outcome outcome = download("--threads", "1");
    assertThat(outcome).as(outcome.err()).returns(6, Outcome::exit);
    assertRight(name, "film", "a.mp4");
    assertThat(failures()).singleElement().asString().contains("can't be written");
    assertThat(leftOver()).isEmpty();
  }

  @Test
  @DisplayName("fault 16: what does not fit is not begun")
  void whatDoesNotFitIsNotBegun() throws Exception {
    try (SmallDisk disk = new SmallDisk(folder.resolve("disk"), "160k")) {
      media = disk.folder().resolve("media");
      archive.item("film").file("small.mp4", 30_000);
      search("--multi");
      Outcome full = download();
      assertThat(full).returns(3, Outcome::exit);
      assertThat(full.err().strip().lines())
          .singleElement()
          .asString()
          .contains("230 kB are to be fetched, but only", "are free there", "--filter");
      assertThat(archive.requests("/download/")).isEmpty();
      assertThat(download("--filter", "size<1e5")).returns(0, Outcome::exit);
      assertRight("small.mp4", "film", "small.mp4");
    }
  }

  @Test
  @DisplayName("fault 16: a disk that fills up stops all work, and what came is kept")
  void aDiskThatFillsUpStopsAllWork() throws Exception {
    try (SmallDisk disk = new SmallDisk(folder.resolve("disk"), "160k")) {
      media = disk.folder().resolve("media");
      archive.item("film").file("b.mp4", SIZE);
      table("a.mp4,URL/film/a.mp4,,", "b.mp4,URL/film/b.mp4,,");
      Outcome full = download("--threads", "2");
      assertThat(full).as(full.err()).returns(3, Outcome::exit);
      assertThat(full.err().strip().lines())
          .singleElement()
          .asString()
          .contains("the disk is full; free some space and run the same command again");
      assertThat(media.resolve("a.mp4")).doesNotExist();
      assertThat(media.resolve("b.mp4")).doesNotExist();
      assertThat(leftOver()).anyMatch(file -> file.toString().endsWith(".partial"));
      disk.grow("600k");
      int asked = archive.requests("/node/").size();
      assertThat(download()).returns(0, Outcome::exit);
      assertRight("a.mp4", "film", "a.mp4");
      assertRight("b.mp4", "film", "b.mp4");
      assertThat(archive.requests("/node/").subList(asked, asked + 2))
          .as("what came was not fetched again")
          .anyMatch(request -> request.contains("bytes="));
      assertThat(leftOver()).isEmpty();
    }
  }

  /** A file system of a few kilobytes. */
  private record SmallDisk(Path folder) implements AutoCloseable {
    SmallDisk(Path folder, String size) throws Exception {
      this(Files.createDirectories(folder));
      assumeTrue(
          run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString()),
          "a small disk can't be mounted here");
    }

    void grow(String size) throws Exception {
      assertThat(run("mount", "-o", "remount,size=" + size, folder.toString())).isTrue();
    }

    @Override
    public void close() throws Exception {
      run("umount", "--lazy", folder.toString());
    }

    private static boolean run(String... words) throws Exception {
      try {
        return new ProcessBuilder(words).start().waitFor() == 0;
      } catch (IOException noSuchProgram) {
        return false;
      }
    }
  }
}
