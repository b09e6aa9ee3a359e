package org.smalti.scrapers.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.scrapers.archive.fake.Fault;

/** How the files of a folder are compared with its table. */
class IaVerifyTest extends DownloadTester {
  @BeforeEach
  void searchAndDownload() {
    archive.item("film").file("disc 1/b.mp4", 5000).file("第一話 前編.mp4", 15).file("d.mp4", 70_000);
    search("--multi");
    assertThat(download()).returns(0, Outcome::exit);
  }

  private Outcome verify(Object... more) {
    List<Object> words = new ArrayList<>(List.of("verify", "--in", items, "--dir", media));
    words.addAll(List.of("--retry-delay", "0.01", "--progress", "none"));
    words.addAll(List.of(more));
    return CommandTester.of(IaCommand.class).run(words.toArray());
  }

  /** Changes one byte and nothing that {@code stat} shows. */
  private void rot(Path file) throws IOException {
    FileTime before = Files.getLastModifiedTime(file);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    Files.setLastModifiedTime(file, before);
  }

  @Test
  void nothingIsSaidOfFilesThatAreRight() {
    int asked = archive.requests().size();
    Outcome outcome = verify();
    assertThat(outcome).returns(0, Outcome::exit).returns("", Outcome::out);
    assertThat(outcome.err()).contains("4 files right, 0 missing, 0 wrong, 0 extra");
    assertThat(archive.requests()).hasSize(asked);
  }

