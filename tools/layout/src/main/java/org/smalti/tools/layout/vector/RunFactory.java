package org.smalti.tools.layout.vector;

import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;

/** Begins the parts of a computation that a person sees, each with its own total. */
@FunctionalInterface
public interface RunFactory {
  Run begin(String stage, long total, Unit unit);

  /** Stages nobody watches. */
  static RunFactory silent() {
    return (stage, total, unit) -> Run.silent();
  }
}
