package org.smalti.scrapers.web;

import java.util.concurrent.ThreadLocalRandom;
import org.smalti.core.CancelledException;
import org.smalti.scrapers.web.Trouble.Kind;

/** Counts the attempts at one thing. Used by one thread. */
public final class Retries {
  private final Patience patience;
  private int failed;

  public Retries(Patience patience) {
    this.patience = patience;
  }

  /** Something came after all: the count begins anew. */
  public void progressed() {
    failed = 0;
  }

  /** Whether to try again after this trouble; waits first, where the {@link Gate} does not. */
  public boolean another(Trouble trouble) {
    failed++;
    if (!trouble.mayPass() || failed > patience.retries()) {
      return false;
    }
    if (trouble.kind() == Kind.BROKEN || trouble.kind() == Kind.WRONG) {
      try {
        Thread.sleep(
            patience.before(failed, ThreadLocalRandom.current().nextDouble()).toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancelledException();
      }
    }
    return true;
  }
}
