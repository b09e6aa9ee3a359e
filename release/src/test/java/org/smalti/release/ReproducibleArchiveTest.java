package org.smalti.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproducibleArchiveTest {
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
  private final ReproducibleArchive archive = new ReproducibleArchive(TIME);

  @TempDir
  Path folder;

  @Test
  void theSameTreeGivesTheSameTarWhenAndWhereverItWasMade() throws IOException {
    byte[] first = tar(tree("a", 0));
    byte[] second = inTimeZone("Pacific/Auckland", () -> tar(tree("b", 1_000_000)));
    assertThat(second).isEqualTo(first);
  }

  @Test
  void theSameTreeGivesTheSameZipWhenAndWhereverItWasMade() throws IOException {
    byte[] first = zip(tree("a", 0));
    byte[] second = inTimeZone("Pacific/Auckland", () -> zip(tree("b", 1_000_000)));
    assertThat(second).isEqualTo(first);
  }

  @Test
  void foldersStandBeforeTheirFilesAndOnlyProgramsAreExecutable() throws IOException {
    List<String> listed = new ArrayList<>();
    byte[] bytes = tar(tree("a", 0));
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        listed.add(Integer.toOctalString(entry.getMode() & 0777) + " " + entry.getName() + " "
            + entry.getLinkName());
        assertThat(entry.getLastModifiedDate().toInstant()).isEqualTo(TIME);
        assertThat(entry.getUserName() + entry.getLongUserId()).isEqualTo("root0");
      }
    }
    assertThat(listed)
        .containsExactly(
            "755 s/ ",
            "755 s/bin/ ",
            "777 s/bin/link ../run",
            "755 s/lib/ ",
            "644 s/lib/b.jar ",
            "755 s/run ");
  }

  @Test
  void aZipKeepsWhatIsExecutable() throws IOException {
    Path file = Files.write(folder.resolve("a.zip"), zip(tree("a", 0)));
    try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
      ZipArchiveEntry run = zip.getEntry("s/run");
      assertThat(run.getUnixMode()).isEqualTo(0100755);
      assertThat(new String(zip.getInputStream(run).readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("#!/bin/sh\n");
      assertThat(zip.getEntry("s/lib/b.jar").getUnixMode()).isEqualTo(0100644);
    }
  }

  /** The same content in another folder, made in another order, with another time. */
  private ArchiveTree tree(String name, long millis) throws IOException {
    Path here = folder.resolve(name);
    Files.createDirectories(here.resolve("lib"));
    Path run = Files.writeString(here.resolve("run"), "#!/bin/sh\n");
    Path jar = Files.writeString(here.resolve("lib/b.jar"), "jar");
    Files.setLastModifiedTime(run, FileTime.fromMillis(millis));
    Files.setLastModifiedTime(jar, FileTime.fromMillis(millis));
    ArchiveTree tree = new ArchiveTree();
    if (millis == 0) {
      tree.file("s/run", run, true).folder("s/lib", here.resolve("lib"));
    } else {
      tree.folder("s/lib", here.resolve("lib")).file("s/run", run, true);
    }
    return tree.link("s/bin/link", "../run");
  }

  private byte[] tar(ArchiveTree tree) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    archive.tarGz(tree, bytes);
    return bytes.toByteArray();
  }

  private byte[] zip(ArchiveTree tree) throws IOException {
    Path file = Files.createTempFile(folder, "made", ".zip");
    tree.entries().remove("s/bin/link");
    archive.zip(tree, file);
    return Files.readAllBytes(file);
  }

  /** Gives bytes. */
  private interface Maker {
    byte[] make() throws IOException;
  }

  private static byte[] inTimeZone(String name, Maker maker) throws IOException {
    TimeZone usual = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone(name));
    try {
      return maker.make();
    } finally {
      TimeZone.setDefault(usual);
    }
  }
}
