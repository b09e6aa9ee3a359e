package org.smalti.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DebianPackageTest {
  private static final Path DPKG = Path.of("/usr/bin/dpkg-deb");

  @TempDir
  Path folder;

  private Path file = Path.of("none");

  @BeforeEach
  void write() throws IOException {
    DebianPackage debian = new DebianPackage(
        "0.1.0-SNAPSHOT", ReleasePlatform.LINUX_X64, Instant.parse("2026-01-01T00:00:00Z"));
    file = folder.resolve(debian.fileName());
    Path launcher = Files.writeString(folder.resolve("launcher"), "#!/bin/sh\necho ran\n");
    ArchiveTree program = new ArchiveTree()
        .file("smalti", launcher, true)
        .text("NOTICE.md", "notice\n")
        .text("CHANGELOG.md", "changes\n")
        .text("share/man/man1/smalti.1", ".TH SMALTI 1\n")
        .text("share/completions/_smalti", "#compdef smalti\n");
    debian.write(program, folder, file);
  }

  @Test
  void aSnapshotIsOlderThanItsRelease() {
    assertThat(file.getFileName()).hasToString("smalti_0.1.0~snapshot_amd64.deb");
  }

  @Test
  void dpkgReadsWhatItIs() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(DPKG), "no dpkg-deb here");
    assertThat(dpkg("--field", file.toString(), "Package", "Version", "Architecture"))
        .isEqualTo("Package: smalti\nVersion: 0.1.0~snapshot\nArchitecture: amd64\n");
    assertThat(dpkg("--field", file.toString(), "Description").lines())
        .as("all but the first begin with a space")
        .hasSizeGreaterThan(3);
  }

  @Test
  void dpkgUnpacksEverythingToItsPlaceWithTheSumsThatItNames()
      throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(DPKG), "no dpkg-deb here");
    Path root = folder.resolve("root");
    dpkg("--raw-extract", file.toString(), root.toString());
    try (Stream<Path> files = Files.walk(root)) {
      assertThat(files
              .filter(Files::isRegularFile)
              .map(each -> root.relativize(each).toString()))
          .containsExactlyInAnyOrder(
              "DEBIAN/control",
              "DEBIAN/md5sums",
              "DEBIAN/prerm",
              "usr/bin/smalti",
              "usr/lib/smalti/smalti",
              "usr/lib/smalti/NOTICE.md",
              "usr/lib/smalti/CHANGELOG.md",
              "usr/share/doc/smalti/copyright",
              "usr/share/doc/smalti/changelog.gz",
              "usr/share/man/man1/smalti.1.gz",
              "usr/share/zsh/vendor-completions/_smalti");
    }
    assertThat(output(List.of(root.resolve("usr/bin/smalti").toString()), folder))
        .isEqualTo("ran\n");
    assertThat(root.resolve("DEBIAN/prerm")).isExecutable();
    assertThat(output(List.of("md5sum", "--check", "--quiet", "DEBIAN/md5sums"), root))
        .isEmpty();
  }

  private String dpkg(String... words) throws IOException, InterruptedException {
    return output(Stream.concat(Stream.of(DPKG.toString()), Stream.of(words)).toList(), folder);
  }

  private static String output(List<String> command, Path folder)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .start();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    process.getInputStream().transferTo(bytes);
    String output = bytes.toString(StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s: %s", command, output).isZero();
    return output;
  }
}
