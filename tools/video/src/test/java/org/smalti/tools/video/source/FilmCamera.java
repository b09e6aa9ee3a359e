package org.smalti.tools.video.source;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.smalti.media.FrameEncoder;
import org.smalti.media.MediaFile;
import org.smalti.media.Muxer;
import org.smalti.media.MuxerOptions;
import org.smalti.media.PixelFormat;
import org.smalti.media.Rational;
import org.smalti.media.VideoDecoder;
import org.smalti.media.VideoEncoding;
import org.smalti.media.VideoFrame;
import org.smalti.media.VideoSpec;

/** Publishes a film of 25 pictures a second, again and again, until it is closed or cut off. */
public final class FilmCamera implements AutoCloseable {
  private static final int FPS = 25;

  private final CompletableFuture<Void> begun = new CompletableFuture<>();
  private final AtomicInteger published = new AtomicInteger();
  private final Thread thread;
  private volatile boolean stopped;

  private FilmCamera(String url, Path film) {
    thread = new Thread(
        () -> {
          try {
            publish(url, film);
          } catch (RuntimeException e) {
            begun.completeExceptionally(e);
          }
        },
        "film-camera");
    thread.setDaemon(true);
  }

  /** Returns when it can be read. */
  public static FilmCamera at(String url, Path film) throws Exception {
    FilmCamera camera = new FilmCamera(url, film);
    camera.thread.start();
    camera.begun.get(10, TimeUnit.SECONDS);
    return camera;
  }

  private void publish(String url, Path film) {
    MuxerOptions options =
        MuxerOptions.DEFAULT.libav(Map.of("rtsp_transport", "tcp")).live(Duration.ofSeconds(5));
    try (MediaFile opened = MediaFile.open(film);
        Muxer muxer = Muxer.open(url, options)) {
      int width = opened.info().video().orElseThrow().width();
      int height = opened.info().video().orElseThrow().height();
      VideoEncoding live = VideoEncoding.live(width, height, Rational.of(FPS, 1));
      FrameEncoder encoder = muxer.video(new VideoEncoding(
          live.codec(),
          width,
          height,
          live.pixelFormat(),
          live.frameRate(),
          live.timeBase(),
          0,
          10,
          1,
          Map.of("preset", "ultrafast", "tune", "zerolatency")));
      muxer.begin();
      long start = System.nanoTime();
      for (int n = 0; !stopped; ) {
        try (VideoDecoder pictures =
            opened.video(new VideoSpec(width, height, PixelFormat.YUV420P))) {
          while (!stopped && pictures.next()) {
            try (VideoFrame frame = pictures.frame(live.pixelFormat())) {
              frame.at(n, Rational.of(1, FPS));
              encoder.encode(frame);
            }
            published.incrementAndGet();
            begun.complete(null);
            waitUntil(start + ++n * 1_000_000_000L / FPS);
          }
        }
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
