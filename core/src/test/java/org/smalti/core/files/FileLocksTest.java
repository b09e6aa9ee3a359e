package org.smalti.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLocksTest {
  @TempDir
  Path folder = Path.of("");

  @Test
  void oneRunHoldsAFile() throws IOException {
    Path file = folder.resolve("a");
    try (FileChannel first =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileChannel second = FileChannel.open(file, StandardOpenOption.WRITE)) {
      assertThat(FileLocks.lock(first)).isTrue();
      assertThat(FileLocks.lock(second)).isFalse();
    }
  }

  @Test
  void anotherProcessHoldsAFile() throws IOException {
    assertThat(FileLocks.lock(() -> null)).isFalse();
  }

  @Test
  void whereThereAreNoLocksTheWorkGoesOn() throws IOException {
    assertThat(FileLocks.lock(() -> {
          throw new IOException("No locks available");
        }))
        .isTrue();
  }

  @Test
  void anInterruptIsNoMissingLock() {
    assertThatThrownBy(() -> FileLocks.lock(() -> {
          throw new ClosedByInterruptException();
        }))
        .isInstanceOf(ClosedByInterruptException.class);
  }
}
