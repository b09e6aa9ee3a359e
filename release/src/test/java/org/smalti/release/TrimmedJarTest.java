package org.smalti.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.release.TrimmedJar.Packing;
import org.tukaani.xz.XZInputStream;

class TrimmedJarTest {
  @TempDir
  Path folder;

  @Test
  void whatStaysIsReadableWhatIsReplacedIsNewAndTheRestIsGone() throws IOException {
    Path jar =
        jar(Map.of("keep/a.so", "a".repeat(10_000), "drop/b.so", "b", "a.properties", "old"));
    Path trimmed = folder.resolve("trimmed.jar");
    byte[] replacement = "new".getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = Files.newOutputStream(trimmed)) {
      new TrimmedJar(
              name -> name.startsWith("keep/"),
              Packing.AS_IT_IS,
              Map.of("a.properties", replacement),
              Instant.parse("2026-01-01T00:00:00Z"))
          .write(jar, out);
    }
    try (ZipFile zip = new ZipFile(trimmed.toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .containsExactlyInAnyOrder("keep/a.so", "a.properties");
      assertThat(text(zip, "keep/a.so")).isEqualTo("a".repeat(10_000));
      assertThat(text(zip, "a.properties")).isEqualTo("new");
    }
  }

  @Test
  void librariesAreCompressedForTheProgramAndOtherFilesAreNot() throws IOException {
    Path jar = jar(Map.of("a/b.so.1", "library".repeat(1000), "a/b.txt", "text"));
    Path packed = folder.resolve("packed.jar");
    try (OutputStream out = Files.newOutputStream(packed)) {
      new TrimmedJar(any -> true, Packing.XZ, Map.of(), Instant.parse("2026-01-01T00:00:00Z"))
          .write(jar, out);
    }
    try (ZipFile zip = new ZipFile(packed.toFile());
        XZInputStream library =
            new XZInputStream(zip.getInputStream(zip.getEntry("a/b.so.1.xz")))) {
      assertThat(text(zip, "a/b.txt")).isEqualTo("text");
      assertThat(new String(library.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("library".repeat(1000));
    }
  }

  private static String text(ZipFile zip, String name) throws IOException {
    return new String(
        zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
  }

  private Path jar(Map<String, String> files) throws IOException {
    Path jar = folder.resolve("whole.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return jar;
  }
}
