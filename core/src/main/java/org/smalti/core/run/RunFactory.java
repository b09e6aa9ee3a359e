package org.smalti.core.run;

/** Begins the stages of a command. */
@FunctionalInterface
public interface RunFactory {
  /** Begins a stage of {@code total} units, −1 if unknown. */
  Run begin(String stage, long total, Unit unit);

  /** Stages that show nothing. */
  static RunFactory silent() {
    return (stage, total, unit) -> Run.silent();
  }
}
