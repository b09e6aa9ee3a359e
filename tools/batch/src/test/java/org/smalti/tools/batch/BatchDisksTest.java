package org.smalti.tools.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandTester.Outcome;

/**
 * Disks that are full, too small, or can't be written to. They are mounted, which is skipped where that is not allowed.
 */
class BatchDisksTest extends BatchTester {
  @Test
  void aFullDiskStopsEverythingWithOneLine() throws Exception {
    films();
    Path disk = mount("size=100k");
    try {
      // A thousand times as large as what is read, so that it can't be foreseen.
      Outcome outcome =
          remux(folder, "--out", disk, "--exclude", "c.mp4", "--args", "-c:v rawvideo -s 1280x720");
      assertThat(outcome.exit()).as(outcome.err()).isEqualTo(ExitCode.INPUT);
      assertThat(outcome.err().lines().filter(line -> line.contains("the disk is full")))
          .hasSize(1);
      assertThat(disk.toFile().list()).allMatch(name -> name.equals(".smalti-batch.journal"));
    } finally {
      unmount(disk);
    }
  }

  @Test
  void aFilmThatMayNeedMoreRoomThanThereIsIsLeftOut() throws Exception {
    Path film = film("b.mp4", 20);
    Path disk = mount("size=" + Files.size(film) / 2);
    try {
      Outcome outcome = remux(film, "--out", disk);
      assertThat(outcome.exit()).as(outcome.err()).isEqualTo(ExitCode.INPUT);
      assertThat(outcome.err()).contains("may need", "are free for");
    } finally {
      unmount(disk);
    }
  }

  @Test
  void aFolderThatCantBeWrittenToFailsItsFilesAlone() throws Exception {
    films();
    Path disk = mount("size=1m");
    try {
      Files.move(folder.resolve("b.mp4"), disk.resolve("b.mp4"));
      run("mount", "-o", "remount,ro", disk.toString());
      Outcome outcome = remux(folder, "-r");
      assertThat(outcome.exit()).as(outcome.err()).isEqualTo(ExitCode.PARTIAL);
      assertThat(outcome.err()).contains("no permission");
      assertThat(files()).contains("a.remuxed.mkv", "c.remuxed.mkv");
      assertThat(remux(disk).exit()).isEqualTo(ExitCode.INPUT);
      assertThat(remux(disk, "--out", folder.resolve("out")).exit()).isZero();
    } finally {
      unmount(disk);
    }
  }

  private Path mount(String options) throws Exception {
    Path disk = Files.createDirectories(folder.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", options, "tmpfs", disk.toString()) == 0,
        "a small disk can't be mounted here");
    return disk;
  }

  private static void unmount(Path disk) throws Exception {
    run("umount", "--lazy", disk.toString());
  }

  private static int run(String... words) throws Exception {
    return new ProcessBuilder(words).start().waitFor();
  }
}
