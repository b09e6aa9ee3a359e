package org.smalti.compositions.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Fingerprint;

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
  void ofWorkThatWasStoppedOnlyWhatIsEncodedStays() throws IOException {
    SourceCache scratch = SourceCache.beside(folder.resolve("mosaic.mp4"));
    Path encoded = scratch.part("film-0", SourceCache.ENCODED);
    try (scratch) {
      Files.createDirectories(encoded.getParent());
      Files.writeString(encoded, "ten seconds");
      Files.writeString(scratch.part("key", "yuv"), "pictures");
      scratch.stopped();
    }
    assertThat(encoded.getParent()).isDirectoryContaining(path -> path.equals(encoded));
    assertThat(encoded.resolveSibling("key.yuv")).doesNotExist();
  }

  @Test
  void aDiskWithTooLittleRoomIsNamedWithTheWayOut() {
    try (SourceCache scratch = SourceCache.beside(folder.resolve("mosaic.mp4"))) {
      assertThatThrownBy(() -> scratch.require(1L << 60))
          .hasMessageContaining("1152921504.61 GB are needed there")
          .hasMessageContaining("--cache-dir");
      scratch.require(1);
    }
  }

  @Test
  void aCacheSomebodyAskedForIsKept() throws IOException {
    assertThat(write(SourceCache.in(folder.resolve("cache")), true)).exists();
  }

  @Test
  void noPartIsOpenOnceItIsClosed() throws IOException {
    SourceCache scratch = SourceCache.in(folder.resolve("cache"));
    Path part = write(scratch, false);
    assertThatThrownBy(() -> scratch.channels().read(part, ByteBuffer.allocate(1), 0))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aSourceThatWasReplacedHasAnotherKey() throws IOException {
    Files.writeString(folder.resolve("a.wav"), "old");
    MediaFolder media = new MediaFolder(folder);
    String old = SourceCache.with(new Fingerprint(), media, "a.wav").key();
    assertThat(SourceCache.with(new Fingerprint(), media, "a.wav").key()).isEqualTo(old);
    Files.writeString(folder.resolve("a.wav"), "newer");
    assertThat(SourceCache.with(new Fingerprint(), media, "a.wav").key()).isNotEqualTo(old);
    assertThat(SourceCache.with(new Fingerprint(), media, "../x").key()).isNotEqualTo(old);
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
