package org.smalti.tools.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.files.ProcessIdentity;

/** A process was killed after its result had taken its final name and before the journal knew of it. */
class BatchResumeTest extends BatchTester {
  /** Takes the journal's knowledge away and leaves a receipt in its stead. */
  private void forgetAllBut(Path result) throws IOException {
    Path journal = folder.resolve(".smalti-batch.journal");
    String done = Files.readString(journal)
        .lines()
        .filter(line -> line.startsWith("done\tdone%3Aremux"))
        .findFirst()
        .orElseThrow();
    Files.delete(journal);
    Receipt.write(done.substring(done.lastIndexOf('\t') + 1), result, result);
  }

  private static Object inode(Path file) throws IOException {
    return Files.getAttribute(file, "unix:ino");
  }

  @Test
  void aResultBesideItsOriginalIsKnownAgain() throws IOException {
    Path film = film("a.mp4", 1);
    assertThat(remux(film).exit()).isZero();
    Path result = folder.resolve("a.remuxed.mkv");
    Object first = inode(result);
    forgetAllBut(result);
    Outcome outcome = remux(film);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("1 file done before");
    assertThat(inode(result)).isEqualTo(first);
    assertThat(leftOvers()).isEmpty();
  }

  @Test
  void aResultInThePlaceOfItsOriginalIsNotTakenForAnOriginal() throws IOException {
    Path film = film("a.mp4", 1);
    Object[] words = {
      folder, "--replace", "--backup", folder.resolve("old"), "--extension", "mp4", "--muxer", "mp4"
    };
    assertThat(remux(words).exit()).isZero();
    Object first = inode(film);
    forgetAllBut(film);
    Outcome outcome = remux(words);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.err()).contains("1 file left out: results of earlier runs");
    assertThat(inode(film)).isEqualTo(first);
    assertThat(leftOvers()).isEmpty();
    assertThat(remux(words).err()).contains("1 file left out");
    assertThat(inode(film)).isEqualTo(first);
  }

  @Test
  void anOriginalThatShouldHaveLeftItsPlaceStillDoes() throws IOException {
    Path film = film("a.mp4", 1);
    Path backup = folder.resolve("old/a.mp4");
    Object[] words = {folder, "--replace", "--backup", folder.resolve("old")};
    assertThat(remux(words).exit()).isZero();
    Files.copy(backup, film, StandardCopyOption.COPY_ATTRIBUTES);
    forgetAllBut(folder.resolve("a.mkv"));
    Outcome dry = remux(folder, "--replace", "--backup", folder.resolve("old"), "--dry-run");
    assertThat(dry.exit()).as(dry.err()).isZero();
    assertThat(film).exists();
    assertThat(leftOvers()).containsExactly(".a.mkv.receipt");
    Outcome outcome = remux(words);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(files()).containsExactly("a.mkv", "old/a.mp4");
    assertThat(leftOvers()).isEmpty();
  }

  /** Also where nothing is left to do, and where the options and so the names are others now. */
  @Test
  void whatKilledRunsLeftOfTheirWorkGoesWithTheNextRun() throws Exception {
    Path film = film("a.mp4", 1);
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    String writer = ProcessIdentity.current().toString().replaceFirst("-\\d+$", "-" + dead.pid());
    for (Object[] words :
        new Object[][] {{film}, {film}, {film, "--shrink", "--extension", "mp4", "--muxer", "mp4"}
        }) {
      Path left = Files.createDirectories(folder.resolve(".other.mkv." + writer + "-1.part/in"));
      Files.writeString(left.resolve("trial"), "half");
      assertThat(remux(words).exit()).isZero();
      assertThat(leftOvers()).isEmpty();
      assertThat(left).doesNotExist();
    }
  }

  @Test
  void aReceiptWithoutItsResultMeansNothing() throws IOException {
    Path film = film("a.mp4", 1);
    Path other = film("other", 1);
    Receipt.write("key", other, folder.resolve("a.remuxed.mkv"));
    Receipt.write("key", other, film);
    Files.delete(other);
    Outcome outcome = remux(film);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("done: as it was");
    assertThat(leftOvers()).containsExactly(".a.mp4.receipt");
  }
}
