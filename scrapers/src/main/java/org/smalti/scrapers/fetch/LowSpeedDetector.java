package org.smalti.scrapers.fetch;

import java.time.Duration;
import org.smalti.scrapers.web.RequestException;
import org.smalti.scrapers.web.RequestException.Kind;

/**
 * Ends a transfer that is too slow: a server that sends a few bytes now and then never runs into a timeout. Only time
 * that was waited for the server counts. Used by one thread.
 */
final class LowSpeedDetector {
  private final long window;
  private final long least;
  private long waited;
  private long bytes;

  /**
   * @param window the time in which enough bytes must come
   * @param speed bytes per second
   */
  LowSpeedDetector(Duration window, long speed) {
    this.window = window.toNanos();
    least = Math.max(1, Math.round(speed * (this.window / 1e9)));
  }

  /**
   * Counts bytes that have come.
   *
   * @param nanos how long they were waited for
   * @throws RequestException of kind SLOW if a window has passed with too few of them
   */
  void received(int count, long nanos) throws RequestException {
    bytes += count;
    waited += nanos;
    if (waited >= window) {
      if (bytes < least) {
        throw new RequestException(
            Kind.SLOW,
            "only " + bytes + " bytes came in " + waited / 1_000_000
                + " ms; --lowest-speed tells what is too slow");
      }
      waited = 0;
      bytes = 0;
    }
  }
}
