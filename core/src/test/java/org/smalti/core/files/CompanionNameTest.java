package org.smalti.core.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Failures;
import org.smalti.core.run.Journal;

/** What belongs to an output has a name that file systems take, however long the output's is. */
class CompanionNameTest {
  @TempDir
  Path folder;

  private static String longest(String letter) {
    int letters = (CompanionName.LONGEST - 4) / CompanionName.bytes(letter);
    String stem = letter.repeat(letters);
    return "a".repeat(CompanionName.LONGEST - 4 - CompanionName.bytes(stem)) + stem + ".csv";
  }

  @Test
  void aShortNameStandsWhole() {
    Path table = folder.resolve("items.csv");
    assertThat(CompanionName.hidden(table, "journal"))
        .isEqualTo(folder.resolve(".items.csv.journal"));
    assertThat(CompanionName.visible(table, "failures.csv"))
        .isEqualTo(folder.resolve("items.csv.failures.csv"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "ä", "水", "🎬"})
  void aNameOf255BytesHasItsOwnCompanion(String letter) throws IOException {
    Path table = Files.createFile(folder.resolve(longest(letter)));
    Path other = table.resolveSibling("b" + longest(letter).substring(1));
    for (Path long1 : new Path[] {table, other}) {
      Files.writeString(CompanionName.hidden(long1, "journal"), long1.toString());
    }
    assertThat(CompanionName.hidden(table, "journal")).hasContent(table.toString());
    assertThat(CompanionName.hidden(table, "journal").getFileName().toString())
        .startsWith("." + longest(letter).substring(0, 20))
        .endsWith(".journal")
        .satisfies(name ->
            assertThat(CompanionName.bytes(name)).isLessThanOrEqualTo(CompanionName.LONGEST));
  }

  @Test
  void journalFailuresPartsAndTemporaryFilesOfALongNameWork() throws IOException {
    Path table = folder.resolve(longest("水"));
    try (Journal journal = Journal.of(table)) {
      journal.done("a", "b");
    }
    try (Journal journal = Journal.of(table)) {
      assertThat(journal.isDone("a", "b")).isTrue();
    }
    Failures failures = new Failures();
    failures.add(new Failure("a", "b", "c"));
    failures.write(table);
    assertThat(Failures.beside(table)).exists();
    assertThat(Files.createDirectories(PartsFolder.beside(table).path())).exists();
    try (AtomicFile file = AtomicFile.to(table)) {
      Files.writeString(file.temporary(), "done");
      file.commit();
    }
    assertThat(table).hasContent("done");
  }

  @Test
  void aLongNameIsMirroredUnderAPatternThatAddsToIt() throws IOException {
    String media = longest("x").replace(".csv", ".mp4");
    Path table = MediaFolder.mirrored(folder + "/%s.csv", "sub/" + media);
    assertThat(table.getParent()).isEqualTo(folder.resolve("sub"));
    Files.createDirectories(table.getParent());
    assertThat(Files.createFile(table).toString()).endsWith(".csv");
    assertThat(MediaFolder.mirrored("out/%s.csv", "a.mp4")).isEqualTo(Path.of("out/a.mp4.csv"));
  }
}