  @Test
  void whatIsMissingWrongOrExtraHasItsLine() throws IOException {
    Files.delete(media.resolve("a.mp4"));
    Files.write(media.resolve("第一話 前編.mp4"), new byte[12]);
    rot(media.resolve("disc 1/b.mp4"));
    Files.write(media.resolve("disc 1/own.mp4"), new byte[3]);
    Files.write(media.resolve("more\u001b.mp4"), new byte[3]);
    Files.write(media.resolve(".a.mp4.partial"), new byte[3]);
    Files.write(media.resolve(".a.mp4.partial.note"), new byte[3]);
    Outcome outcome = verify();
    assertThat(outcome).returns(6, Outcome::exit);
    assertThat(outcome.out().lines())
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).isEqualTo("missing a.mp4"),
            line -> assertThat(line).matches("wrong disc 1/b.mp4: md5 is \\p{XDigit}+, not .*"),
            line -> assertThat(line).isEqualTo("wrong 第一話 前編.mp4: it has 12 bytes, not 15"),
            line -> assertThat(line).isEqualTo("extra disc 1/own.mp4"),
            line -> assertThat(line).isEqualTo("extra more\\u001b.mp4"));
    assertThat(outcome.err()).contains("1 file right, 1 missing, 2 wrong, 2 extra");
  }

  @Test
  void extraFilesAloneAreNoFault() throws IOException {
    Files.write(media.resolve("own.mp4"), new byte[3]);
    assertThat(verify()).returns(0, Outcome::exit).returns("extra own.mp4\n", Outcome::out);
  }

  @Test
  void repairFetchesOnlyWhatIsMissingOrWrong() throws IOException {
    Files.delete(media.resolve("a.mp4"));
    rot(media.resolve("disc 1/b.mp4"));
    Files.write(media.resolve("own.mp4"), new byte[3]);
    int asked = archive.requests().size();
    Outcome outcome = verify("--repair");
    assertThat(outcome).returns(0, Outcome::exit).returns("extra own.mp4\n", Outcome::out);
    assertRight("a.mp4", "film", "a.mp4");
    assertRight("disc 1/b.mp4", "film", "disc 1/b.mp4");
    assertThat(archive.requests()).hasSize(asked + 4);
    assertThat(leftOver()).isEmpty();
    assertThat(download().err()).contains("already has all 4 files");
    assertThat(archive.requests()).hasSize(asked + 4);
  }

  @Test
  void aWrongFileStaysUntilTheRightOneIsThere() throws IOException {
    rot(media.resolve("a.mp4"));
    Files.delete(media.resolve("d.mp4"));
    byte[] rotten = Files.readAllBytes(media.resolve("a.mp4"));
    archive.always(node(), Fault.oneByteWrong());
    Outcome outcome = verify("--repair");
    assertThat(outcome).returns(6, Outcome::exit);
    assertThat(outcome.out()).startsWith("wrong a.mp4: md5 is ").hasLineCount(1);
    assertThat(Files.readAllBytes(media.resolve("a.mp4"))).isEqualTo(rotten);
    assertRight("d.mp4", "film", "d.mp4");
    assertThat(failures()).singleElement().asString().startsWith("a.mp4,download,");
    archive.honestAgain();
    assertThat(verify("--repair")).returns(0, Outcome::exit);
    assertRight("a.mp4", "film", "a.mp4");
    assertThat(folder.resolve("media.failures.csv")).doesNotExist();
  }

  @Test
  void whatIsFoundWrongIsFetchedByTheNextDownloadWithForceOnly() throws IOException {
    rot(media.resolve("a.mp4"));
    assertThat(download().err()).contains("already has all 4 files");
    assertThat(verify()).returns(6, Outcome::exit);
    Outcome outcome = download();
    assertThat(outcome).returns(6, Outcome::exit);
    assertThat(failures()).singleElement().asString().contains("another file stands there");
  }

  @Test
  void whatIsFoundRightNeedsNoDownload() throws IOException {
    Files.delete(folder.resolve(".media.journal"));
    assertThat(verify()).returns(0, Outcome::exit);
    int asked = archive.requests().size();
    assertThat(download().err()).contains("already has all 4 files");
    assertThat(archive.requests()).hasSize(asked);
  }

  @Test
  void fastLooksAtSizesAlone() throws IOException {
    rot(media.resolve("a.mp4"));
    assertThat(verify("--fast")).returns(0, Outcome::exit);
    Files.write(media.resolve("d.mp4"), new byte[1]);
    assertThat(verify("--fast"))
        .returns(6, Outcome::exit)
        .returns("wrong d.mp4: it has 1 bytes, not 70000\n", Outcome::out);
  }

  @Test
  void aDryRunSaysWhatWouldBeFetchedAndChangesNothing() throws IOException {
    Files.delete(media.resolve("a.mp4"));
    Files.delete(folder.resolve(".media.journal"));
    int asked = archive.requests().size();
    Outcome outcome = verify("--repair", "--dry-run");
    assertThat(outcome)
        .returns(0, Outcome::exit)
        .returns("would repair: 1 file, 200 kB to fetch\n", Outcome::out);
    assertThat(archive.requests()).hasSize(asked);
    assertThat(media.resolve("a.mp4")).doesNotExist();
    assertThat(folder.resolve(".media.journal")).doesNotExist();
  }

  @Test
  void somethingElseInAFilesPlaceIsWrong() throws IOException {
    Files.delete(media.resolve("a.mp4"));
    Files.createDirectory(media.resolve("a.mp4"));
    Files.delete(media.resolve("d.mp4"));
    Files.createSymbolicLink(media.resolve("d.mp4"), Path.of("nowhere"));
    Outcome outcome = verify();
    assertThat(outcome).returns(6, Outcome::exit);
    assertThat(outcome.out().lines())
        .containsExactlyInAnyOrder(
            "wrong a.mp4: a folder stands there", "wrong d.mp4: no regular file stands there");
  }

  @Test
  void aLinkToTheRightFileIsRight() throws IOException {
    Path store = Files.createDirectory(folder.resolve("store"));
    Files.move(media.resolve("disc 1"), store.resolve("disc 1"));
    Files.createSymbolicLink(media.resolve("disc 1"), store.resolve("disc 1"));
    Files.move(media.resolve("a.mp4"), store.resolve("a.mp4"));
    Files.createSymbolicLink(media.resolve("a.mp4"), store.resolve("a.mp4"));
    assertThat(verify()).returns(0, Outcome::exit).returns("", Outcome::out);
  }

  @Test
  void aFileThatCanNotBeReadIsWrong() throws IOException {
    Path file = media.resolve("a.mp4");
    Files.setPosixFilePermissions(file, Set.of());
    Assumptions.assumeFalse(Files.isReadable(file), "this user may read everything");
    assertThat(verify().out()).isEqualTo("wrong a.mp4: no permission to read it\n");
  }

  @Test
  void aTableThatLiesInTheFolderIsNotExtra() throws IOException {
    Path inside = Files.copy(items, media.resolve("items.csv"));
    items = inside;
    assertThat(verify()).returns(0, Outcome::exit).returns("", Outcome::out);
  }

  @Test
  void filteredRowsAreCheckedAndTheOthersAreNotExtra() throws IOException {
    Files.delete(media.resolve("d.mp4"));
    assertThat(verify("--filter", "size<6000")).returns(0, Outcome::exit).returns("", Outcome::out);
  }

  @Test
  void aFolderThatIsNotThereMissesEverything() throws IOException {
    media = folder.resolve("elsewhere");
    assertThat(verify()).returns(6, Outcome::exit);
    assertThat(media).doesNotExist();
  }

  @Test
  void withoutANetworkTheReportComesAllTheSame() throws IOException {
    Files.delete(media.resolve("a.mp4"));
    archive.close();
    Outcome outcome = verify("--repair");
    assertThat(outcome.exit()).isIn(4, 6);
    assertThat(outcome.out()).isEqualTo("missing a.mp4\n");
    assertThat(outcome.err()).contains("can't be reached");
  }
}
