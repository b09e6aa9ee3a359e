package org.smalti.scrapers.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.scrapers.archive.fake.Fault;

class IaDownloadTest extends DownloadTester {
  @Test
  void filesComeWholeUnderTheirNames() throws IOException {
    archive.item("film").file("b c #1.mp4", 1).file("empty.mp4", 0);
    archive.item("other").file("disc 1/x.mp4", 70_000);
    search("--multi");
    assertThat(download()).returns(0, Outcome::exit);
    assertRight("a.mp4", "film", "a.mp4");
    assertRight("b c #1.mp4", "film", "b c #1.mp4");
    assertRight("empty.mp4", "film", "empty.mp4");
    assertRight("disc 1/x.mp4", "other", "disc 1/x.mp4");
    assertThat(leftOver()).isEmpty();
  }

  @Test
  void aSecondRunAsksNobody() throws IOException {
    search();
    download();
    int asked = archive.requests().size();
    Outcome again = download();
    assertThat(again).returns(0, Outcome::exit);
    assertThat(again.err()).contains("already has the file").contains("--force");
    assertThat(archive.requests()).hasSize(asked);
    assertThat(download("--force")).returns(0, Outcome::exit);
    assertThat(archive.requests()).hasSize(asked + 2);
    assertRight("a.mp4", "film", "a.mp4");
  }

  @Test
  void columnsAddedToTheTableLaterChangeNothing() throws IOException {
    search();
    download();
    int asked = archive.requests().size();
    List<String> lines = Files.readAllLines(items);
    Files.write(items, List.of(lines.get(0) + ",duration", lines.get(1) + ",3"));
    assertThat(download().err()).contains("already has the file");
    assertThat(archive.requests()).hasSize(asked);
  }

  @Test
  void aWholeFileThatWasThereIsKeptWithoutTheNetwork() throws IOException {
    search();
    Files.createDirectories(media);
    Files.write(media.resolve("a.mp4"), bytes("film", "a.mp4"));
    int asked = archive.requests().size();
    assertThat(download()).returns(0, Outcome::exit);
    assertThat(archive.requests()).hasSize(asked);
  }

  @Test
  void aCrcIsComparedAsANumber() throws IOException {
    archive.item("sums").file("s.mp4", 500, "h.264", record -> {
      record.remove(List.of("md5", "sha1"));
      record.put("crc32", "00" + record.get("crc32").asText().toUpperCase(Locale.ROOT));
    });
    search();
    Files.writeString(items, Files.readString(items).replace(",00", ",0"));
    assertThat(download()).returns(0, Outcome::exit);
    assertRight("s.mp4", "sums", "s.mp4");
  }

  @Test
  @DisplayName("fault 7: a larger file of the user is left alone")
  void aLargerFileOfTheUserIsLeftAlone() throws IOException {
    search();
    Files.createDirectories(media);
    byte[] precious = new byte[SIZE + 7];
    Files.write(media.resolve("a.mp4"), precious);
    assertThat(download()).returns(6, Outcome::exit);
    assertThat(media.resolve("a.mp4")).hasBinaryContent(precious);
    assertThat(failures()).singleElement().asString().contains("--force replaces it");
    assertThat(archive.requests("/download/")).isEmpty();
    assertThat(download("--force")).returns(0, Outcome::exit);
    assertRight("a.mp4", "film", "a.mp4");
  }

  @Test
  @DisplayName("fault 7: a different file of the same size is left alone too")
  void aDifferentFileOfTheSameSizeIsLeftAloneToo() throws IOException {
    search();
    Files.createDirectories(media);
    byte[] precious = new byte[SIZE];
    Files.write(media.resolve("a.mp4"), precious);
    assertThat(download()).returns(6, Outcome::exit);
    assertThat(media.resolve("a.mp4")).hasBinaryContent(precious);
  }

