package org.smalti.tools.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.smalti.core.cli.CommandTester.Outcome;

/** What waits on the disk while a page is made: it is asked for before, and given back as soon as it can be. */
class ExploreScratchTest extends ExploreTester {
  @Test
  void aDiskThatIsTooSmallIsNamedBeforeAnythingIsRead() throws IOException {
    String header = Files.readAllLines(table).get(0);
    // 100 hours each, of which nobody has so many on a disk.
    Files.writeString(
        table, header + "\n" + "film.mp4,0,360000000,200,A,0.5,0.5,0,0,x\n".repeat(320));
    Outcome outcome = explore("--max", "1e9", "--sound", "wav");
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.err())
        .contains(
            out.resolve("index.html") + ": about ", "GB are needed there", "are free; free some")
        .doesNotContain("streams");
    assertThat(out.resolve("page")).doesNotExist();
    assertThat(explore("--dry-run").exit()).as("nothing is written").isZero();
  }

  @Test
  void picturesAreGivenBackBeforeSoundsAreCutAndAreNotReadAgain() throws IOException {
    explore();
    Map<String, String> content = site().content();
    Path blocked = Files.createDirectories(out.resolve("page/sprite"));
    assertThat(explore("--force").exit()).isEqualTo(3);
    assertThat(largest(".yuv")).as("bytes of a part with pictures").isBetween(1L, 2000L);
    assertThat(largest(".pcm")).as("bytes of a part with clips").isGreaterThan(100_000);
    Files.delete(blocked);
    FileTime before = times().get("near-0001.js");
    Outcome again = explore();
    assertThat(again.exit()).as(again.err()).isZero();
    assertThat(times().get("near-0001.js")).isEqualTo(before);
    assertThat(site().content()).isEqualTo(content);
    assertThat(out.resolve(".index.html.parts")).doesNotExist();
  }

  private long largest(String ending) throws IOException {
    try (Stream<Path> parts = Files.list(out.resolve(".index.html.parts"))) {
      return parts
          .filter(part -> part.toString().endsWith(ending))
          .mapToLong(part -> part.toFile().length())
          .max()
          .orElse(0);
    }
  }

  private Map<String, FileTime> times() throws IOException {
    try (Stream<Path> scripts = Files.list(out.resolve("page"))) {
      return scripts.collect(
          Collectors.toMap(file -> String.valueOf(file.getFileName()), ExploreScratchTest::time));
    }
  }

  private static FileTime time(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aFileThatCanNotBeOpenedIsOneRowOfTheFailures() throws IOException {
    Files.writeString(media.resolve("a tone.wav"), "no sound");
    Outcome outcome = explore();
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(6);
    assertThat(Files.readAllLines(out.resolve("index.html.failures.csv")))
        .hasSize(2)
        .last()
        .asString()
        .startsWith("a tone.wav,");
  }
}
