package org.smalti.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;

class AtomicFileTest {
  @TempDir
  Path folder;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theOldFileStandsUntilTheNewOneIsWhole() throws IOException {
    Path target = Files.writeString(folder.resolve("a.csv"), "old");
    try (AtomicFile file = AtomicFile.to(target)) {
      Files.writeString(file.temporary(), "new");
      assertThat(target).hasContent("old");
      file.commit();
    }
    assertThat(target).hasContent("new");
    assertThat(names()).containsExactly("a.csv");
  }

  @Test
  void whatIsNotCommittedLeavesNothing() throws IOException {
    try (AtomicFile file = AtomicFile.to(folder.resolve("a.csv"))) {
      Files.writeString(file.temporary(), "half");
    }
    assertThat(names()).isEmpty();
  }

  @Test
  void aNameMayBeAsLongAsTheDiskAllows() throws IOException {
    for (String letter : List.of("a", "\u00e9", "\ud83c\udfb5")) {
      int bytes = letter.getBytes(StandardCharsets.UTF_8).length;
      Path target = folder.resolve(letter.repeat(255 / bytes));
      try (AtomicFile file = AtomicFile.to(target)) {
        file.commit();
      }
      assertThat(target).exists();
    }
  }

  @Test
  void aLinkStaysALink() throws IOException {
    Path target = Files.writeString(folder.resolve("real.csv"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), target);
    try (AtomicFile file = AtomicFile.to(link)) {
      Files.writeString(file.temporary(), "new");
      file.commit();
    }
    assertThat(link).isSymbolicLink();
    assertThat(target).hasContent("new");
  }

  @Test
  void foldersAreMadeAndImpossibleOnesNamed() throws IOException {
    try (AtomicFile file = AtomicFile.to(folder.resolve("x/y/a.csv"))) {
      file.commit();
    }
    assertThat(folder.resolve("x/y/a.csv")).exists();
    assertThatThrownBy(() -> AtomicFile.to(folder.resolve("x")))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("is not a regular file");
    Path blocked = Files.writeString(folder.resolve("file"), "").resolve("a.csv");
    assertThatThrownBy(() -> AtomicFile.to(blocked))
        .isInstanceOfSatisfying(
            SmaltiException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INPUT))
        .hasMessageContaining("a file stands where its folder should be");
  }

  @Test
  void aFullDiskStopsEverything() {
    SmaltiException e =
        AtomicFile.unwritable(folder.resolve("a"), new IOException("No space left on device"));
    assertThat(e.reason()).isEqualTo(Reason.OUTPUT);
    assertThat(e).hasMessageContaining("the disk is full");
  }

  @Test
  void onlyWhatDeadProcessesLeftIsSwept() throws IOException, InterruptedException {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.writeString(folder.resolve(".a.csv." + dead.pid() + "-1.part"), "");
    Path living = Files.writeString(
        folder.resolve(".b.csv." + ProcessHandle.current().pid() + "-1.part"), "");
    Path other = Files.writeString(folder.resolve(".hidden.part"), "");
    AtomicFile.sweep(folder, 1);
    assertThat(names())
        .containsExactlyInAnyOrder(
            String.valueOf(living.getFileName()), String.valueOf(other.getFileName()));
  }
}
