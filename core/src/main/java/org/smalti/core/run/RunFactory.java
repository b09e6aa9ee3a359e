package org.smalti.core.run;

import java.util.function.Consumer;

/** Begins the stages of a command. */
@FunctionalInterface
public interface RunFactory {
  /** Begins a stage of {@code total} units, −1 if unknown. */
  Run begin(String stage, long total, Unit unit);

  /** Stages that show nothing. */
  static RunFactory silent() {
    return (stage, total, unit) -> Run.silent();
  }

  /**
   * Stages that show nothing and go on after an item that can't be done.
   *
   * @param skipped is told which and why, by any thread, one at a time
   */
  static RunFactory silent(Consumer<Failure> skipped) {
    Run run = Run.silent(skipped);
    return (stage, total, unit) -> run;
  }
}
