package org.smalti.tools.layout.grid;

import java.util.Locale;
import java.util.function.Supplier;

/** The ways to lay points out on a grid. */
public enum GridMethod {
  /** Recursive equal-count slicing along the longer side, as RasterFairy does. */
  SLICE(SliceAssignment::new);

  @SuppressWarnings("ImmutableEnumChecker") // a constructor reference holds nothing
  private final Supplier<GridAssignment> maker;

  GridMethod(Supplier<GridAssignment> maker) {
    this.maker = maker;
  }

  public GridAssignment make() {
    return maker.get();
  }

  /** The word on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
