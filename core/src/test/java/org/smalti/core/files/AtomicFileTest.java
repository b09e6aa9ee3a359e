package org.smalti.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
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

  private static final ProcessIdentity ME = ProcessIdentity.current();

  private Path left(String name, ProcessIdentity writer) throws IOException {
    return Files.writeString(folder.resolve(name + writer + "-1.part"), "");
  }

  @Test
  void whatAnotherHostOrContainerIsWritingIsNotSwept() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Path host =
        left(".a.csv.", new ProcessIdentity("00000000", ME.boot(), ME.namespace(), dead.pid()));
    Path container =
        left(".b.csv.", new ProcessIdentity(ME.host(), ME.boot(), "00000000", dead.pid()));
    ProcessIdentity beforeThisBoot =
        new ProcessIdentity(ME.host(), "00000000", "00000000", dead.pid());
    Path young = left(".c.csv.", beforeThisBoot);
    Path old = left(".d.csv.", beforeThisBoot);
    Files.setLastModifiedTime(old, FileTime.from(Instant.EPOCH));
    AtomicFile.sweep(folder, 1);
    assertThat(host).exists();
    assertThat(container).exists();
    assertThat(young).exists();
    if (Files.exists(Path.of("/proc/stat"))) {
      assertThat(old).doesNotExist();
    }
  }

  /** The other process: begins a file, says so, and sweeps the folder when it is told to. */
  public static void main(String[] words) throws IOException {
    Path folder = Path.of(words[0]);
    try (AtomicFile file = AtomicFile.to(folder.resolve("theirs.csv"))) {
      System.out.println(file.temporary().getFileName());
      while (System.in.read() != '\n') {}
      AtomicFile.sweep(folder, 1);
    }
  }

  @Test
  void twoProcessNamespacesDoNotSweepEachOther() throws Exception {
    assumeTrue(
        new ProcessBuilder("unshare", "--pid", "--fork", "true").start().waitFor() == 0,
        "no new process namespace can be made here");
    try (AtomicFile ours = AtomicFile.to(folder.resolve("ours.csv"))) {
      Process other = new ProcessBuilder(
              "unshare",
              "--pid",
              "--fork",
              "--mount-proc",
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-cp",
              System.getProperty("java.class.path"),
              AtomicFileTest.class.getName(),
              folder.toString())
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
      String theirs = other.inputReader().readLine();
      AtomicFile.sweep(folder, 1);
      assertThat(folder.resolve(theirs)).exists();
      other.outputWriter().append('\n').close();
      assertThat(other.waitFor()).isZero();
      assertThat(ours.temporary()).exists();
    }
  }

  @Test
  void onlyWhatDeadProcessesLeftIsSwept() throws IOException, InterruptedException {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    left(".a.csv.", new ProcessIdentity(ME.host(), ME.boot(), ME.namespace(), dead.pid()));
    Path living = left(".b.csv.", ME);
    Path other = Files.writeString(folder.resolve(".hidden.part"), "");
    AtomicFile.sweep(folder, 1);
    assertThat(names())
        .containsExactlyInAnyOrder(
            String.valueOf(living.getFileName()), String.valueOf(other.getFileName()));
  }

  @Test
  void aFileThatOthersMayNotReadStaysSo() throws IOException {
    Path target = Files.writeString(folder.resolve("a.csv"), "old");
    var owner = PosixFilePermissions.fromString("rw-------");
    Files.setPosixFilePermissions(target, owner);
    try (AtomicFile file = AtomicFile.to(target)) {
      file.commit();
    }
    assertThat(Files.getPosixFilePermissions(target)).isEqualTo(owner);
  }
}