  @Test
  void aPartOfAnotherVersionIsNotContinued() throws IOException {
    search();
    archive.always(node(), Fault.cutHalfWay());
    download("--retries", "0");
    archive.honestAgain();
    archive.item("film").file("a.mp4", SIZE + 5);
    search("--force");
    assertThat(download()).returns(0, Outcome::exit);
    assertThat(archive.requests()).last().isEqualTo(node());
    assertRight("a.mp4", "film", "a.mp4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../up.mp4", "/tmp/smalti-must-not-exist.mp4", "x/../../up.mp4", ".."})
  @DisplayName("fault 17: names that lead out of the folder are refused")
  void namesThatLeadOutOfTheFolderAreRefused(String name) throws IOException {
    Files.writeString(
        items, "filename,url\n" + name + "," + archive.url() + "/download/film/a.mp4\n");
    assertThat(download()).returns(6, Outcome::exit);
    assertThat(failures())
        .singleElement()
        .asString()
        .isEqualTo(
            name + ",download,leads out of the folder " + media + "; give it a name below it");
    assertThat(archive.requests()).isEmpty();
    assertThat(folder.resolve("up.mp4")).doesNotExist();
    assertThat(Path.of("/tmp/smalti-must-not-exist.mp4")).doesNotExist();
  }

  @Test
  void aFileIsNoFolder() throws IOException {
    search();
    Path table = folder.resolve("copy.csv");
    Files.copy(items, table);
    media = table;
    for (String more : List.of("--dry-run", "--force")) {
      Outcome outcome = download(more);
      assertThat(outcome).returns(3, Outcome::exit);
      assertThat(outcome.err()).contains("copy.csv is a file; name the folder of the media");
    }
    assertThat(table).hasSameBinaryContentAs(items);
    assertThat(folder.resolve("copy.csv.failures.csv")).doesNotExist();
  }

  @Test
  void anEmptyNameIsNotTheCurrentFolder() {
    search();
    media = Path.of("");
    Outcome outcome = download();
    assertThat(outcome).returns(2, Outcome::exit);
    assertThat(outcome.err()).contains("--out is empty");
  }

  @Test
  void aTableWithoutRowsIsNoFullFolder() throws IOException {
    Files.writeString(items, "filename,url\n");
    Outcome outcome = download();
    assertThat(outcome).returns(0, Outcome::exit);
    assertThat(outcome.err()).contains("no row of the table is wanted").doesNotContain("already");
    search("--force");
    assertThat(download("--filter", "size>1e9").err()).contains("no row of the table is wanted");
    assertThat(media).doesNotExist();
  }

  @Test
  void addressesOfOtherKindsAreRefused() throws IOException {
    Files.writeString(items, "filename,url\na.mp4,file:///etc/hostname\nb.mp4,\n");
    assertThat(download()).returns(6, Outcome::exit);
    assertThat(failures()).hasSize(2).allMatch(failure -> failure.contains("no web address"));
  }

  @Test
  void aTableOfNamesAndAddressesIsEnough() throws IOException {
    Files.writeString(items, "filename,url\na.mp4," + archive.url() + "/download/film/a.mp4\n");
    archive.next(node(), Fault.cutHalfWay());
    assertThat(download()).returns(0, Outcome::exit);
    assertRight("a.mp4", "film", "a.mp4");
    assertThat(download().err()).contains("already has the file");
  }

  @Test
  void aTableWithoutAddressesIsNamed() throws IOException {
    Files.writeString(items, "filename,size\na.mp4,3\n");
    Outcome outcome = download();
    assertThat(outcome).returns(3, Outcome::exit);
    assertThat(outcome.err()).contains("items.csv: no column url");
  }

  @Test
  void aSizeThatIsNoneIsNamed() throws IOException {
    Files.writeString(items, "filename,url,size\na.mp4," + archive.url() + "/x,many\n");
    assertThat(download()).returns(6, Outcome::exit);
    assertThat(failures()).singleElement().asString().contains("row 1", "size", "many");
  }

  @Test
  void aDryRunTellsHowMuchAndFetchesNothing() {
    archive.item("other").file("b.mp4", 10);
    search();
    Outcome outcome = download("--dry-run");
    assertThat(outcome).returns(0, Outcome::exit);
    assertThat(outcome.out()).isEqualTo("2 files, 200,010 bytes to fetch\n");
    assertThat(media).doesNotExist();
    assertThat(archive.requests("/download/")).isEmpty();
    download();
    assertThat(download("--dry-run").out()).startsWith("0 files, 0 bytes to fetch; 2 are in ");
    assertThat(download("--dry-run", "--force").out())
        .isEqualTo("2 files, 200,010 bytes to fetch\n");
  }
}
