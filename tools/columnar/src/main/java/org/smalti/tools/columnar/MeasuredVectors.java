package org.smalti.tools.columnar;

import java.util.List;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Unit;
import org.smalti.tools.layout.TableVectors;

/**
 * The vectors of a table's rows, as they were measured.
 *
 * @param rows empty ones where there is no sound that can be read
 */
record MeasuredVectors(List<float[]> rows) {
  /** Takes vectors from their cache or makes them; rows without one are told to the person. */
  static MeasuredVectors of(
      TableVectors vectors, ScannedTable table, CommandContext run, Journal journal) {
    MeasuredVectors measured = new MeasuredVectors(vectors.of(table.samples(), run, journal));
    int missing = measured.rows.size() - measured.known();
    if (missing > 0) {
      run.say(Unit.ROWS.show(missing) + " without a vector: they have no sound that can be read");
    }
    return measured;
  }

  /** How many rows have one. */
  int known() {
    return (int) rows.stream().filter(vector -> vector.length > 0).count();
  }
}
