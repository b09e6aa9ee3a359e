package org.smalti.compositions.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceCacheTest {
  @TempDir
  private Path folder = Path.of("");

  @Test
  void whatAnInterruptedRunReadIsThereForTheNextOne() throws IOException {
    Path part = write(SourceCache.beside(folder.resolve("mosaic.mp4")), false);
    assertThat(part).exists();
    assertThat(part.getParent()).hasFileName(".mosaic.mp4.scratch");

    Path again = write(SourceCache.beside(folder.resolve("mosaic.mp4")), true);

    assertThat(again).isEqualTo(part).doesNotExist();
    assertThat(part.getParent()).doesNotExist();
  }

  @Test
  void aCacheSomebodyAskedForIsKept() throws IOException {
    assertThat(write(SourceCache.in(folder.resolve("cache")), true)).exists();
  }

  private static Path write(SourceCache scratch, boolean finished) throws IOException {
    try (scratch) {
      Path part = scratch.part("key", "pcm");
      Files.createDirectories(part.getParent());
      Files.writeString(part, "frames");
      if (finished) {
        scratch.finished();
      }
      return part;
    }
  }
}
