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

/** Publishes pictures at 25 a second until it is closed or cut off. */
public final class TestCamera implements AutoCloseable {
  public static final int WIDTH = 64;
  public static final int HEIGHT = 48;
  private static final int FPS = 25;
  private static final int GREY = 128;
  private static final long BEGIN_SECONDS = 60;

  private final CompletableFuture<Void> begun = new CompletableFuture<>();
  private final AtomicInteger published = new AtomicInteger();
  private final Thread thread;
  private volatile boolean stopped;

  /** What a camera sees; asked by its thread alone, which closes it. */
  public interface Scene extends AutoCloseable {
    int width();

    int height();

    /** The picture of a number from 0 on, which the camera closes. */
    VideoFrame picture(int number);

    @Override
    default void close() {}
  }

  private TestCamera(String url, Scene scene, int keyFrameEvery) {
    thread = new Thread(
        () -> {
          try (scene) {
            publish(url, scene, keyFrameEvery);
          } catch (RuntimeException e) {
            begun.completeExceptionally(e);
          }
        },
        "test-camera");
    thread.setDaemon(true);
  }

  /** Pictures whose brightness tells their number. Returns when it can be read. */
  public static TestCamera at(String url) throws Exception {
    return at(url, WIDTH, 10);
  }

  public static TestCamera at(String url, int width, int keyFrameEvery) throws Exception {
    return at(url, numbered(width), keyFrameEvery);
  }

  public static TestCamera at(String url, Scene scene, int keyFrameEvery) throws Exception {
    TestCamera camera = new TestCamera(url, scene, keyFrameEvery);
    camera.thread.start();
    camera.begun.get(BEGIN_SECONDS, TimeUnit.SECONDS);
    return camera;
  }

  /** One colour for ever, as luma and the two chroma values. */
  public static Scene colour(int width, int height, int... yuv) {
    return scene(width, height, number -> yuv);
  }

  private static Scene numbered(int width) {
    return scene(width, HEIGHT, number -> new int[] {brightness(number), GREY, GREY});
  }

  private static Scene scene(int width, int height, Colours colours) {
    return new Scene() {
      @Override
      public int width() {
        return width;
      }

      @Override
      public int height() {
        return height;
      }

      @Override
      public VideoFrame picture(int number) {
        VideoFrame frame = VideoFrame.blank(width, height, "yuv420p");
        int[] colour = colours.of(number);
        for (int plane = 0; plane < colour.length; plane++) {
          fill(frame.plane(plane), colour[plane]);
        }
        return frame;
      }
    };
  }

  private interface Colours {
    int[] of(int number);
  }

  private static void fill(ByteBuffer plane, int value) {
    for (int i = 0; i < plane.capacity(); i++) {
      plane.put(i, (byte) value);
    }
  }

  public static int brightness(int number) {
    return 16 + number * 4 % 200;
  }

  private void publish(String url, Scene scene, int keyFrameEvery) {
    MuxerOptions options =
        MuxerOptions.DEFAULT.libav(Map.of("rtsp_transport", "tcp")).live(Duration.ofSeconds(5));
    VideoEncoding live = VideoEncoding.live(scene.width(), scene.height(), Rational.of(FPS, 1));
    VideoEncoding encoding = new VideoEncoding(
        live.codec(),
        scene.width(),
        scene.height(),
        live.pixelFormat(),
        live.frameRate(),
        live.timeBase(),
        0,
        keyFrameEvery,
        1,
        Map.of("preset", "ultrafast", "tune", "zerolatency"));
    try (Muxer muxer = Muxer.open(url, options)) {
      FrameEncoder encoder = muxer.video(encoding);
      muxer.begin();
      long start = System.nanoTime();
      for (int n = 0; !stopped; n++) {
        try (VideoFrame frame = scene.picture(n)) {
          frame.at(n, Rational.of(1, FPS));
          encoder.encode(frame);
        }
        published.incrementAndGet();
        begun.complete(null);
        waitUntil(start + n * 1_000_000_000L / FPS);
      }
      encoder.finish();
      muxer.finish();
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
