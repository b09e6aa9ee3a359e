package org.smalti.tools.collection;

import java.nio.file.Path;
import java.util.function.BiFunction;
import org.smalti.core.table.Sort;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.tools.collection.thin.Thinning;

/**
 * Chooses samples and leaves out those that are nearly like others. What that leaves free below the limit is filled up
 * from samples that were beyond it, until there are as many as were asked for, or no others.
 */
final class ThinnedSubset {
  /** A larger choice is at least so many times as large, so that there are few of them. */
  private static final double GROWTH = 1.5;

  private final SubsetOptions options;
  private final Thinning thinning;
  private final BiFunction<SubsetOptions, Path, SubsetStage.Outcome> choice;

  /** @param choice writes the samples that some options choose to a file */
  ThinnedSubset(
      SubsetOptions options,
      Thinning thinning,
      BiFunction<SubsetOptions, Path, SubsetStage.Outcome> choice) {
    this.options = options;
    this.thinning = thinning;
    this.choice = choice;
  }

  /**
   * What was kept.
   *
   * @param chosen the last choice
   */
  record Kept(SubsetStage.Outcome chosen, Table samples) {}

  /**
   * The samples that are kept; those of the first choice come before those that fill up.
   *
   * @param first what {@code file} holds: the choice of the options
   * @param file is written over by each larger choice
   */
  Kept of(SubsetStage.Outcome first, Path file) {
    int limit = options.limit();
    SubsetStage.Outcome chosen = first;
    Sort best = Sort.parse(options.sort());
    Table kept = thinning.of(TableReader.read(file), best, limit);
    for (double wider = limit; kept.size() < limit && chosen.samples() < chosen.passed(); ) {
      double needed = (double) limit * chosen.samples() / Math.max(1, kept.size());
      wider = Math.min(chosen.passed(), Math.ceil(Math.max(GROWTH * wider, needed)));
      SubsetStage.Outcome more = choice.apply(options.upTo((int) wider), file);
      if (more.samples() <= chosen.samples()) {
        break; // --limit-per-file gives no more
      }
      chosen = more;
      kept = thinning.of(TableReader.read(file), best, limit);
    }
    return new Kept(chosen, kept);
  }
}
