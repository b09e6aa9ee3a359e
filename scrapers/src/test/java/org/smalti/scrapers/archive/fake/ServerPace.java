package org.smalti.scrapers.archive.fake;

import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;

/**
 * How slowly the fake archive answers.
 *
 * @param latency milliseconds before the first byte of each answer
 * @param throughput bytes per second of each connection, 0 for as fast as it goes
 */
record ServerPace(int latency, int throughput) {
  static final ServerPace FAST = new ServerPace(0, 0);
  /** Bytes go out in portions, so many a second. */
  private static final int PORTIONS = 50;

  void slow(MockResponse.Builder response) {
    if (latency > 0) {
      response.headersDelay(latency, TimeUnit.MILLISECONDS);
    }
    if (throughput > 0) {
      response.throttleBody(
          Math.max(1, throughput / PORTIONS), 1000 / PORTIONS, TimeUnit.MILLISECONDS);
    }
  }
}
