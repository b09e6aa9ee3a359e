package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is opened, decoded, sought and closed again leaves no native memory behind, not even libav's own. */
class NativeMemoryTest {
  private static final int ROUNDS = 4;
  private static final int WINDOWS = 5;
  private static final int TIMES = 80;
  /** Bytes for each time: less is how free pieces lie between those in use, and what is smaller than a page. */
  private static final double LEAK = 150;
  /** Bytes for each time that need no second look. */
  private static final double ENOUGH = LEAK / 2;

  @TempDir
  Path folder;

  /** What may leak. */
  private interface Work {
    void once() throws IOException;
  }

  @BeforeEach
  void needsTheMapsOfLinux() {
    assumeTrue(ThreadArena.isKnown(), "native memory is measured on Linux alone");
  }

  /** Often enough to fill what earlier threads left free in the arena. */
  @Test
  void aLeakOfAFewHundredBytesIsSeen() throws Exception {
    assertThat(growth(100 * TIMES, () -> avutil.av_malloc(300))).isGreaterThan(LEAK);
  }

  @Test
  void filmsThatAreOpenedSoughtAndClosed() throws Exception {
    Path film =
        TestMedia.film(folder.resolve("f.mp4"), 32, 32, 25, 30, Optional.of(new float[2 * 48_000]));
    assertThat(growth(TIMES, () -> look(film, 1))).isLessThan(LEAK);
  }

  @Test
  void containersThatAreReadThroughForTheirKeyFrames() throws Exception {
    Path film = TestMedia.made(
        folder.resolve("f.mpg"),
        "-f lavfi -i testsrc2=s=32x32:r=25:d=1 -c:v mpeg2video -g 5 -flags +ilme+ildct");
    assertThat(growth(TIMES, () -> look(film, 0.7))).isLessThan(LEAK);
  }

  /** The least that libav allocates is 16 bytes; a page more in some window is up to 5 for each frame. */
  @Test
  void framesOfOneFilm() throws Exception {
    Path film = TestMedia.film(folder.resolve("f.mp4"), 32, 32, 25, 250, Optional.empty());
    double ofFrame = growth(10, () -> look(film, 0)) / 250;
    assertThat(ofFrame).isLessThan(8);
  }

  @Test
  void soundThatIsOpenedSoughtAndClosed() throws Exception {
    Path sound = TestMedia.audio(
        folder.resolve("a.mp3"), "mp3", TestMedia.chirp(24_000, 1, 48_000), 48_000, 1);
    float[] some = new float[1000];
    assertThat(growth(TIMES, () -> {
          try (MediaFile media = MediaFile.open(sound);
              AudioDecoder decoder = media.audio(new AudioSpec(44_100, 2))) {
            decoder.seek(0.3);
            assertThat(decoder.read(some, 0, 500)).isPositive();
            decoder.seek(0);
            assertThat(decoder.read(some, 0, 500)).isPositive();
          }
        }))
        .isLessThan(LEAK);
  }

  /** Shows a film from a time on, then its beginning. */
  private static void look(Path film, double seconds) {
    try (MediaFile media = MediaFile.open(film);
        VideoDecoder decoder = media.video(new VideoSpec(16, 16, PixelFormat.RGB24))) {
      byte[] pixels = new byte[PixelFormat.RGB24.bytes(16, 16)];
      decoder.seek(seconds);
      while (decoder.next()) {
        decoder.copyTo(pixels);
      }
      decoder.seek(0);
      assertThat(decoder.next()).isTrue();
    }
  }

  /**
   * Bytes for each time by which the arena of a thread grows: the median over several windows, as the virtual machine
   * uses it a little too. It takes some windows until free pieces fit what is wanted, so that a growth that soon ends
   * is no leak: the least of a few medians counts.
   */
  private static double growth(int times, Work work) throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Callable<Double> measured = () -> {
        repeat(times, work);
        try (ThreadArena arena = new ThreadArena()) {
          double least = Double.MAX_VALUE;
          for (int i = 0; i < ROUNDS && least > ENOUGH; i++) {
            least = Math.min(least, medianGrowth(times, work, arena));
          }
          return least;
        }
      };
      return thread.submit(measured).get();
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } finally {
      thread.shutdown();
    }
  }

  private static double medianGrowth(int times, Work work, ThreadArena arena) throws IOException {
    double[] grown = new double[WINDOWS];
    long before = arena.resident();
    for (int i = 0; i < WINDOWS; i++) {
      repeat(times, work);
      long after = arena.resident();
      grown[i] = (after - before) * 1024.0 / times;
      before = after;
    }
    Arrays.sort(grown);
    return grown[WINDOWS / 2];
  }

  private static void repeat(int times, Work work) throws IOException {
    for (int i = 0; i < times; i++) {
      work.once();
    }
  }
}
