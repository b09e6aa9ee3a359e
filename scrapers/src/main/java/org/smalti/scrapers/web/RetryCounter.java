package org.smalti.scrapers.web;

import java.util.concurrent.ThreadLocalRandom;
import org.smalti.scrapers.web.RequestException.Kind;

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

  /** Whether to try again after this trouble. Waits first, unless the {@link RequestThrottle} will. */
  public boolean another(RequestException trouble) {
    failed++;
    if (!trouble.isTransient() || failed > retryPolicy.retries()) {
      return false;
    }
    if (trouble.kind() == Kind.BROKEN || trouble.kind() == Kind.WRONG) {
      retryPolicy.sleep(failed, ThreadLocalRandom.current().nextDouble());
    }
    return true;
  }
}
