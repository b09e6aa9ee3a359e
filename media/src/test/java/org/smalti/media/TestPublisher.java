package org.smalti.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Publishes a film by libav's RTSP muxer, again and again in real time, until it is closed. */
final class TestPublisher implements AutoCloseable {
  private final CompletableFuture<Void> begun = new CompletableFuture<>();
  private final CompletableFuture<Long> sent = new CompletableFuture<>();
  private final Thread thread;
  private volatile boolean stopped;
  private volatile boolean silent;

  private TestPublisher(Path film, String url, String transport, double speed) {
    thread = new Thread(
        () -> {
          try {
            sent.complete(publish(film, url, transport, speed));
          } catch (RuntimeException | Error e) {
            begun.completeExceptionally(e);
            sent.completeExceptionally(e);
          }
        },
        "test-publisher");
    thread.setDaemon(true);
    thread.start();
  }

  /** Returns when the film can be read. */
  static TestPublisher start(Path film, String url, String transport) throws Exception {
    return start(film, url, transport, 1);
  }

  static TestPublisher start(Path film, String url, String transport, double speed)
      throws Exception {
    TestPublisher publisher = new TestPublisher(film, url, transport, speed);
    publisher.begun.get(10, TimeUnit.SECONDS);
    return publisher;
  }

  private long publish(Path film, String url, String transport, double speed) {
    MuxerOptions options = MuxerOptions.DEFAULT
        .live(Duration.ofSeconds(10))
        .libav(Map.of("rtsp_transport", transport));
    try (Muxer muxer = Muxer.open(url, options)) {
      try (Demuxer first = MediaFile.open(film).demuxer()) {
        for (int i = 0; i < first.streams(); i++) {
          muxer.copyOf(first, i);
        }
      }
      muxer.begin();
      begun.complete(null);
      long packets = 0;
      long start = System.nanoTime();
      double offset = 0;
      while (!stopped) {
        double end = offset;
        try (Demuxer input = MediaFile.open(film).demuxer()) {
          for (Packet packet = input.next(); packet != null && !stopped; packet = input.next()) {
            Rational base = packet.timeBase();
            long stamp = packet.dts() == Packet.NO_TIME ? packet.pts() : packet.dts();
            double time = offset + base.seconds(stamp);
            end = Math.max(end, time + base.seconds(packet.duration()));
            waitUntil(start + (long) (time / speed * 1e9));
            while (silent && !stopped) {
              LockSupport.parkNanos(1_000_000);
            }
            muxer.write(packet.shift(Math.round(offset / base.value())));
            packets++;
          }
        }
        offset = end;
      }
      muxer.finish();
      return packets;
    }
  }

  private static void waitUntil(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** Sends nothing more, but stays connected. */
  void fallSilent() {
    silent = true;
  }

  /** Why it has ended; waits for that. */
  Throwable failure() throws Exception {
    return sent.handle((packets, failure) -> failure).get(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws InterruptedException {
    stopped = true;
    thread.join(10_000);
  }
}
