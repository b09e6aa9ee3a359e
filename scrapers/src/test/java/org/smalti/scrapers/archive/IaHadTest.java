package org.smalti.scrapers.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.scrapers.archive.fake.FakeItem;

/** The list of what was fetched once. */
class IaHadTest extends DownloadTester {
  private Path had = Path.of("");

  @BeforeEach
  void searchForTwo() {
    archive.item("film").file("b.mp4", 500);
    search("--multi");
    had = folder.resolve("had.txt");
  }

  @Test
  void whatWasMovedAwayIsNotFetchedAgain() throws IOException {
    assertThat(download("--had", had)).returns(0, Outcome::exit);
    assertThat(had)
        .content()
        .contains(FakeItem.digest("MD5", bytes("film", "b.mp4")) + "  b.mp4\n");
    Files.delete(media.resolve("b.mp4"));
    int asked = archive.asked();
    Outcome again = download("--had", had);
    assertThat(again).returns(0, Outcome::exit);
    assertThat(again.err()).contains("1 file fetched before, as " + had + " says, and not there");
    assertThat(archive.asked()).isEqualTo(asked);
    assertThat(download("--had", had, "--dry-run").out()).startsWith("0 files, 0 bytes to fetch");
    archive.item("film").replaced("b.mp4");
    search("--multi");
    assertThat(download("--had", had)).as("a new version").returns(0, Outcome::exit);
    assertRight("b.mp4", "film", "b.mp4");
    assertThat(Files.readAllLines(had)).hasSize(3);
    Files.delete(media.resolve("b.mp4"));
    assertThat(download("--had", had, "--force")).returns(0, Outcome::exit);
    assertRight("b.mp4", "film", "b.mp4");
  }

  @Test
  void aListOfMd5sumIsTaken() throws IOException {
    Files.writeString(
        had,
        FakeItem.digest("MD5", bytes("film", "a.mp4")).toUpperCase(Locale.ROOT)
            + " *elsewhere/x.mp4\n");
    assertThat(download("--had", had)).returns(0, Outcome::exit);
    assertThat(media.resolve("a.mp4")).doesNotExist();
    assertRight("b.mp4", "film", "b.mp4");
  }

  @Test
  void filesThatAreThereAlreadyGetTheirLines() throws IOException {
    download();
    download("--had", had);
    assertThat(Files.readAllLines(had)).hasSize(2);
  }

  @Test
  void theFormatOfAPlanNeedsADryRun() {
    Outcome outcome = download("--format", "csv");
    assertThat(outcome).returns(2, Outcome::exit);
    assertThat(outcome.err()).contains("add --dry-run");
    assertThat(download("--dry-run", "--format", "json").out())
        .contains("{\"filename\":\"b.mp4\",\"size\":500,\"url\":\"" + archive.url());
  }
}
