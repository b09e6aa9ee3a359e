package org.smalti.core.run;

/** The wish to stop, set once by Ctrl-C and seen by every thread. */
public final class Cancellation {
  private volatile boolean requested;

  public void request() {
    requested = true;
  }

  public boolean isRequested() {
    return requested;
  }
}
