package org.smalti.media.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;

final class ChannelPoolTest {
  private static final int FILES = 20;

  @TempDir
  private Path folder = Path.of("");

  @Test
  void anyNumberOfFilesIsReadByAnyNumberOfThreadsThroughFewDescriptors() throws Exception {
    List<Path> files = files();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (ChannelPool pool = new ChannelPool(3)) {
      List<Future<?>> readers = new ArrayList<>();
      for (int thread = 0; thread < 8; thread++) {
        int offset = thread;
        readers.add(threads.submit(() -> {
          for (int i = 0; i < 500; i++) {
            readAndCheck(pool, files, (i * 7 + offset) % FILES);
            assertThat(pool.openFiles()).isLessThanOrEqualTo(3);
          }
        }));
      }
      for (Future<?> reader : readers) {
        reader.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void anInterruptOfOneReaderIsNothingToTheOthersOfTheFile() throws Exception {
    List<Path> files = files();
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try (ChannelPool pool = new ChannelPool(2)) {
      List<Future<Integer>> readers = new ArrayList<>();
      for (int thread = 0; thread < 2; thread++) {
        readers.add(threads.submit(() -> {
          int count = 0;
          for (; !over.get(); count++) {
            readAndCheck(pool, files, 0);
          }
          return count;
        }));
      }
      for (int i = 0; i < 200; i++) {
        Future<?> interrupted = threads.submit(() -> {
          Thread.currentThread().interrupt();
          assertThatThrownBy(() -> readAndCheck(pool, files, 0))
              .isInstanceOf(CancelledException.class);
          assertThat(Thread.interrupted()).isTrue();
        });
        interrupted.get();
      }
      over.set(true);
      for (Future<Integer> reader : readers) {
        assertThat(reader.get()).isPositive();
      }
    } catch (ExecutionException e) {
      over.set(true);
      throw e;
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aFileThatIsGoneOrTooShortIsNamed() throws IOException {
    Path file = files().get(3);
    try (ChannelPool pool = new ChannelPool()) {
      assertThatThrownBy(() -> pool.read(file, ByteBuffer.allocate(5), 0))
          .isInstanceOf(SmaltiException.class)
          .hasMessage(file + " can't be read: it is cut off; run the same command again");
      assertThatThrownBy(() -> pool.read(folder.resolve("gone"), ByteBuffer.allocate(5), 0))
          .isInstanceOf(SmaltiException.class)
          .hasMessageContaining("gone can't be read");
    }
  }

  @Test
  void nothingIsOpenAfterItIsClosed() throws IOException {
    List<Path> files = files();
    ChannelPool pool = new ChannelPool();
    readAndCheck(pool, files, 1);
    readAndCheck(pool, files, 2);
    assertThat(pool.openFiles()).isEqualTo(2);
    pool.close();
    assertThat(pool.openFiles()).isZero();
    assertThatThrownBy(() -> readAndCheck(pool, files, 1))
        .isInstanceOf(IllegalStateException.class);
  }

  private static void readAndCheck(ChannelPool pool, List<Path> files, int number) {
    ByteBuffer bytes = ByteBuffer.allocate(3);
    pool.read(files.get(number), bytes, 1);
    assertThat(bytes.get(0)).isEqualTo((byte) number);
    assertThat(bytes.get(2)).isEqualTo((byte) (number + 2));
  }

  /** File n holds n−1, n, n+1, n+2. */
  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < FILES; i++) {
      byte[] bytes = {(byte) (i - 1), (byte) i, (byte) (i + 1), (byte) (i + 2)};
      files.add(Files.write(folder.resolve("file" + i), bytes));
    }
    return files;
  }
}
