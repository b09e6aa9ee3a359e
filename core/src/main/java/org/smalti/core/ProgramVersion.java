package org.smalti.core;

import java.util.Optional;

/** The version of Smalti that runs, as the jar of this class says it. */
public final class ProgramVersion {
  private static final String UNFINISHED = "-SNAPSHOT";

  private ProgramVersion() {}

  /** Such as {@code 0.1.0} or {@code 0.2.0-SNAPSHOT}; empty if the classes come from no jar. */
  public static Optional<String> number() {
    return Optional.ofNullable(ProgramVersion.class.getPackage().getImplementationVersion());
  }

  /** The same for results, which are the same before and after a release: {@code 0.2.0}. */
  public static Optional<String> release() {
    return number().map(number -> number.replace(UNFINISHED, ""));
  }
}
