package org.smalti.scrapers.fetch;

import java.io.IOException;
import java.time.Duration;

/**
 * Ends a transfer that is nearly silent: a server that sends a few bytes now and then never runs into a timeout. Used
 * by one thread.
 */
final class LowSpeedDetector {
  /** Bytes that must come in each window. */
  private static final int LEAST = 1024;

  private final long window;
  private long began = System.nanoTime();
  private long bytes;

  /** @param window the time in which at least {@value #LEAST} bytes must come */
  LowSpeedDetector(Duration window) {
    this.window = window.toNanos();
  }

  /**
   * Counts bytes that have come.
   *
   * @throws IOException if a window has passed with too few of them
   */
  void received(int count) throws IOException {
    bytes += count;
    long now = System.nanoTime();
    if (now - began >= window) {
      if (bytes < LEAST) {
        throw new IOException("only " + bytes + " bytes came in " + window / 1_000_000 + " ms");
      }
      began = now;
      bytes = 0;
    }
  }
}
