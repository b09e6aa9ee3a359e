package org.smalti.tools.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.smalti.core.cli.CommandTester.Outcome;

/** A page is made once, whole, and only what is gone or wanted otherwise is made again. */
class ExploreAgainTest extends ExploreTester {
  @Test
  void aSecondRunDoesNothingAndAForcedOneGivesTheSameBytes() throws IOException {
    explore();
    Map<String, String> content = site().content();
    Map<String, String> state = site().state();
    Outcome second = explore();
    assertThat(second.exit()).isZero();
    assertThat(second.err()).contains("is there already; --force makes it again");
    assertThat(site().state()).isEqualTo(state);
    assertThat(explore("--force", "--threads", 1).exit()).isZero();
    assertThat(site().content()).isEqualTo(content);
  }

  @Test
  void whatIsGoneFromThePageIsMadeAgainAndWhatIsNoLongerWantedGoes() throws IOException {
    explore();
    Map<String, String> content = site().content();
    Files.delete(out.resolve("page/sound-0000.js"));
    Files.writeString(out.resolve("page/near-0077.js"), "smalti.part(\"near-0077\", \"\");\n");
    Files.writeString(out.resolve("page/notes.txt"), "mine");
    Files.writeString(out.resolve("mosaic.mp4"), "mine");
    assertThat(explore().exit()).isZero();
    Map<String, String> after = site().content();
    assertThat(after.remove("page/notes.txt")).isEqualTo("mine");
    assertThat(after.remove("mosaic.mp4")).isEqualTo("mine");
    assertThat(after).isEqualTo(content);
    assertThat(explore("--thumbnails", 0).exit()).isZero();
    assertThat(site().content().keySet()).noneMatch(name -> name.contains("near-"));
    assertThat(site().samples().get("near").isNull()).isTrue();
  }

  @Test
  void aRunThatEndedInTheMiddleIsGoneOnWith() throws IOException {
    explore();
    Map<String, String> content = site().content();
    Path blocked = Files.createDirectories(out.resolve("page/sprite"));
    assertThat(explore("--force").exit()).isEqualTo(3);
    assertThat(out.resolve("index.html")).as("half a page is none").doesNotExist();
    assertThat(out.resolve(".index.html.parts")).isNotEmptyDirectory();
    Files.delete(blocked);
    Path sheet = out.resolve("page/near-0001.js");
    FileTime written = Files.getLastModifiedTime(sheet);
    Path changed = out.resolve("page/near-0000.js");
    Files.writeString(changed, "smalti.part(\"near-0000\", \"somebody's\");\n");
    assertThat(explore().exit()).isZero();
    assertThat(site().content()).isEqualTo(content);
    assertThat(Files.getLastModifiedTime(sheet))
        .as("what was written is not again")
        .isEqualTo(written);
    assertThat(out.resolve(".index.html.parts")).doesNotExist();
  }

  @Test
  void aFinishedPageThatNobodyMayChangeIsThere() throws IOException {
    assertThat(explore("--thumbnails", 0).exit()).isZero();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
      }
    }
    for (Path folder : new Path[] {out.resolve("page"), out}) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    }
    try {
      assumeTrue(!Files.isWritable(out), "the administrator may write everywhere");
      Outcome again = explore("--thumbnails", 0);
      assertThat(again.err()).contains("is there already");
      assertThat(again.exit()).isZero();
      assertThat(explore("--thumbnails", 1).err()).contains("no permission");
    } finally {
      for (Path folder : new Path[] {out, out.resolve("page")}) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }
}
