package org.smalti.compositions;

import java.nio.file.Path;
import java.util.List;
import org.smalti.compositions.plan.Plan;
import org.smalti.core.cli.GivenOptions;
import org.smalti.core.table.GridSize;

/**
 * A way to make a piece of the samples of a grid. What it can be told on the command line are its own {@code @Option}
 * fields. Its {@code @Command} description says what it does; without one, the words of its class's name do.
 */
@FunctionalInterface
public interface Composition {
  /** What is heard and seen, when and where. The same setting gives the same plan. */
  Plan plan(Setting setting);

  /**
   * How many cells fill the picture at the beginning if nothing is said: at most 16x16, and a third of a small grid.
   */
  default GridSize usualFirst(GridSize all) {
    return third(all, new GridSize(16, 16));
  }

  /** How many cells fill the picture at the end if nothing is said. */
  default GridSize usualLast(GridSize all) {
    return all.within(new GridSize(128, 128));
  }

  /** A part of a grid: at most {@code most}, and at most a third of each side. */
  static GridSize third(GridSize all, GridSize most) {
    return most.within(new GridSize((all.columns() + 2) / 3, (all.rows() + 2) / 3));
  }

  /** Whether its samples need cells of a grid; without, each is alone in the picture, in the order of the table. */
  default boolean isOnGrid() {
    return true;
  }

  /**
   * The command that makes its table from the one that was named, where it needs such a one: its words, without
   * {@code --in}, {@code --dir} and {@code --out}.
   */
  default List<String> preparation() {
    return List.of();
  }

  /**
   * Refuses options of its own that have no effect together.
   *
   * @throws org.smalti.core.SmaltiException if there are such
   */
  default void refuse(GivenOptions given) {}

  /** Files that it reads besides its table and the media; nothing is written over them. */
  default List<Path> reads() {
    return List.of();
  }

  /** Columns it needs besides those of the grid, of all clips that can be heard. */
  default List<String> columns() {
    return List.of();
  }
}
