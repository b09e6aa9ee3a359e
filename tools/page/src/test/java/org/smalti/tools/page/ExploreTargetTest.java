package org.smalti.tools.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.smalti.core.cli.CommandTester.Outcome;

/** Where a page is to lie, nothing of others is lost, and what is in its way is said before media are read. */
class ExploreTargetTest extends ExploreTester {
  @Test
  void aPageOfSomebodyElseStays() throws IOException {
    for (String name : new String[] {"index.html", "page/main.js", "page/samples.js"}) {
      Files.createDirectories(out.resolve("page"));
      Path file = Files.writeString(out.resolve(name), "<head></head> mine");
      Outcome outcome = explore();
      assertThat(outcome.exit()).as(name).isEqualTo(3);
      assertThat(outcome.err())
          .contains(name, "not made by 'smalti explore'", "move it away", "--out");
      assertThat(file).hasContent("<head></head> mine");
      assertThat(explore("--force").exit()).isEqualTo(3);
      Files.delete(file);
    }
  }

  @Test
  void aFileOfSomebodyElseUnderAnotherNameIsNobodysLoss() throws IOException {
    Files.createDirectories(out.resolve("page"));
    Path mine = Files.writeString(out.resolve("page/mine.js"), "mine");
    Path style = Files.writeString(out.resolve("page/my-own.css"), "mine");
    assertThat(explore("--thumbnails", 0).exit()).isZero();
    Files.writeString(mine, "changed");
    Outcome again = explore("--thumbnails", 0);
    assertThat(again.err()).contains("is there already");
    assertThat(explore("--thumbnails", 0, "--force").exit()).isZero();
    assertThat(mine).hasContent("changed");
    assertThat(style).hasContent("mine");
  }

  @Test
  void aFileWhereAFolderShouldBeIsNamedBeforeMediaAreRead() throws IOException {
    Path mine = Files.writeString(Files.createDirectories(out).resolve("page"), "mine");
    for (Object[] more : new Object[][] {{}, {"--dry-run"}}) {
      Outcome outcome = explore(more);
      assertThat(outcome.exit()).isEqualTo(3);
      assertThat(outcome.err())
          .contains(mine + " is a file where a folder", "move it away")
          .doesNotContain("pictures");
    }
    assertThat(explore("--out", table).err()).contains(table + " is a file");
    assertThat(mine).hasContent("mine");
  }

  @Test
  void whatCanNotBeWrittenIsSaidBeforeMediaAreRead() throws IOException {
    Path page = Files.createDirectories(out.resolve("page"));
    Files.setPosixFilePermissions(page, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      assumeTrue(!Files.isWritable(page), "the administrator may write everywhere");
      for (Object[] more : new Object[][] {{}, {"--dry-run"}}) {
        Outcome outcome = explore(more);
        assertThat(outcome.exit()).isNotZero();
        assertThat(outcome.err())
            .contains(page + " can't be written: no permission")
            .doesNotContain("pictures");
      }
    } finally {
      Files.setPosixFilePermissions(page, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }
}
