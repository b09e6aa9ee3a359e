package org.smalti.core.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.run.Journal;

/** Where a journal and a failures table go. */
class CompanionFilesTest {
  @TempDir
  Path folder = Path.of("");

  @BeforeEach
  void real() throws IOException {
    folder = folder.toRealPath();
  }

  private static Path journal(Path output) {
    return CompanionFiles.hidden(output, "journal");
  }

  private static Path failures(Path output) {
    return CompanionFiles.visible(output, "failures.csv");
  }

  @Test
  void theyLieBesideTheOutput() throws IOException {
    Path media = Files.createDirectories(folder.resolve("media"));
    assertThat(journal(media)).isEqualTo(folder.resolve(".media.journal"));
    assertThat(failures(media)).isEqualTo(folder.resolve("media.failures.csv"));
    assertThat(failures(media.resolve("."))).isEqualTo(folder.resolve("media.failures.csv"));
    assertThat(journal(folder.resolve("items.csv")))
        .isEqualTo(folder.resolve(".items.csv.journal"));
    assertThat(failures(Path.of("items.csv"))).isEqualTo(Path.of("items.csv.failures.csv"));
    assertThat(failures(Path.of("tmp/%s.csv"))).isEqualTo(Path.of("tmp/failures.csv"));
    assertThat(CompanionFiles.areWritable(folder.resolve("a/b/c.csv"))).isTrue();
  }

  @Test
  void theyLieInAFolderThatNothingCanBeWrittenBeside() throws IOException {
    try (ReadOnlyFolder disk = new ReadOnlyFolder(folder.resolve("disk"))) {
      Path media = disk.writable("media");
      disk.seal();
      assertThat(journal(media)).isEqualTo(media.resolve(".smalti.journal"));
      assertThat(failures(media)).isEqualTo(media.resolve("smalti.failures.csv"));
      assertThat(journal(media.resolve("a.csv"))).isEqualTo(media.resolve(".a.csv.journal"));
      assertThat(CompanionFiles.areWritable(media)).isTrue();
      assertThat(CompanionFiles.areWritable(folder.resolve("disk/other"))).isFalse();
      try (Journal journal = Journal.of(media)) {
        journal.done("a", "k");
      }
      assertThat(Journal.peek(media).isDone("a", "k")).isTrue();
    }
  }

  @Test
  void whatLiesInAFolderIsGoneOnWith() throws IOException {
    Path media = Files.createDirectories(folder.resolve("media"));
    Files.createFile(media.resolve(".smalti.journal"));
    assertThat(journal(media)).isEqualTo(media.resolve(".smalti.journal"));
    assertThat(failures(media)).isEqualTo(media.resolve("smalti.failures.csv"));
  }

  @Test
  void theRootHasNothingBesideIt() {
    Path root = folder.getRoot();
    assertThat(journal(root)).isEqualTo(root.resolve(".smalti.journal"));
    assertThat(failures(root)).isEqualTo(root.resolve("smalti.failures.csv"));
  }
}
