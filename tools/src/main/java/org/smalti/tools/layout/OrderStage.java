package org.smalti.tools.layout;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Unit;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.tools.layout.order.Walk;
import org.smalti.tools.layout.vector.Vectors;

/**
 * From likeness to ranks. Rows that can't be compared stay in the table without a rank.
 *
 * @param column that is filled
 */
record OrderStage(String column, Likeness likeness) {
  OrderStage {
    if (column.isBlank() || Sample.PLACE.contains(column)) {
      throw SmaltiException.usage("--column can't be \"" + column + "\"; choose another name");
    }
  }

  /** What the ranks depend on. */
  Fingerprint content(Table table) {
    Fingerprint content = new Fingerprint().with(column);
    likeness.describe(table, content);
    return content;
  }

  /** Fills the column. */
  ColumnStep.Made fill(Table table, RunOptions run, Journal journal) {
    if (table.size() == 0) {
      throw SmaltiException.input(table.columns().source() + " has no rows; nothing to order");
    }
    List<float[]> found = likeness.of(table, run, journal);
    int[] heard =
        IntStream.range(0, table.size()).filter(i -> found.get(i).length > 0).toArray();
    if (heard.length == 0) {
      throw SmaltiException.input(
          table.columns().source() + " has no row that can be compared by " + likeness.name());
    }
    if (heard.length < table.size()) {
      run.say(Unit.ROWS.show(table.size() - heard.length)
          + " without a rank: they can't be compared by " + likeness.name());
    }
    Vectors vectors =
        likeness.comparable(Arrays.stream(heard).mapToObj(found::get).toList());
    Walk walk = Walk.through(vectors, run.threads(), run::begin);
    run.say(String.format(
        Locale.ROOT,
        "a walk of %.4g by %s, in the order of the table %.4g",
        walk.length(),
        likeness.name(),
        Walk.inOrder(vectors).length()));
    String[] ranks = new String[table.size()];
    Arrays.fill(ranks, "");
    for (int rank = 0; rank < heard.length; rank++) {
      ranks[heard[walk.stops()[rank]]] = Integer.toString(rank);
    }
    Table filled = table.with(List.of(column), i -> new String[] {ranks[i]});
    return new ColumnStep.Made(filled, heard.length);
  }
}
