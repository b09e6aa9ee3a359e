package org.smalti.core.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealPathTest {
  @TempDir
  Path folder;

  @Test
  void allNamesOfAFileAreOneBeItThereOrNot() throws IOException {
    Path real = Files.createDirectory(folder.toRealPath().resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    Files.createFile(real.resolve("there"));
    for (String name : new String[] {"there", "missing", "missing/too", "x/../there"}) {
      Path expected = real.resolve(name).normalize();
      assertThat(RealPath.of(link.resolve(name))).isEqualTo(expected);
      assertThat(RealPath.of(real.resolve(name))).isEqualTo(expected);
    }
    assertThat(RealPath.of(link)).isEqualTo(real);
    Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("none"));
    assertThat(RealPath.of(dangling)).isEqualTo(folder.toRealPath().resolve("dangling"));
    assertThat(RealPath.of(Path.of("a"))).isAbsolute();
  }
}
