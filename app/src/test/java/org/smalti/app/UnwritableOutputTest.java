package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can not be written is one clear line, and nothing half-written has a final name. */
class UnwritableOutputTest extends BadInputTester {
  @Test
  void anOutputThatCantBeWritten() throws IOException {
    Path table = file("t.csv", PLACED + "bell.flac,0,100,1,440,1,0,0,0,0\n");
    file("blocked", "a file");
    copy("bell.flac", "bell.flac");
    Path out = folder.resolve("blocked/o.csv");
    Path media = folder.resolve("media");
    explained(smalti("grid", "--in", table, "--grid", "2x2", "--out", out), 3, "can't be written");
    explained(
        smalti("features", "--in", table, "--dir", media, "--out", out), 3, "can't be written");
    explained(
        smalti(
            "stats",
            "histogram",
            "--in",
            table,
            "--plot",
            "hz",
            "--out",
            folder.resolve("blocked/h.png")),
        3,
        "blocked");
    explained(
        smalti(
            "sort",
            "--in",
            table,
            "--dir",
            media,
            "--by",
            "hz=asc",
            "--out",
            folder.resolve("blocked/o.wav")),
        3,
        "can't be written");
    explained(
        smalti(
            "compose",
            "proliferation",
            "--in",
            table,
            "--dir",
            media,
            "--out",
            folder.resolve("blocked/m.mp4")),
        3,
        "can't be written");
    explained(
        smalti("explore", "--in", table, "--dir", media, "--out", folder.resolve("blocked/site")),
        3,
        "blocked is a file where a folder");
  }

  @Test
  void aFullDiskStopsTheStepAndLeavesNothingUnderAFinalName() throws Exception {
    Path disk = Files.createDirectories(folder.resolve("disk"));
    Process mount = new ProcessBuilder(
            "mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString())
        .start();
    assumeTrue(mount.waitFor() == 0, "a small disk can't be mounted here");
    try {
      copy("tabla.flac", "tabla.flac");
      Path table = file("t.csv", "filename,start,dur,hz\n" + "tabla.flac,100,900,440\n".repeat(40));
      Path media = folder.resolve("media");
      explained(
          smalti(
              "sort",
              "--in",
              table,
              "--dir",
              media,
              "--by",
              "hz=asc",
              "--out",
              disk.resolve("o.wav")),
          3,
          "the disk is full");
      Path wide = file(
          "wide.csv",
          "filename,start,dur,tsne,tsne2\n" + "a-rather-long-name.wav,0,1,0,0\n".repeat(4000));
      explained(
          smalti("grid", "--in", wide, "--grid", "64x64", "--out", disk.resolve("o.csv")),
          3,
          "the disk is full");
      try (Stream<Path> left = Files.list(disk)) {
        assertThat(left.map(path -> path.getFileName().toString()))
            .allMatch(name -> name.startsWith("."));
      }
    } finally {
      new ProcessBuilder("umount", "--lazy", disk.toString()).start().waitFor();
    }
  }
}
