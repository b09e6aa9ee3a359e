package org.smalti.scrapers.web;

import java.util.concurrent.ThreadLocalRandom;

/** Counts the attempts at one request, and waits between them. Used by one thread. */
public final class RetryCounter {
  private final RetryPolicy retryPolicy;
  private int failed;

  public RetryCounter(RetryPolicy retryPolicy) {
    this.retryPolicy = retryPolicy;
  }

  /** The last attempt got on: the count begins anew. */
  public void progressed() {
    failed = 0;
  }

  /**
   * Whether to try again after this trouble. Waits first, unless the {@link ServerGate} will. An outage of the whole
   * site does not count: it ends, or it is given up, for all requests together.
   */
  public boolean another(RequestException trouble) {
    if (trouble.isOutage()) {
      return true;
    }
    failed++;
    if (!trouble.isTransient() || failed > retryPolicy.retries()) {
      return false;
    }
    if (!trouble.isGated() || trouble.isFromNode()) {
      retryPolicy.sleep(failed, ThreadLocalRandom.current().nextDouble());
    }
    return true;
  }
}
