package org.smalti.scrapers.web;

import java.util.concurrent.ThreadLocalRandom;
import org.smalti.core.CancelledException;
import org.smalti.scrapers.web.RequestException.Kind;

/** Counts the attempts at one thing. Used by one thread. */
public final class RetryCounter {
  private final RetryPolicy retryPolicy;
  private int failed;

  public RetryCounter(RetryPolicy retryPolicy) {
    this.retryPolicy = retryPolicy;
  }

  /** Something came after all: the count begins anew. */
  public void progressed() {
    failed = 0;
  }

  /** Whether to try again after this trouble; waits first, where the {@link RequestThrottle} does not. */
  public boolean another(RequestException trouble) {
    failed++;
    if (!trouble.mayPass() || failed > retryPolicy.retries()) {
      return false;
    }
    if (trouble.kind() == Kind.BROKEN || trouble.kind() == Kind.WRONG) {
      try {
        Thread.sleep(
            retryPolicy.before(failed, ThreadLocalRandom.current().nextDouble()).toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancelledException();
      }
    }
    return true;
  }
}
