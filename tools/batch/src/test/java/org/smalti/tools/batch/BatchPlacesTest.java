package org.smalti.tools.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.cli.CommandTester.Outcome;

/** No original is lost to a result or a backup that would take its place, whatever names and links lead there. */
class BatchPlacesTest extends BatchTester {
  private static final Object[] IN_PLACE = {
    "--replace", "--extension", "mp4", "--muxer", "mp4", "--encoder", "libx264", "--backup"
  };

  private Outcome replacing(Path backup, Object... sources) {
    Object[] words = new Object[IN_PLACE.length + 1 + sources.length];
    System.arraycopy(IN_PLACE, 0, words, 0, IN_PLACE.length);
    words[IN_PLACE.length] = backup;
    System.arraycopy(sources, 0, words, IN_PLACE.length + 1, sources.length);
    return remux(words);
  }

  private static void assertThatItIsRefused(Outcome outcome, String why) {
    assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isIn(3, 6);
    assertThat(outcome.err()).contains(why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"in", "in/../in", "link"})
  void theFolderOfTheOriginalsIsNoBackup(String backup) throws IOException {
    Path film = film("in/a.mp4", 1);
    Files.createSymbolicLink(folder.resolve("link"), film.getParent());
    byte[] original = bytes(film);
    for (Path named : new Path[] {film, film.getParent()}) {
      assertThatItIsRefused(
          replacing(folder.resolve(backup), named), "which is a file of this batch");
      assertThat(bytes(film)).isEqualTo(original);
    }
  }

  @Test
  void aFileOfTheSameNameSizeAndTimeIsNoBackup() throws IOException {
    Path first = film("x/a.mp4", 1);
    Path second = Files.createDirectories(folder.resolve("y")).resolve("a.mp4");
    byte[] other = bytes(first);
    other[other.length - 1] ^= 1;
    Files.write(second, other);
    Files.setLastModifiedTime(second, FileTime.fromMillis(1_500_000_000_000L));
    Path backup = folder.resolve("old");
    assertThatItIsRefused(replacing(backup, first, second), "as would");
    assertThat(bytes(second)).isEqualTo(other);
    assertThatItIsRefused(replacing(backup, second), "is another file already");
    assertThat(bytes(second)).isEqualTo(other);
  }

  @Test
  void aLinkToTheFolderOfTheOriginalsIsNoOtherPlace() throws IOException {
    Path film = film("in/a.mp4", 1);
    byte[] original = bytes(film);
    Path link = Files.createSymbolicLink(folder.resolve("link"), film.getParent());
    Outcome outcome = remux(film, "--out", link, "--force", "--extension", "mp4", "--muxer", "mp4");
    assertThatItIsRefused(outcome, "would be written over by its own result");
    assertThat(bytes(film)).isEqualTo(original);
  }
}
