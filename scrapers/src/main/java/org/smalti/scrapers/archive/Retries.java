package org.smalti.scrapers.archive;

import java.util.concurrent.ThreadLocalRandom;
import org.smalti.core.CancelledException;
import org.smalti.scrapers.archive.Trouble.Kind;

/** Counts the attempts at one thing. Used by one thread. */
final class Retries {
  private final Patience patience;
  private int failed;

  Retries(Patience patience) {
    this.patience = patience;
  }

  /** Something came after all: the count begins anew. */
  void progressed() {
    failed = 0;
  }

  /** Whether to try again after this trouble; waits first, where the {@link Gate} does not. */
  boolean another(Trouble trouble) {
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
