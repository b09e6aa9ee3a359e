package org.smalti.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class PackedResourceTest {
  @TempDir
  Path folder;

  @Test
  void aCompressedFileIsReadUnderItsPlainName() throws Exception {
    Path file = folder.resolve("a.so" + PackedResource.ENDING);
    try (OutputStream out = new XZOutputStream(Files.newOutputStream(file), new LZMA2Options())) {
      out.write("library".repeat(1000).getBytes(StandardCharsets.UTF_8));
    }
    assertThat(read("/a.so")).isEqualTo("library".repeat(1000));
  }

  @Test
  void aPlainFileIsReadAsItIs() throws Exception {
    Files.writeString(folder.resolve("b.so"), "library");
    assertThat(read("/b.so")).isEqualTo("library");
  }

  @Test
  void oneThatIsMissingIsNamed() {
    assertThatThrownBy(() -> PackedResource.find(PackedResourceTest.class, "/c.so"))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining("/c.so");
  }

  /** By a class that has the folder on its class path. */
  private String read(String name) throws IOException, ReflectiveOperationException {
    URL classes = PackedResourceTest.class.getProtectionDomain().getCodeSource().getLocation();
    URL[] path = {folder.toUri().toURL(), classes};
    try (URLClassLoader loader =
        new URLClassLoader(path, new ParentWithout(PackedResourceTest.class))) {
      Class<?> type = loader.loadClass(PackedResourceTest.class.getName());
      PackedResource resource = PackedResource.find(type, name);
      assertThat(resource.length()).isPositive();
      try (InputStream in = resource.open()) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  /** All classes of these tests but one, which is then loaded by its child. */
  private static final class ParentWithout extends ClassLoader {
    private final String missing;

    ParentWithout(Class<?> missing) {
      super(missing.getClassLoader());
      this.missing = missing.getName();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.equals(missing)) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }
  }
}
