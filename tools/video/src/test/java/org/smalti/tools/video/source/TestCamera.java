package org.smalti.tools.video.source;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.smalti.media.FrameEncoder;
import org.smalti.media.Muxer;
import org.smalti.media.MuxerOptions;
import org.smalti.media.Rational;
import org.smalti.media.VideoEncoding;
import org.smalti.media.VideoFrame;

/** Publishes pictures, whose brightness tells their number, at 25 a second until it is closed or cut off. */
public final class TestCamera implements AutoCloseable {
  public static final int WIDTH = 64;
  public static final int HEIGHT = 48;
  private static final int FPS = 25;

  private final CompletableFuture<Void> begun = new CompletableFuture<>();
  private final AtomicInteger published = new AtomicInteger();
  private final Thread thread;
  private final int width;
  private volatile boolean stopped;

  private TestCamera(String url, int width, int keyFrameEvery) {
    this.width = width;
    thread = new Thread(
        () -> {
          try {
            publish(url, keyFrameEvery);
          } catch (RuntimeException e) {
            begun.completeExceptionally(e);
          }
        },
        "test-camera");
    thread.setDaemon(true);
  }

  /** Returns when it can be read. */
  public static TestCamera at(String url) throws Exception {
    return at(url, WIDTH, 10);
  }

  public static TestCamera at(String url, int width, int keyFrameEvery) throws Exception {
    TestCamera camera = new TestCamera(url, width, keyFrameEvery);
    camera.thread.start();
    camera.begun.get(10, TimeUnit.SECONDS);
    return camera;
  }

  private void publish(String url, int keyFrameEvery) {
    MuxerOptions options =
        MuxerOptions.DEFAULT.libav(Map.of("rtsp_transport", "tcp")).live(Duration.ofSeconds(5));
    VideoEncoding live = VideoEncoding.live(width, HEIGHT, Rational.of(FPS, 1));
    VideoEncoding encoding = new VideoEncoding(
        live.codec(),
        width,
        HEIGHT,
        live.pixelFormat(),
        live.frameRate(),
        live.timeBase(),
        0,
        keyFrameEvery,
        1,
        Map.of("preset", "ultrafast", "tune", "zerolatency"));
    try (Muxer muxer = Muxer.open(url, options);
        VideoFrame frame = VideoFrame.blank(width, HEIGHT, "yuv420p")) {
      FrameEncoder encoder = muxer.video(encoding);
      muxer.begin();
      fill(frame, 1, 128);
      fill(frame, 2, 128);
      long start = System.nanoTime();
      for (int n = 0; !stopped; n++) {
        fill(frame, 0, brightness(n));
        frame.at(n, Rational.of(1, FPS));
        encoder.encode(frame);
        published.incrementAndGet();
        begun.complete(null);
        waitUntil(start + n * 1_000_000_000L / FPS);
      }
      encoder.finish();
      muxer.finish();
    }
  }

  public static int brightness(int number) {
    return 16 + number * 4 % 200;
  }

  private static void fill(VideoFrame frame, int plane, int value) {
    ByteBuffer pixels = frame.plane(plane);
    for (int i = 0; i < pixels.capacity(); i++) {
      pixels.put(i, (byte) value);
    }
  }

  private static void waitUntil(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** How many pictures were published. */
  public int published() {
    return published.get();
  }

  @Override
  public void close() {
    stopped = true;
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
