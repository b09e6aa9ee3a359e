package org.smalti.scrapers.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.scrapers.archive.fake.Fault;

/** The states in which a killed process can leave a download, each made by hand, and the run after it. */
class IaDownloadKilledTest extends DownloadTester {
  private Path part = Path.of("");
  private Path note = Path.of("");
  private Path journal = Path.of("");

  @BeforeEach
  void find() {
    search();
    part = media.resolve(".a.mp4.partial");
    note = media.resolve(".a.mp4.partial.note");
    journal = folder.resolve(".media.journal");
  }

  /** Leaves a part of so many bytes and its note behind. */
  private void leavePart(int size) throws IOException {
    archive.next(node(), Fault.cutHalfWay());
    download("--retries", "0");
    assertThat(part).exists();
    byte[] bytes = bytes("film", "a.mp4");
    Files.write(part, Arrays.copyOf(bytes, size));
  }

  private int asked() {
    return archive.requests("/node/").size();
  }

  private void assertWholeAndTidy() throws IOException {
    assertRight("a.mp4", "film", "a.mp4");
    assertThat(leftOver()).isEmpty();
  }

  @Test
  void betweenTheNameAndTheJournalNothingIsFetchedAgain() throws IOException {
    leavePart(SIZE);
    byte[] left = Files.readAllBytes(note);
    assertThat(download()).returns(0, Outcome::exit);
    Files.delete(journal);
    Files.write(note, left);
    int before = asked();
    assertThat(download()).returns(0, Outcome::exit);
    assertThat(asked()).isEqualTo(before);
    assertWholeAndTidy();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whileTheFileHasBothItsNamesNothingIsLost(boolean force) throws IOException {
    leavePart(SIZE);
    byte[] left = Files.readAllBytes(note);
    assertThat(download()).returns(0, Outcome::exit);
    Files.delete(journal);
    Files.write(note, left);
    Files.createLink(part, media.resolve("a.mp4"));
    int before = asked();
    assertThat(force ? download("--force") : download()).returns(0, Outcome::exit);
    assertThat(asked() - before).isEqualTo(force ? 1 : 0);
    assertWholeAndTidy();
  }

  @Test
  void aHalfWrittenLineOfTheJournalIsNoHarm() throws IOException {
    assertThat(download()).returns(0, Outcome::exit);
    String lines = Files.readString(journal);
    Files.writeString(journal, lines.substring(0, lines.length() - 3));
    int before = asked();
    assertThat(download()).returns(0, Outcome::exit);
    assertThat(download().err()).contains("already has the file");
    assertThat(asked()).isEqualTo(before);
    assertWholeAndTidy();
  }

  @Test
  void aWholePartIsOnlyNamed() throws IOException {
    leavePart(SIZE);
    int before = asked();
    assertThat(download()).returns(0, Outcome::exit);
    assertThat(asked()).isEqualTo(before);
    assertWholeAndTidy();
  }

  @Test
  void aPartIsContinuedAtItsVeryEnd() throws IOException {
    leavePart(12_345);
    assertThat(download()).returns(0, Outcome::exit);
    assertThat(archive.requests()).endsWith(node() + " bytes=12345-");
    assertWholeAndTidy();
  }

  @Test
  void aNoteWithoutItsPartIsNoHarm() throws IOException {
    leavePart(100);
    Files.delete(part);
    assertThat(download()).returns(0, Outcome::exit);
    assertThat(archive.requests()).endsWith(node());
    assertWholeAndTidy();
  }

  @Test
  void aPartWhoseNoteIsCutOffIsBegunAnew() throws IOException {
    leavePart(100);
    List<String> lines = Files.readAllLines(note);
    Files.writeString(note, lines.get(0));
    assertThat(download()).returns(0, Outcome::exit);
    assertThat(archive.requests()).endsWith(node());
    assertWholeAndTidy();
  }
}
