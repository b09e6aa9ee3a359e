package org.smalti.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file in the place of another has its owner, group and extended attributes. */
class PreservedAttributesTest {
  private static final int OTHER = 4711;

  @TempDir
  Path folder;

  private Path file(String name) throws IOException {
    return Files.writeString(folder.resolve(name), name);
  }

  private void assumeRoot() throws IOException {
    assumeThat((int) Files.getAttribute(file("mine"), "unix:uid")).isZero();
  }

  @Test
  void rootKeepsOwnerAndGroup() throws IOException {
    assumeRoot();
    Path from = file("from");
    Files.setAttribute(from, "unix:uid", OTHER);
    Files.setAttribute(from, "unix:gid", OTHER);
    Path to = file("to");
    assertThat(PreservedAttributes.copy(from, to)).isEmpty();
    assertThat(Files.getAttribute(to, "unix:uid")).isEqualTo(OTHER);
    assertThat(Files.getAttribute(to, "unix:gid")).isEqualTo(OTHER);
  }

  @Test
  void extendedAttributesAreKept() throws IOException {
    Path from = file("from");
    UserDefinedFileAttributeView view =
        Files.getFileAttributeView(from, UserDefinedFileAttributeView.class);
    assumeThat(view).isNotNull();
    assumeThat(Files.getFileStore(from).supportsFileAttributeView("user")).isTrue();
    view.write("origin", ByteBuffer.wrap("https://example.org".getBytes(StandardCharsets.UTF_8)));
    Path to = file("to");
    assertThat(PreservedAttributes.copy(from, to)).isEmpty();
    assertThat(Files.getAttribute(to, "user:origin"))
        .isEqualTo("https://example.org".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aTableThatIsWrittenAnewStaysWhoseItWas() throws IOException {
    assumeRoot();
    Path table = file("table.csv");
    Files.setAttribute(table, "unix:uid", OTHER);
    Files.setPosixFilePermissions(table, PosixFilePermissions.fromString("rw-rw----"));
    try (AtomicFile anew = AtomicFile.to(table)) {
      Files.writeString(anew.temporary(), "new");
      anew.commit();
    }
    assertThat(table).hasContent("new");
    assertThat(Files.getAttribute(table, "unix:uid")).isEqualTo(OTHER);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(table)))
        .isEqualTo("rw-rw----");
  }
}
