package org.smalti.bench.relay;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.smalti.media.FrameEncoder;
import org.smalti.media.Muxer;
import org.smalti.media.MuxerOptions;
import org.smalti.media.Rational;
import org.smalti.media.VideoEncoding;
import org.smalti.media.VideoFrame;

/** Publishes counted pictures by RTSP at 25 a second, in a thread of its own. */
final class CountingCamera implements AutoCloseable {
  private static final int FPS = 25;

  private final CountDownLatch begun = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean stopped;

  CountingCamera(String url, int width, int height) throws InterruptedException {
    thread = new Thread(() -> publish(url, width, height), "camera");
    thread.setDaemon(true);
    thread.start();
    if (!begun.await(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the camera does not begin");
    }
  }

  private void publish(String url, int width, int height) {
    MuxerOptions options =
        MuxerOptions.DEFAULT.libav(Map.of("rtsp_transport", "tcp")).live(Duration.ofSeconds(10));
    Map<String, String> fast = Map.of("preset", "ultrafast", "tune", "zerolatency", "crf", "23");
    try (Muxer muxer = Muxer.open(url, options);
        VideoFrame picture = VideoFrame.blank(width, height, "yuv420p")) {
      FrameEncoder encoder =
          muxer.video(VideoEncoding.live(width, height, Rational.of(FPS, 1)).libav(fast));
      muxer.begin();
      long start = System.nanoTime();
      for (int n = 0; !stopped; n++) {
        CountedPicture.draw(picture, n);
        waitUntil(start + n * TimeUnit.SECONDS.toNanos(1) / FPS);
        picture.at(n, Rational.of(1, FPS));
        encoder.encode(picture);
        begun.countDown();
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

  @Override
  public void close() throws InterruptedException {
    stopped = true;
    thread.join();
  }
}
