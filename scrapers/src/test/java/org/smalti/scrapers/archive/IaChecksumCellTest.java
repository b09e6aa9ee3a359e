package org.smalti.scrapers.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.scrapers.archive.fake.FakeArchive;
import org.smalti.scrapers.archive.fake.FakeItem;
import org.smalti.scrapers.archive.fake.Fault;

/** What is right, and what nothing can prove right. */
class IaChecksumCellTest extends DownloadTester {
  private void table(String header, String cells) throws IOException {
    Files.writeString(
        items,
        "filename,url" + header + "\na.mp4," + archive.url() + "/download/film/a.mp4" + cells
            + "\n");
  }

  private Outcome verify(Object... more) {
    List<Object> words = new ArrayList<>(List.of("verify", "--in", items, "--dir", media));
    words.addAll(List.of("--retry-delay", "0.01", "--progress", "none"));
    words.addAll(List.of(more));
    return CommandTester.of(IaCommand.class).run(words.toArray());
  }

  @ParameterizedTest
  @CsvSource({
    "md5,1.23457E+31",
    "md5,#NUM!",
    "md5,d41d8cd98f00b204e9800998ecf8427",
    "sha1,1.2E+38",
    "crc32,1.2E+08",
    "crc32,123456789"
  })
  void aCellThatIsNoChecksumIsNamed(String column, String cell) throws IOException {
    table(",size," + column, "," + SIZE + "," + cell);
    Outcome outcome = download();
    assertThat(outcome).returns(6, Outcome::exit);
    assertThat(failures())
        .singleElement()
        .asString()
        .contains("items.csv, row 1: \"" + cell + "\" in column " + column, "is no checksum")
        .contains("run 'smalti ia search' again, or empty the cell");
    assertThat(archive.requests()).isEmpty();
    Outcome verified = verify();
    assertThat(verified).returns(6, Outcome::exit);
    assertThat(verified.err()).contains("0 extra; 1 row left out");
    table(",size," + column, "," + SIZE + ",");
    assertThat(download()).as("the way out").returns(0, Outcome::exit);
  }

  @Test
  void aSpoiltChecksumBesideARightOneIsNamedToo() throws IOException {
    table(",md5,sha1", ",00000000000000000000000000000000,#NUM!");
    assertThat(download()).returns(6, Outcome::exit);
    assertThat(failures()).singleElement().asString().contains("in column sha1");
  }

  @Test
  void withoutSizeAndChecksumNothingIsRight() throws IOException {
    table("", "");
    assertThat(download()).returns(0, Outcome::exit);
    assertRight("a.mp4", "film", "a.mp4");
    Files.write(media.resolve("a.mp4"), new byte[30_000]);
    Outcome outcome = verify();
    assertThat(outcome).returns(6, Outcome::exit).returns("unknown a.mp4\n", Outcome::out);
    assertThat(outcome.err())
        .contains("0 files right, 0 missing, 0 wrong, 0 extra; 1 can't be compared")
        .contains("no size and no checksum of it");
  }

  @Test
  void aSizeAloneIsSaidToBeComparedAlone() throws IOException {
    table(",size", "," + SIZE);
    download();
    Outcome outcome = verify();
    assertThat(outcome).returns(0, Outcome::exit);
    assertThat(outcome.err()).contains("1 file right (1 in size alone)");
    table(",md5", "," + FakeItem.digest("MD5", bytes("film", "a.mp4")));
    assertThat(verify().err()).contains("1 file right, 0 missing");
    assertThat(verify("--fast")).returns(6, Outcome::exit);
    assertThat(verify("--fast").err()).contains("1 can't be compared: the table has no size of it");
  }

  @Test
  void noBytesAreNoFile() throws IOException {
    table("", "");
    archive.always(node(), Fault.empty());
    assertThat(download("--retries", "1")).returns(6, Outcome::exit);
    assertThat(failures()).singleElement().asString().contains("it has no bytes");
    assertThat(media.resolve("a.mp4")).doesNotExist();
    archive.honestAgain();
    Files.createDirectories(media);
    Files.createFile(media.resolve("a.mp4"));
    assertThat(verify().out()).isEqualTo("wrong a.mp4: it has no bytes\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",size,md5"})
  void bytesThatComeCompressedUnaskedAreDecoded(String header) throws IOException {
    if (header.isEmpty()) {
      table("", "");
    } else {
      search();
    }
    archive.always(node(), Fault.coded("gzip"));
    assertThat(download()).returns(0, Outcome::exit);
    assertRight("a.mp4", "film", "a.mp4");
  }

  @Test
  void aCodingThatCannotBeUndoneIsRefused() throws IOException {
    table("", "");
    archive.always(node(), Fault.coded("br"));
    assertThat(download("--retries", "1")).returns(6, Outcome::exit);
    assertThat(failures()).singleElement().asString().contains("compressed the file (br)");
    assertThat(media.resolve("a.mp4")).doesNotExist();
  }

  @Test
  void aCompressedTransferThatWasCutIsBegunAgain() throws IOException {
    search();
    archive.next(node(), Fault.coded("gzip").and(Fault.cutHalfWay()), Fault.coded("gzip"));
    assertThat(download()).returns(0, Outcome::exit);
    assertRight("a.mp4", "film", "a.mp4");
  }

  @Test
  void aFileThatIsCompressedItselfStaysAsItIs() throws IOException {
    archive.item("film").file("b.gz", 5000);
    search("--format", ".gz");
    archive.always(
        FakeArchive.node("film", "b.gz"), answer -> answer.header("Content-Encoding", "gzip"));
    assertThat(download()).returns(0, Outcome::exit);
    assertRight("b.gz", "film", "b.gz");
    assertThat(Path.of(media.toString(), "b.gz")).hasSize(5000);
  }
}
