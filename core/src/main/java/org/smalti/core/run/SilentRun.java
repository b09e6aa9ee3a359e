package org.smalti.core.run;

import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;

/** A run nobody looks at. */
enum SilentRun implements Run {
  INSTANCE;

  @Override
  public void advance(long amount) {}

  @Override
  public void skip(Failure failure) {
    throw SmaltiException.input(failure.filename() + ": " + failure.error());
  }

  @Override
  public void say(String message) {}

  @Override
  public void throwIfCancelled() {
    CancelledException.throwIfInterrupted();
  }

  @Override
  public void close() {}
}
