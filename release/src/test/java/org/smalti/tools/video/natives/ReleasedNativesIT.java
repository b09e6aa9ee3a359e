package org.smalti.tools.video.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.smalti.release.BuiltRelease;

/** What is left in the jars of each platform is what the search for faces loads there. */
class ReleasedNativesIT {
  @Test
  void everyLibraryThatIsLoadedIsInTheArchive() throws IOException {
    BuiltRelease release = BuiltRelease.here();
    for (Path archive : release.archives()) {
      Set<String> files = new HashSet<>();
      release.visit(archive, (name, content) -> {
        if (name.matches("lib/(opencv|openblas|javacpp|onnxruntime)-.*\\.jar")) {
          ZipInputStream jar = new ZipInputStream(content);
          for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
            files.add("/" + entry.getName().replaceFirst("\\.xz$", ""));
          }
        }
      });
      NativePlatform platform = NativePlatform.valueOf(release.platformName(archive));
      assertThat(files)
          .as(archive.toString())
          .containsAll(platform.openCv())
          .containsAll(platform.onnxRuntime());
    }
  }
}
