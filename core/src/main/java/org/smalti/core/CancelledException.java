package org.smalti.core;

/** The person asked to stop (Ctrl-C), or the engine interrupted a worker. Finished work is kept. */
public final class CancelledException extends RuntimeException {
  public CancelledException() {
    super("interrupted");
  }

  /** Throws if this thread has been interrupted. Long loops of a worker call it; it is how an engine stops them. */
  public static void throwIfInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancelledException();
    }
  }
}
