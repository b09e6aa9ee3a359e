package org.smalti.core.run;

/** The request to stop: set once by Ctrl-C, seen by every thread. */
public final class Cancellation {
  private volatile boolean requested;

  public void request() {
    requested = true;
  }

  public boolean isRequested() {
    return requested;
  }
}
