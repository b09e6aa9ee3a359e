package org.smalti.scrapers.fetch;

import java.io.IOException;
import java.time.Duration;

/** Notices a server that sends just enough not to count as silent. Used by one thread. */
final class LowSpeedDetector {
  /** Bytes in one window that are worth waiting for. */
  private static final int LEAST = 1024;

  private final long window;
  private long began = System.nanoTime();
  private long bytes;

  /** @param window in which at least {@value #LEAST} bytes must come */
  LowSpeedDetector(Duration window) {
    this.window = window.toNanos();
  }

  /** So much came now. */
  void came(int count) throws IOException {
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
