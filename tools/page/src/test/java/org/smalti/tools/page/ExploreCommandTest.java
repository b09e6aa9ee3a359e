package org.smalti.tools.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.smalti.core.cli.CommandTester.Outcome;

/** The options of the command. */
class ExploreCommandTest extends ExploreTester {
  @Test
  void aDryRunMakesNothing() {
    Outcome outcome = explore("--dry-run", "--serve");
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out()).contains("would make a page of 14 samples");
    assertThat(out).doesNotExist();
  }

  @Test
  void theItemsOfAnotherCollectionAreNamed() throws IOException {
    Path items =
        Files.writeString(folder.resolve("items.csv"), "filename,title\nother.mp4,Other\n");
    Outcome outcome = explore("--items", items);
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.err()).contains("none of the 2 files of " + table + " is in " + items);
    assertThat(out).doesNotExist();
  }

  @Test
  void wrongOptionsAreExplained() throws IOException {
    assertThat(explore("--colour", "hzz").err()).contains("no column hzz", "hz");
    assertThat(explore("--columns", "hz,nope").err()).contains("no column nope");
    assertThat(explore("--thumbnails", 65).exit()).isEqualTo(2);
    assertThat(explore("--max", 0).exit()).isEqualTo(2);
    assertThat(explore("--port", 8000).err()).contains("--serve");
    assertThat(explore("--sound", "flac").exit()).isEqualTo(2);
    assertThat(explore("--port", 70_000, "--serve").err())
        .contains("--port is 1 to 65535, not 70000")
        .doesNotContain("with --serve");
    assertThat(explore("--results", media).err()).contains("is a folder");
    assertThat(explore("--features", "nope").err()).contains("no column nope");
    assertThat(explore("--features", "hz", "--vector", "timbre").exit()).isEqualTo(2);
    assertThat(explore("--cache", media.resolve("film.mp4")).err()).contains("is media");
    assertThat(explore("--out", "").err()).contains("--out is empty");
    Files.writeString(table, "filename,start,dur\n");
    assertThat(explore().err()).contains("no sample in it");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).doesNotContain(out);
    }
  }
}
