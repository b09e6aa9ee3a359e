package org.smalti.tools.video.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Dimension;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaWriter;

/** Sound for a loudspeaker that hears as much as the test wants. */
@Timeout(20)
class SoundPlayerTest {
  private static final int RATE = 8000;

  @TempDir
  private Path folder;

  private final PlaybackClock clock = new PlaybackClock(0);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final SlowLoudspeaker line = new SlowLoudspeaker();
  private MediaFile file;
  private PlayedMedia media;
  private Thread thread;

  /** Has room for a quarter of a second. */
  private static final class SlowLoudspeaker implements Loudspeaker {
    private long heard;
    private long written;
    private int flushes;
    private boolean running;

    /** Lets everything be heard up to a number of frames since it was opened. */
    synchronized void hear(long frames) {
      heard = frames;
      notifyAll();
    }

    synchronized boolean isRunning() {
      return running;
    }

    synchronized int flushes() {
      return flushes;
    }

    synchronized boolean isFull() {
      return written - heard >= RATE / 4;
    }

    @Override
    public synchronized void start() {
      running = true;
    }

    @Override
    public synchronized void stop() {
      running = false;
    }

    @Override
    public synchronized void flush() {
      running = false;
      written = heard;
      flushes++;
    }

    @Override
    public void drain() {}

    @Override
    public synchronized long heard() {
      return heard;
    }

    @Override
    public synchronized void write(float[] interleaved, int frames) {
      while (isFull()) {
        try {
          wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
      written += frames;
    }

    @Override
    public void close() {}
  }

  @BeforeEach
  void play() {
    Path sound = folder.resolve("a.wav");
    try (MediaWriter writer =
        MediaWriter.create(sound, "wav", Optional.of(new AudioSpec(RATE, 1)), Optional.empty())) {
      writer.writeAudio(new float[10 * RATE], 0, 10 * RATE);
      writer.finish();
    }
    file = MediaFile.open(sound);
    media = new RecordedFilm(file, new Dimension(1, 1), true);
    thread = new Thread(new SoundPlayer(media, clock, line, true, seeks -> ended.countDown()));
    thread.start();
  }

  @AfterEach
  void end() throws InterruptedException {
    clock.quit();
    thread.interrupt();
    thread.join();
    media.close();
    file.close();
  }

  private static void until(BooleanSupplier met) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!met.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Test
  void theTimeIsThatOfTheSoundThatIsHeard() {
    until(line::isFull);
    assertThat(clock.time()).isZero();
    line.hear(1000);
    assertThat(clock.time()).isEqualTo(1000.0 / RATE);
  }

  @Test
  void aSeekForgetsWhatWaitsAndGoesOnFromThere() {
    until(line::isFull);
    int flushes = line.flushes();
    line.hear(1000);
    clock.seek(5);
    assertThat(clock.time()).isEqualTo(5);
    // What waits is heard until the seek is noticed.
    until(() -> {
      line.hear(line.heard() + 1);
      return line.flushes() > flushes;
    });
    until(line::isFull);
    long before = line.heard();
    line.hear(before + 800);
    assertThat(clock.time()).isBetween(5.1 - 2.0 / RATE, 5.1 + 2.0 / RATE);
  }

  @Test
  void aPauseStopsTheLoudspeaker() {
    until(line::isFull);
    clock.pause(true);
    line.hear(RATE / 4);
    until(() -> !line.isRunning());
    double paused = clock.time();
    assertThat(clock.time()).isEqualTo(paused);
    clock.pause(false);
    until(line::isRunning);
  }

  @Test
  void afterTheSoundTheTimeGoesOnByItself() throws InterruptedException {
    until(line::isFull);
    line.hear(100 * RATE);
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    double then = clock.time();
    until(() -> clock.time() > then);
  }
}
