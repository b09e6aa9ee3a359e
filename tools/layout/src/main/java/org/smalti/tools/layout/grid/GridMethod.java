package org.smalti.tools.layout.grid;

import java.util.function.Supplier;
import org.smalti.core.table.EnumWord;

/** The ways to lay points out on a grid. */
public enum GridMethod {
  /** Slices first, then improves the similarity of adjacent items in feature space. */
  AUTO(SliceAssignment::new, true),
  /** Recursive equal-count slicing along the longer side, as RasterFairy does. */
  SLICE(SliceAssignment::new, false),
  /** The exact assignment with the least sum of squared distances between points and cells, for at most 4,096 cells. */
  LAP(LapAssignment::new, false);

  @SuppressWarnings("ImmutableEnumChecker") // a constructor reference holds nothing
  private final Supplier<GridAssignment> maker;

  private final boolean improved;

  GridMethod(Supplier<GridAssignment> maker, boolean improved) {
    this.maker = maker;
    this.improved = improved;
  }

  public GridAssignment make() {
    return maker.get();
  }

  /** Whether the assignment is only the start of a search in feature space. */
  boolean improved() {
    return improved;
  }

  /** The word on the command line. */
  @Override
  public String toString() {
    return EnumWord.of(this);
  }
}
